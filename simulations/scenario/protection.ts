// What a box without a product refuses, delays and holds, as a scenario says it.

/** Limits in generic words; a product's own stand in its directives. */
export interface Protection {
  /** A leaky bucket for each client, one for all, or one for each value of a field ("field X-Api-Key"; none for those who send none). */
  readonly rateLimit: {
    readonly per: string;
    readonly requestsPerSecond: number;
    /** How many more may wait; how many of them need not (null: none of them waits). */
    readonly burst: number;
    readonly undelayed: number | null;
    readonly status: number;
  } | null;
  /** How many requests may be in work at once; `per` as above. */
  readonly connectionLimit: { readonly per: string; readonly most: number; readonly status: number } | null;
  /** The first that fits decides; an empty list fits everything. `paths`: how the path begins; `hosts`: ".a.example" stands for all below it too. */
  readonly rules: readonly {
    readonly verdict: 'allow' | 'deny';
    readonly addresses: readonly string[];
    readonly hosts: readonly string[];
    readonly paths: readonly string[];
    readonly methods: readonly string[];
  }[];
  readonly otherwise: 'allow' | 'deny';
  /** Only those who have an account (RFC 9110 §11). */
  readonly authentication: { readonly realm: string } | null;
  readonly maxContentBytes: number | null;
  readonly maxLineBytes: number | null;
  readonly maxHeadBytes: number | null;
  readonly headTimeoutMs: number | null;
  readonly contentTimeoutMs: number | null;
  /** Whether a request's content is gathered before the next hop is asked; whether answers are taken faster than the client reads. */
  readonly holdsRequests: boolean;
  readonly holdsReplies: boolean;
  /** Peers whose X-Forwarded-For it believes, as addresses or prefixes. */
  readonly trusts: readonly string[];
}
