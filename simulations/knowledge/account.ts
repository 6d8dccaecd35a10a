// The account of one exchange: plain data from which every cell of every instant can be read off.
import type { Instant } from '../kernel/time.ts';
import type { ObserverId } from '../trace/header.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Belief } from './belief.ts';
import type { Column } from './columns.ts';
import type { BaseFact } from './fact.ts';
import type { Track } from './track.ts';

/** What came to be known of one exchange. */
export interface Account {
  readonly exchange: ExchangeId;
  readonly wantedAt: Instant;
  readonly wantedRecord: number;
  readonly finishedAt: Instant | null;
  /** Who runs the node that wanted it; null: nobody who is asked about. */
  readonly client: ObserverId | null;
  readonly absent: readonly BaseFact[];
  /** By column, then by base fact in order of `BASE_FACTS`. */
  readonly tracks: readonly (readonly (Track | null)[])[];
  /** By column. */
  readonly onlookers: readonly Onlooker[];
  /** Columns of those who run the origin. */
  readonly originColumns: readonly Column[];
  /** The cache that answered from its store. */
  readonly hit: { readonly node: NodeId; readonly record: number; readonly at: Instant } | null;
  readonly beliefs: readonly Belief[];
}

/** How a column stands to the exchange, whatever it learns. */
export interface Onlooker {
  /** When its first message passed. */
  readonly seenAt: Instant | null;
  /** The addresses next to it on the client's side and on the site's. */
  readonly neighbours: { readonly opener: Address | null; readonly acceptor: Address | null };
}
