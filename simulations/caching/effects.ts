// What a cache wants done: it does nothing itself, so that a simulated box and a program can both drive it.
import type { Request, Response } from '../http/message.ts';
import type { Duration } from '../kernel/time.ts';
import type { CacheDecision } from './decide.ts';
import type { Failure, Held } from './policy.ts';

/** Number of a request, given by whoever asks; number of a fetch, given by the cache. */
export type RequestId = number;
export type FetchId = number;

export type Effect =
  /** The client gets this. `fetch`: by which the response came just now, null when it was there. */
  | {
      readonly effect: 'answer';
      readonly id: RequestId;
      readonly fetch: FetchId | null;
      readonly response: Response;
      readonly decision: CacheDecision;
      /** The product's word, where the cache is a product's. */
      readonly word: string;
      readonly ageSeconds: number | null;
      /** Whether it is kept now; whether its content came out of the store. */
      readonly isStored: boolean;
      readonly isFromStore: boolean;
    }
  /** The client gets a page of the box's own. `status` null: the box's own for that cause. `length`: of what was there, for 416. */
  | {
      readonly effect: 'refuse';
      readonly id: RequestId;
      readonly fetch: FetchId | null;
      readonly status: number | null;
      readonly why: Failure | 'only-if-cached' | 'kept-failure' | 'precondition' | 'range';
      readonly length: number | null;
      readonly decision: CacheDecision;
      readonly word: string;
    }
  /** To be sent on, for the client of that request, or null: behind everybody's back, on account of the request `cause`. `mayBeKept`: what
   * comes is worth having even if the client is gone by then. */
  | {
      readonly effect: 'forward';
      readonly fetch: FetchId;
      readonly id: RequestId | null;
      readonly cause: RequestId;
      readonly mayBeKept: boolean;
      readonly request: Request;
    }
  /** Ask again after so long (`woken`). */
  | { readonly effect: 'wake'; readonly timer: number; readonly after: Duration }
  /** For the record. */
  | { readonly effect: 'consulted'; readonly id: RequestId; readonly decision: CacheDecision }
  | { readonly effect: 'waits'; readonly id: RequestId; readonly behind: FetchId }
  /** `replaces`: what the same requests were answered with until now. */
  | {
      readonly effect: 'stored';
      readonly fetch: FetchId;
      readonly held: Held;
      readonly replaces: Held | null;
      readonly evicted: readonly Held[];
      readonly word: string;
    }
  | {
      readonly effect: 'declined';
      readonly fetch: FetchId;
      readonly reason: string;
      readonly section: string;
      readonly word: string;
    }
  /** The stored response holds still; it keeps its number. `evicted`: its fields may have grown. */
  | {
      readonly effect: 'freshened';
      readonly fetch: FetchId;
      readonly held: Held;
      readonly evicted: readonly Held[];
      readonly word: string;
    }
  /** Stale as it is it serves, since nothing better came. */
  | {
      readonly effect: 'reused';
      readonly fetch: FetchId;
      readonly held: Held;
      readonly section: string;
      readonly word: string;
    }
  | { readonly effect: 'removed'; readonly fetch: FetchId; readonly held: readonly Held[]; readonly section: string };

export type Answer = Extract<Effect, { effect: 'answer' }>;
export type Refusal = Extract<Effect, { effect: 'refuse' }>;
