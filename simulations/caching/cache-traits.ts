// What a cache is, for the rules that ask: whether many users share it, and what its clock says.

export interface CacheTraits {
  /** Shared by many users, as a proxy's or a gateway's; a browser's is private (RFC 9111 §1). */
  readonly isShared: boolean;
  /** Seconds since 1970 at the start of the run: turns instants into dates and back. */
  readonly epochSeconds: number;
}
