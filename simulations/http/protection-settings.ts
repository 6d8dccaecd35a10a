// What a box refuses, delays or holds: plain data, made by a profile (`scenario/profiles`), obeyed by `protection` and by the boxes. It stands
// here because all three rooms may see HTTP and none of the others.
import type { Template } from './rewriting-settings.ts';

/** An IPv4 prefix. */
export interface Prefix {
  readonly base: string;
  readonly bits: number;
}

/** Both ends included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export type TextMatch = 'is' | 'begins' | 'ends' | 'contains' | 'pattern' | 'present';

/** What a table counts under one key: in all, within its period, or at this moment. */
export type Counter =
  | 'requests'
  | 'requests-in-period'
  | 'connections'
  | 'connections-in-period'
  | 'connections-now'
  | 'errors'
  | 'errors-in-period'
  | 'marks';

/** Where a counter is read: what this request was counted under before, or any key of a table. */
export type CountedUnder = { readonly slot: number } | { readonly table: string; readonly key: Template };

/** What a rule may ask of a request. `destination` is the address of the site's name, which is looked up for it. */
export type Ask =
  | { readonly ask: 'always' }
  | { readonly ask: 'all' | 'any'; readonly of: readonly Ask[] }
  | { readonly ask: 'not'; readonly of: Ask }
  /** The first of these that applies says so or not; none: not. */
  | { readonly ask: 'first'; readonly of: readonly { readonly when: Ask; readonly says: boolean }[] }
  | {
      readonly ask: 'address';
      readonly whose: 'client' | 'peer' | 'own' | 'destination';
      readonly within: readonly Prefix[];
    }
  /** Host of the target URI; a leading dot stands for the name and all below it. */
  | { readonly ask: 'host'; readonly domains: readonly string[] }
  | {
      readonly ask: 'text';
      readonly of: Template;
      readonly match: TextMatch;
      readonly values: readonly string[];
      readonly ignoresCase: boolean;
    }
  /** Any member of a list-based field. */
  | {
      readonly ask: 'member';
      readonly field: string;
      readonly match: TextMatch;
      readonly values: readonly string[];
      readonly ignoresCase: boolean;
    }
  | {
      readonly ask: 'number';
      readonly of: 'destination-port' | 'own-port' | 'content-length' | 'connections-of-client';
      readonly within: readonly Range[];
    }
  | {
      readonly ask: 'counted';
      readonly counter: Counter;
      readonly under: CountedUnder;
      readonly within: readonly Range[];
    }
  /** Good credentials came with it, of one of these; null: of anybody who has an account. */
  | { readonly ask: 'user'; readonly names: readonly string[] | null; readonly status: 401 | 407 };

/** What follows when a rule applies; `count` and `mark` go on to the next rule. */
export type Consequence =
  | { readonly then: 'allow' }
  | { readonly then: 'refuse'; readonly status: number }
  /** The connection ends, or stays, without a word. */
  | { readonly then: 'close' | 'reset' | 'ignore' }
  /** Refused, but only after a while. */
  | { readonly then: 'tarpit'; readonly status: number; readonly afterMs: number }
  | { readonly then: 'count'; readonly slot: number; readonly table: string; readonly key: Template }
  | { readonly then: 'mark'; readonly slot: number };

export interface AccessRule {
  readonly when: Ask;
  readonly outcome: Consequence;
  /** The product's own words. */
  readonly word: string;
}

/** nginx's leaky bucket (ngx_http_limit_req_module): numbers in thousandths of a request. */
export interface RateLimit {
  readonly zone: string;
  /** Requests are counted apart by it; empty: not at all. */
  readonly key: Template;
  /** What drains each second. */
  readonly rate: number;
  readonly burst: number;
  /** As much as is let through without a wait; Infinity: all. */
  readonly undelayed: number;
}

export interface ConnectionLimit {
  readonly zone: string;
  readonly key: Template;
  /** As many may be in work at once. */
  readonly most: number;
}

/** What a request has to pass, in this order. */
export type Gate =
  | {
      readonly gate: 'size';
      readonly mostBytes: number;
      readonly status: number;
      readonly word: string;
      /** Content that does not say its length and grows too large: a page, or the connection is reset. */
      readonly growing: 'refused' | 'reset';
    }
  | {
      readonly gate: 'rate';
      readonly limits: readonly RateLimit[];
      readonly status: number;
      /** Only told, not done. */
      readonly isDryRun: boolean;
    }
  | {
      readonly gate: 'connections';
      readonly limits: readonly ConnectionLimit[];
      readonly status: number;
      readonly isDryRun: boolean;
    }
  | {
      readonly gate: 'access';
      readonly rules: readonly AccessRule[];
      readonly otherwise: Consequence;
      readonly otherwiseWord: string;
      /** Whether a rule that asks for credentials which are not there ends the asking with a challenge (Squid), or only does not apply. */
      readonly challenges: boolean;
    };

/** A table of counters (HAProxy: stick-table). */
export interface CounterTable {
  readonly name: string;
  readonly expireMs: number | null;
  readonly periodsMs: { readonly requests: number; readonly connections: number; readonly errors: number };
}

/** How a product makes out a request in what it receives. */
export type SyntaxRules = 'rfc' | 'nginx' | 'haproxy' | 'squid' | 'varnish';

/** What a head may be at most; octets. */
export interface HeadLimits {
  /** The first line, with its line end. */
  readonly lineBytes: number;
  readonly fieldBytes: number;
  readonly headBytes: number;
  readonly fields: number;
  /** nginx: the first buffer, and how many more of `fieldBytes` it takes for a head. Null: heads are not held in buffers. */
  readonly buffers: { readonly firstBytes: number; readonly further: number } | null;
  /** The request-target. */
  readonly targetBytes: number;
}

/** How long it waits for what a client has begun, and what it says then; null: nothing, it closes. */
export interface Patience {
  readonly headMs: number | null;
  readonly bodyMs: number | null;
  readonly headStatus: number | null;
  readonly bodyStatus: number | null;
}

export interface ProtectionSettings {
  /** What is named where no RFC section rules. */
  readonly source: string;
  readonly syntax: SyntaxRules;
  readonly head: HeadLimits;
  readonly gates: readonly Gate[];
  readonly tables: readonly CounterTable[];
  /** Accounts, as "name:password" (RFC 7617 §2). */
  readonly accounts: readonly string[];
  /** The largest content of an answer that is passed on, and the status of the page that takes its place; null: any. */
  readonly reply: { readonly mostBytes: number; readonly status: number; readonly word: string } | null;
  readonly patience: Patience;
  /** Whether a request's content is gathered before anybody is asked for an answer, up to so many octets; 0: not at all. */
  readonly holdsRequestBytes: number;
  /** Whether an answer is taken from the server as fast as it comes, however slowly the client reads. */
  readonly holdsReply: boolean;
}
