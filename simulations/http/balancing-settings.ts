// By which rule a box picks one of its servers, in the products' own terms: plain data, made by a profile (`scenario/profiles`), obeyed by
// `queueing/balancing`. It stands here because both rooms may see HTTP and neither may see the other.

/** An `upstream` block of nginx 1.22. */
export type NginxBalancing =
  | { readonly product: 'nginx'; readonly policy: 'round-robin' | 'least_conn' | 'ip_hash' }
  | { readonly product: 'nginx'; readonly policy: 'hash'; readonly isConsistent: boolean }
  | { readonly product: 'nginx'; readonly policy: 'random'; readonly candidates: 1 | 2 };

export type HashFunction = 'sdbm' | 'djb2' | 'wt6' | 'crc32';

/** HAProxy's `hash-type`. */
export interface HashType {
  readonly method: 'map-based' | 'consistent';
  readonly by: HashFunction;
  readonly isAvalanche: boolean;
}
/** Without a `hash-type` line, and for the bare word `consistent`, which brings the avalanche along. */
export const MAP_BASED: HashType = { method: 'map-based', by: 'sdbm', isAvalanche: false };
export const CONSISTENT: HashType = { method: 'consistent', by: 'sdbm', isAvalanche: true };

/** A `backend` of HAProxy 2.6; `allBackups` is its option of that name. */
export type HaproxyBalancing = { readonly product: 'haproxy'; readonly allBackups: boolean } & (
  | { readonly policy: 'roundrobin' | 'static-rr' | 'leastconn' | 'first' }
  | { readonly policy: 'source' | 'uri' | 'hdr' | 'url_param' | 'hash'; readonly hashType: HashType }
  | { readonly policy: 'random'; readonly draws: number }
);

/** The option of the `cache_peer` lines of Squid 5.7; `first-up` where they have none. */
export interface SquidBalancing {
  readonly product: 'squid';
  readonly policy: 'round-robin' | 'weighted-round-robin' | 'first-up' | 'sourcehash' | 'carp';
}

/** A director of Varnish 7.1. */
export type VarnishBalancing =
  | { readonly product: 'varnish'; readonly policy: 'round_robin' | 'random' | 'hash' }
  | { readonly product: 'varnish'; readonly policy: 'fallback'; readonly isSticky: boolean };

/** `lbmethod` of Apache httpd 2.4. */
export interface ApacheBalancing {
  readonly product: 'apache';
  readonly policy: 'byrequests';
}

/** No product: by the names that the field uses for the ideas. */
export interface PlainBalancing {
  readonly product: null;
  readonly policy:
    | 'round-robin'
    | 'smooth-weighted'
    | 'least-connections'
    | 'random'
    | 'random-two'
    | 'address-hash'
    | 'uri-hash'
    | 'consistent-hash'
    | 'source';
}

export type BalancingSettings =
  NginxBalancing | HaproxyBalancing | SquidBalancing | VarnishBalancing | ApacheBalancing | PlainBalancing;

/** Text with gaps that the request fills. */
export type KeyText = readonly (
  | string
  | {
      readonly of: 'client-address' | 'scheme' | 'host' | 'request-uri' | 'uri' | 'is-args' | 'args' | 'method' | 'url';
    }
  | { readonly field: string }
  | { readonly cookie: string }
  | { readonly argument: string }
)[];

/** What a hash goes by. */
export type HashKey =
  /** Nothing: the policy hashes nothing. */
  | { readonly by: 'nothing' }
  | { readonly by: 'text'; readonly text: KeyText }
  /** HAProxy `balance uri`: without the query unless `isWhole`; cut after so many characters or directories; 0: not cut. */
  | {
      readonly by: 'uri';
      readonly isWhole: boolean;
      readonly isPathOnly: boolean;
      readonly length: number;
      readonly depth: number;
    }
  /** HAProxy `balance hdr(NAME)`: the last line's value; of Host with `use_domain_only`, what is before the top-level domain. */
  | { readonly by: 'field'; readonly name: string; readonly isDomainOnly: boolean }
  /** HAProxy `balance url_param`: the value of this argument of the query, as it stands. */
  | { readonly by: 'argument'; readonly name: string };
