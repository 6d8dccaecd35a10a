// The way of one request through an intermediary's servers: told how each try went, a route says whom to ask next, when, or that it is over.
// Fetching (`fetch.ts`) carries out the tries and knows no rule about another one; a route knows the rules and sends nothing.
import type { Response } from '../../http/message.ts';
import type { ServerFailed } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { Place } from '../transport/pool.ts';

/** Where a request may be sent. */
export interface Hop {
  readonly place: Place;
  /** The server that a gateway chose; null where there was no choice. */
  readonly server: NodeId | null;
}

/** A try that brought nothing to give back. */
export interface FailedTry {
  readonly why: ServerFailed['why'];
  /** Whether anything of the request has gone out: then nobody knows whether it was carried out (RFC 9110 §9.2.2). */
  readonly isSent: boolean;
  /** Whether the connection had served another request before: it may have ended for reasons of its own (RFC 9112 §9.3.1). */
  readonly isKept: boolean;
  /** The status of the answer that `isFailure` took for a failure; null when none came. */
  readonly status: number | null;
}

/** `no-server`: none is left, or none is thought to work; `queue-timeout`: none had room in time; `last-failure`: the rules allow no further try. */
export type StopCause = 'no-server' | 'queue-timeout' | 'last-failure';
export type Step = { readonly to: Hop } | { readonly to: null; readonly why: StopCause };

/**
 * Used by one errand: `start`, then `failed` as often as a try fails, then `ended` unless a step led nowhere. `go` is told at once, or
 * later where the request has to wait; after `ended` it is told nothing more.
 */
export interface Route {
  start(go: (step: Step) => void): void;
  /** Whether this answer, whose head has come, is to be dropped and `failed` (`why: 'status'`) to be told. */
  isFailure(response: Response): boolean;
  failed(failure: FailedTry, go: (step: Step) => void): void;
  /** The answer was had whole, or broke off after a part of it was passed on, or nobody waits any more. */
  ended(how: 'answered' | 'incomplete' | 'dropped'): void;
}
