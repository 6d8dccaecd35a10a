// What a cache is, for the rules that ask: whether many users share it, what its clock says, what it was set to.

export interface CacheTraits {
  /** Shared by many users, as a proxy's or a gateway's; a browser's is private (RFC 9111 §1). */
  readonly isShared: boolean;
  /** Seconds since 1970 at the start of the run: turns instants into dates and back. */
  readonly epochSeconds: number;
  /** Fields that, where they are well formed, stand in place of Cache-Control and Expires, the first first (RFC 9213 §2.2). */
  readonly targets?: readonly string[];
  /** The share of the time since Last-Modified for which a response is taken as fresh that does not say (RFC 9111 §4.2.2); missing: 0.1. */
  readonly guess?: number;
}
