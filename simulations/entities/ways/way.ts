// How a client gets to a site: whatever it has to open, ask for and agree on until it can say its request.
import type { TargetUri } from '../../http/target-uri.ts';
import type { ExchangeId, Failure } from '../../trace/record.ts';
import type { TlsVersion } from '../../http/connection-settings.ts';
import type { Address } from '../../wire/address.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { End } from '../transport/end.ts';
import type { Pool } from '../transport/pool.ts';

/** Who sets out, from where, and what it has for it. */
export interface Traveller {
  readonly node: NodeId;
  readonly address: Address;
  readonly tlsVersions: readonly TlsVersion[];
  readonly world: World;
  readonly pool: Pool;
}

/** What comes of setting out; one of the two is told. */
export interface Going {
  /** Over this end the site hears the request. `keep`: the end may be used again for the same site. */
  readonly arrived: (end: End, keep: () => void) => void;
  readonly failed: (failure: Failure) => void;
}

export interface Way {
  go(uri: TargetUri, exchange: ExchangeId, going: Going): void;
}
