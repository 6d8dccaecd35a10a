// How the two products account for a request in their logs: nginx by the servers tried and the status of each, HAProxy by the last server, how
// it ended, and how often it tried again.
import type { NextTryRule } from '../../../health/next-try/next-try.ts';
import { STOP } from '../../../health/next-try/next-try.ts';
import type { Failure } from '../../../trace/record.ts';
import type { Answer } from '../ends.ts';
import type { Try } from '../farm/tries.ts';
import type { JsonObject } from '../json.ts';

const TIMED_OUT: readonly (Try['failure'] | undefined)[] = ['connect-timeout', 'answer-timeout'];

const NO_LIVE_SERVER = '(no live server)';

/** Whether the rule would have sent the request on after its last failure: then there was nobody to send it to. */
function wasLeftAlone(tries: readonly Try[], rule: NextTryRule, method: string, hasContent: boolean): boolean {
  if (tries.length === 0) return true;
  let count = rule.start;
  let verdict = STOP;
  for (const { failure, isSent, status } of tries) {
    if (failure === null || failure === 'incomplete') return false;
    const circumstances = { method, hasContent, elapsedMs: 0, active: 1, hasOther: true, isStillUp: true };
    const told = { why: failure, isSent, isKept: false, status: failure === 'status' ? status : null };
    const decided = rule.failed(told, count, { ...circumstances, isSticky: false, isHashed: false });
    count = decided.count;
    verdict = decided.verdict;
  }
  return verdict.then !== 'stop';
}

export function nginxAccount(
  tries: readonly Try[],
  rule: NextTryRule,
  { method, hasContent }: { readonly method: string; readonly hasContent: boolean },
): JsonObject {
  const statuses = tries.map(({ failure, status }) => {
    if (status !== null) return String(status);
    if (failure === null) return '200'; // what is no HTTP it takes for an answer without a head
    return TIMED_OUT.includes(failure) ? '504' : '502';
  });
  const isAlone = wasLeftAlone(tries, rule, method, hasContent);
  return {
    tried: [...tries.map(({ server }) => server), ...(isAlone ? [NO_LIVE_SERVER] : [])].join('>'),
    upstream_status: [...statuses, ...(isAlone ? ['502'] : [])].join(', '),
  };
}

/** The first two letters of a termination state: who ended it, and in which phase. (HAProxy 2.6, configuration manual §8.5) */
function endingOf(last: Try | undefined, answer: Answer, gaveUp: Failure | null): string {
  if (!last) return answer.response ? 'SC' : 'CQ';
  const { failure } = last;
  if (gaveUp === 'gave-up') return failure === null ? 'CH' : 'CC';
  switch (failure) {
    case null:
      return '--';
    case 'refused':
      return 'SC';
    case 'connect-timeout':
      return 'sC';
    case 'answer-timeout':
      return 'sH';
    case 'not-http':
    case 'too-big':
      return 'PH';
    case 'incomplete':
      return 'SD';
    default:
      return 'SH';
  }
}

export function haproxyAccount(tries: readonly Try[], answer: Answer): JsonObject {
  const last = tries.at(-1);
  const retries = Math.max(0, tries.length - 1);
  const isRedispatched = tries.some(({ server }, place) => place > 0 && server !== tries[place - 1]?.server);
  return {
    log_server: `b/${last?.server ?? '<NOSRV>'}`,
    termination_state: `${endingOf(last, answer, answer.failure)}--`,
    retries: `${isRedispatched ? '+' : ''}${String(retries)}`,
  };
}
