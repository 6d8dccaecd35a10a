// What makes one cache different from another, as a few pure functions: the engine asks them, and does what they say.
import type { Request, Response } from '../http/message.ts';
import type { TargetUri } from '../http/target-uri.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { CacheForward, CacheHit } from './decide.ts';
import type { StoredResponse } from './store.ts';

/** How long a stored response lasts; all instants are the first at which it no longer does. */
export interface Lifespan {
  /** From here its age counts (RFC 9111 §4.2.3); may lie before the run. */
  readonly bornAt: Instant;
  readonly freshUntil: Instant;
  /** Stale, but usable while somebody asks anew; stale, but usable when asking fails. Not after `freshUntil`: never. */
  readonly whileRevalidatingUntil: Instant;
  readonly ifErrorUntil: Instant;
  /** Gone altogether; null: when room is needed. */
  readonly goneAt: Instant | null;
  /** Not to be used unasked: always, once stale, or this says nothing. */
  readonly mustAsk: 'always' | 'when-stale' | 'no';
}

/** Stored, with how long it lasts. A mark is no copy: it says that requests need not wait for one another, or that there was an error. */
export interface Held extends StoredResponse {
  readonly life: Lifespan;
  readonly mark: 'none' | 'not-worth-waiting' | 'failed';
}

export interface Inquiry {
  readonly request: Request;
  readonly target: TargetUri;
  readonly now: Instant;
  /** It waited for what another had asked for, and is back. */
  readonly waited: 'no' | 'yes' | 'too-long';
  /** How often its key was asked for, this time included. */
  readonly uses: number;
  /** Somebody is asking for the same anew right now. */
  readonly isBeingFetched: boolean;
}

/** Before anything is looked up. `key` null: what comes back is not kept under any key. */
export type Plan =
  | { readonly act: 'look-up'; readonly key: string }
  | { readonly act: 'pass'; readonly key: string | null; readonly decision: CacheForward; readonly word: string };

export type Verdict =
  /** From the store; `refresh`: and ask anew behind the client's back. `without`: names of fields that stay back. */
  | {
      readonly act: 'answer';
      readonly decision: CacheHit;
      readonly word: string;
      readonly refresh: Fetching | null;
      readonly without?: readonly string[];
    }
  | Fetching
  | { readonly act: 'refuse'; readonly decision: CacheForward; readonly word: string; readonly status: number };

export interface Fetching {
  readonly act: 'fetch';
  readonly decision: CacheForward;
  /** What it is called until more is known. */
  readonly word: string;
  /** The stored response to ask about, or to fall back on. */
  readonly base: Held | null;
  readonly validates: boolean;
  /** Whether it may wait for another request that fetches the same, and others for it. */
  readonly mayWait: boolean;
  /** Whether what comes may be kept. */
  readonly mayKeep: boolean;
}

/** An answer to what was asked on. */
export interface Arrival {
  readonly inquiry: Inquiry;
  /** Null where nothing was looked up. */
  readonly fetching: Fetching | null;
  readonly plan: Plan;
  /** As it was sent on. */
  readonly sent: Request;
  readonly response: Response;
  readonly sentAt: Instant;
  readonly now: Instant;
  /** For a client that waits, or behind its back. */
  readonly isBackground: boolean;
}

export type Outcome =
  /** Kept, and the answer. `mark`: not as a copy, for the reason that `section` gives. */
  | {
      readonly act: 'keep';
      readonly response: Response;
      readonly life: Lifespan;
      readonly mark: Held['mark'];
      readonly word: string;
      readonly section?: string;
    }
  /** The stored response holds still, with these fields from now on. `goesBy`: it serves once more, then it must go, by this rule. */
  | {
      readonly act: 'freshen';
      readonly response: Response;
      readonly life: Lifespan;
      readonly word: string;
      readonly goesBy?: string;
    }
  /** The stale response serves; the new one is dropped. */
  | { readonly act: 'reuse'; readonly word: string; readonly reason: string; readonly section: string }
  /**
   * To the client and nowhere else. `forgets`: what was stored under the key goes. `isCut`: the client's conditions and range are looked at
   * all the same, as if it were kept.
   */
  | {
      readonly act: 'pass';
      readonly word: string;
      readonly reason: string;
      readonly section: string;
      readonly forgets: boolean;
      readonly isCut?: boolean;
    }
  /** Ask again, without conditions: the answer did not fit what was asked about. */
  | { readonly act: 'repeat' };

/** Why no answer came: nobody took the connection, it ended early, it took too long, or what came was no response. */
export type Failure = 'refused' | 'closed' | 'timeout' | 'invalid';

/** What becomes of those who wait when no answer came. */
export type Failed =
  | { readonly act: 'reuse'; readonly word: string; readonly section: string }
  /** `status` null: the box's own for that kind of failure. `isShared`: those who wait get the same; `kept`: so long those who come later. */
  | {
      readonly act: 'refuse';
      readonly status: number | null;
      readonly word: string;
      readonly isShared: boolean;
      readonly kept: Lifespan | null;
    };

/** What the client gets of a response: itself, 304, a part of it; or a status of the box's own. */
export type Delivered = { readonly response: Response } | { readonly status: 412 | 416; readonly length: number };

export interface Delivery {
  readonly request: Request;
  readonly response: Response;
  /** Seconds since 1970: what stands in for a missing Last-Modified. */
  readonly madeAt: number;
  readonly word: string;
  /** Out of the store, or so fresh that it is being put there. */
  readonly isKept: boolean;
  /** Past its freshness. */
  readonly isStale: boolean;
  readonly isFromStore: boolean;
}

/** How requests for the same thing wait for one another. */
export interface Waiting {
  /** Those who wait look again so often; null: the moment the answer comes. */
  readonly looksEvery: Duration | null;
  /** After so long each asks for itself. */
  readonly atMost: Duration | null;
  /** After so long one more may ask beside the first. */
  readonly oneMoreAfter: Duration | null;
}

export interface Aged {
  readonly word: string;
  /** From where its age counts, where it was kept; null: it was passed on. */
  readonly bornAt: Instant | null;
  readonly isFromStore: boolean;
  readonly response: Response;
  readonly now: Instant;
}

export interface Policy {
  plan(request: Request, target: TargetUri): Plan;
  /** Which of the responses under the key fits the request (Vary); the one stored last comes first. */
  choose(held: readonly Held[], request: Request, now: Instant): Held | null;
  /** What a chosen response, or none, means for the request. `others`: so many under the key do not fit. */
  judge(inquiry: Inquiry, chosen: Held | null, others: number): Verdict;
  /** The request to send on, before the box writes its own lines. */
  outgoing(inquiry: Inquiry, plan: Plan, fetching: Fetching | null): Request;
  receive(arrival: Arrival): Outcome;
  fail(inquiry: Inquiry, fetching: Fetching | null, why: Failure): Failed;
  deliver(delivery: Delivery): Delivered;
  /** Keys whose responses go because of this answer (RFC 9111 §4.4). */
  invalidated(request: Request, target: TargetUri, response: Response): readonly string[];
  /** The word for an answer out of the store, once it is known how the client asked for it. */
  finalWord(word: string, delivered: Response, request: Request): string;
  /** What fields say that tell of it (X-Cache), where there are such. */
  fieldWord(word: string): string;
  /** Seconds for the Age field; null: it is not written. */
  age(aged: Aged): number | null;
  readonly waiting: Waiting | null;
  /** Whether `uses` matters, so that they have to be counted. */
  readonly countsUses: boolean;
}
