// The next try of Squid and Varnish, and of no product: what RFC 9110 §9.2.2 allows.
import type { FarmServer, Retrying } from '../../http/farm-settings.ts';
import { isIdempotent } from '../../http/methods.ts';
import type { Failure, NextTryRule } from './next-try.ts';
import { ANOTHER, SAME, STOP } from './next-try.ts';

/** The connection had served before and ended: that says nothing about the server. */
const isStaleConnection = ({ why, isKept }: Failure): boolean => isKept && (why === 'closed' || why === 'reset');

/** Squid 5.7, FwdState.cc: the next of the parents, as long as nothing of the request was used up. The count is of tries made. */
export function squidNextTry({ tries, onError }: Extract<Retrying, { rules: 'squid' }>): NextTryRule {
  const STATUSES = [502, 504, ...(onError ? [403, 500, 501, 503] : [])];
  return {
    start: 1,
    isFailure: (status, made, { hasOther, hasContent }) =>
      STATUSES.includes(status) && hasOther && !hasContent && made < tries,
    failed(failure, made, { method, hasContent }) {
      const mayRepeat = !failure.isSent || (!hasContent && isIdempotent(method));
      if (made >= tries || !mayRepeat) return { count: made, verdict: STOP };
      // A kept connection that was closed is replaced; one that was reset counts as an error of its own (ERR_READ_ERROR 104).
      const isStale = failure.isKept && failure.why === 'closed';
      return { count: made + 1, verdict: isStale ? SAME : ANOTHER };
    },
    counts: ({ why }) => why === 'refused' || why === 'connect-timeout',
  };
}

/** Varnish 7.1: one more chance where a kept connection broke; a director is not asked again. The count is of chances taken. */
export const varnishNextTry = (): NextTryRule => ({
  start: 0,
  isFailure: () => false,
  failed: (failure, taken, { hasContent }) =>
    isStaleConnection(failure) && taken === 0 && !hasContent
      ? { count: 1, verdict: SAME }
      : { count: taken, verdict: STOP },
  counts: () => true,
});

/** The count is of tries made. */
export function rfcNextTry(
  { tries, nonIdempotent, statuses }: Extract<Retrying, { rules: 'rfc' }>,
  servers: readonly FarmServer[],
): NextTryRule {
  const most = tries > 0 ? tries : servers.length;
  return {
    start: 1,
    isFailure: (status, made, { method, hasOther }) =>
      statuses.includes(status) && hasOther && made < most && (nonIdempotent || isIdempotent(method)),
    failed(failure, made, { method }) {
      const mayRepeat = !failure.isSent || nonIdempotent || isIdempotent(method);
      if (!mayRepeat) return { count: made, verdict: STOP };
      // RFC 9112 §9.3.1: a connection that had served before may be replaced without ado.
      if (isStaleConnection(failure)) return { count: made, verdict: SAME };
      return { count: made + 1, verdict: tries > 0 && made >= tries ? STOP : ANOTHER };
    },
    counts: (failure) => !isStaleConnection(failure),
  };
}
