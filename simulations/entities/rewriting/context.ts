// Where a box stands when it rewrites a message: what it knows besides the message itself.
import type { Request } from '../../http/message.ts';
import type { Scheme, TargetUri } from '../../http/target-uri.ts';
import type { SocketAddress } from '../../wire/address.ts';

export interface RewritingContext {
  /** Who sent the request, as the packets show it. */
  readonly peer: SocketAddress;
  /** Whom a PROXY line names as the peer's peer; missing or null: no line came. */
  readonly told?: SocketAddress | null;
  /** Where it was received. */
  readonly own: SocketAddress;
  readonly nextHop: SocketAddress;
  readonly nextHopScheme: Scheme;
  readonly receivedScheme: Scheme;
  /** What the request is about (RFC 9112 §3.3). */
  readonly target: TargetUri;
  /** Seconds since 1970. */
  readonly epochSeconds: number;
  /** What the cache did, in the word that X-Cache takes (MISS, HIT); null: no cache was asked. */
  readonly cacheWord: string | null;
  /** The age of a response out of the cache; null: it is not out of the cache. */
  readonly ageSeconds: number | null;
  /** The member of Cache-Status (RFC 9211); null: none is to be told. */
  readonly cacheStatus: string | null;
  /** Whether the content is out of the cache; missing: it is, when it has an age. */
  readonly isFromCache?: boolean;
  /** HIT where the cache had something, fit for use or not; missing: as `cacheWord`. */
  readonly cacheLookup?: string;
  /** Numbers of this transaction and of the one that stored the response, for boxes that tell them. */
  readonly transaction?: number;
  readonly storedTransaction?: number | null;
  /** What leads the client back to the server that it had; missing or null: nothing does, or it knows. */
  readonly stickiness?: string | null;
  /** Whether the next hop is a proxy, which wants the absolute form (RFC 9112 §3.2.2); missing: no. */
  readonly nextHopIsProxy?: boolean;
}

/** All that a template or a condition may ask for while one message is rewritten. */
export interface Surroundings {
  readonly context: RewritingContext;
  readonly request: Request;
  /** Values that only pages of the box's own have. */
  readonly page: {
    readonly title: string;
    readonly error: string;
    readonly length: string;
    readonly cacheWord: string;
  } | null;
}
