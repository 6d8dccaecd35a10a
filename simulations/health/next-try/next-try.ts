// What is to be done about a try that brought no answer fit to give back: the question each product answers by its own rule.
import type { ServerFailure } from '../../http/failure-settings.ts';

export interface Failure {
  readonly why: ServerFailure;
  /** Whether anything of the request has gone out. */
  readonly isSent: boolean;
  /** Whether the connection had served before. */
  readonly isKept: boolean;
  /** The status that was taken for a failure; null for other causes. */
  readonly status: number | null;
}

/** What is known of the request and of the servers when a try has failed. */
export interface Circumstances {
  readonly method: string;
  readonly hasContent: boolean;
  /** Milliseconds since the request was first given to a server. */
  readonly elapsedMs: number;
  /** Servers, backups not counted, that are thought to work. */
  readonly active: number;
  /** Whether some server is left that works and was not asked for this request. */
  readonly hasOther: boolean;
  /** Whether the server that failed is still thought to work. */
  readonly isStillUp: boolean;
  /** Whether a cookie had named the server. */
  readonly isSticky: boolean;
  /** Whether the policy hashes. */
  readonly isHashed: boolean;
}

export type Verdict =
  | { readonly then: 'stop' }
  /** The same server once more. */
  | { readonly then: 'same'; readonly afterMs: number }
  /** Whomever the policy picks, all that were tried for this request passed over, or the last one only. */
  | { readonly then: 'choose'; readonly avoid: 'tried' | 'last'; readonly afterMs: number };

export const STOP: Verdict = { then: 'stop' };
export const SAME: Verdict = { then: 'same', afterMs: 0 };
export const ANOTHER: Verdict = { then: 'choose', avoid: 'tried', afterMs: 0 };

export interface AfterFailure {
  /** The rule's own count for this request. */
  readonly count: number;
  readonly verdict: Verdict;
}

export interface NextTryRule {
  /** The count at the first try. */
  readonly start: number;
  /** Whether an answer with this status is dropped, `failed` to follow. */
  isFailure(status: number, count: number, circumstances: Circumstances): boolean;
  failed(failure: Failure, count: number, circumstances: Circumstances): AfterFailure;
  /** Whether a failure speaks against the server's health. */
  counts(failure: Failure): boolean;
}
