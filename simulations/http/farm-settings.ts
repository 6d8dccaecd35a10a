// What a box is told of the servers behind it: who they are, how one is picked, watched and left for another. Plain data, made by a profile
// (`scenario/profiles`), obeyed by `queueing`, `health` and the gateway.
import type { BalancingSettings, HashKey } from './balancing-settings.ts';

/** After so many failures a server is passed over for so long (nginx `max_fails`, `fail_timeout`). */
export interface PassiveCheck {
  /** 0: never passed over. */
  readonly maxFails: number;
  /** Whole seconds. */
  readonly failTimeoutS: number;
}

/** A question that the box asks a server of its own accord, again and again. */
export interface ActiveCheck {
  /** What is asked; null: a connection is opened and closed, nothing more. */
  readonly asks: { readonly method: string; readonly target: string; readonly host: string | null } | null;
  /** Statuses that pass, from … to, both included. */
  readonly passes: readonly [least: number, most: number];
  /** Time from the end of one check to the start of the next: while all is well, while it changes, while the server is down. */
  readonly everyMs: number;
  readonly changingMs: number;
  readonly downMs: number;
  readonly timeoutMs: number;
  /** Time before the first one. */
  readonly firstMs: number;
  readonly judges:
    /** HAProxy: so many failures in a row and it is down, so many successes and it is up. It begins as up, one failure from being down. */
    | { readonly by: 'streak'; readonly fall: number; readonly rise: number; readonly startsSound: boolean }
    /** Varnish: up while so many of the last `window` checks were good; begins as if `initial` good ones had been. */
    | { readonly by: 'window'; readonly window: number; readonly threshold: number; readonly initial: number };
}

/** One server of the list, as the configuration has it. */
export interface FarmServer {
  /** Which of the box's servers it is: a place in the list of nodes that the box was given. Two lines may mean one node. */
  readonly node: number;
  /** Its text in the list, such as `10.2.0.11:8080`; nginx's ring and Squid's hashes go by it. */
  readonly name: string;
  readonly weight: number;
  /** Serves only while no other can. */
  readonly isBackup: boolean;
  /** Switched off by the configuration; keeps its place in hashes. */
  readonly isDown: boolean;
  /** Requests that it may have at a time; null and 0: no limit. */
  readonly maxConnections: number | null;
  /** Requests that may wait for this server alone; 0: any number. */
  readonly maxQueue: number;
  /** The value of the stickiness cookie that leads to it; null: none does. */
  readonly cookie: string | null;
  /** Null: others watch it. */
  readonly passive: PassiveCheck | null;
  readonly check: ActiveCheck | null;
  /** Squid's `connect-fail-limit`: after so many failed connections in a row it is dead until a probe gets through; null: never. */
  readonly connectFailLimit: number | null;
}

/** A switch in the line to one server: it opens after so many failures in a row, and after a while lets single requests try. */
export interface CircuitBreaker {
  readonly failures: number;
  readonly openMs: number;
  /** Successes in a row that close it again. */
  readonly successes: number;
}

/** HAProxy's `cookie`; the generic stickiness is its `insert indirect`. */
export interface Stickiness {
  readonly cookie: string;
  /** What follows the value in Set-Cookie, with its semicolons; null: the box sends no Set-Cookie, the servers do. */
  readonly attributes: string | null;
  /** The cookie is taken out of what the server gets. */
  readonly isIndirect: boolean;
  /** `nocache`: an answer that could be stored is made private. */
  readonly makesPrivate: boolean;
  /** `postonly`: only answers to POST bring it. */
  readonly onPostOnly: boolean;
}

/** What is done about a try that brought no answer. */
export type Retrying =
  /** RFC 9110 §9.2.2: another server, if nothing was sent or the method is idempotent; `tries` in all, 0: each server once. */
  | {
      readonly rules: 'rfc';
      readonly tries: number;
      readonly nonIdempotent: boolean;
      readonly statuses: readonly number[];
    }
  /** `proxy_next_upstream` and its kin; 0: no limit. */
  | {
      readonly rules: 'nginx';
      readonly conditions: readonly string[];
      readonly tries: number;
      readonly timeoutMs: number;
    }
  | {
      readonly rules: 'haproxy';
      readonly retries: number;
      /** `option redispatch`: at each k-th try (k > 0), at the k-th from the last (k < 0); null: not set. */
      readonly redispatch: number | null;
      readonly retryOn: readonly string[];
      /** It waits a second before it asks the same server again, or this if it is less. */
      readonly connectTimeoutMs: number | null;
    }
  | { readonly rules: 'squid'; readonly tries: number; readonly onError: boolean }
  | { readonly rules: 'varnish' };

export interface FarmSettings {
  readonly servers: readonly FarmServer[];
  readonly balancing: BalancingSettings;
  readonly key: HashKey;
  readonly stickiness: Stickiness | null;
  /** Whether a request waits while all have their fill, how many may, and for how long; null: it does not, or for ever. */
  readonly queue: { readonly limit: number | null; readonly timeoutMs: number | null } | null;
  readonly circuit: CircuitBreaker | null;
  readonly retrying: Retrying;
}

/** A server of weight 1 without options, but for those given. */
export const farmServer = (
  node: number,
  name: string,
  options: Partial<Omit<FarmServer, 'node' | 'name'>> = {},
): FarmServer => ({
  weight: 1,
  isBackup: false,
  isDown: false,
  maxConnections: null,
  maxQueue: 0,
  cookie: null,
  passive: null,
  check: null,
  connectFailLimit: null,
  ...options,
  node,
  name,
});

/** What a box thinks of a server. `suspect`: it failed, not often enough; `probing`: it was down, and what is asked of it now decides. */
export type Standing = 'up' | 'suspect' | 'down' | 'probing';

/** What HAProxy's `all-retryable-errors` stands for, and all that `retry-on` knows. (HAProxy 2.6) */
export const HAPROXY_RETRYABLE: readonly string[] = [
  ...['conn-failure', 'empty-response', 'junk-response', 'response-timeout', '0rtt-rejected'],
  ...['500', '502', '503', '504'],
];
export const HAPROXY_RETRY_WORDS: readonly string[] = [
  ...['none', 'all-retryable-errors', ...HAPROXY_RETRYABLE],
  ...['401', '403', '404', '408', '425', '429', '501'],
];
