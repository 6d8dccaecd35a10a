// HAProxy `retries`, `option redispatch` and `retry-on`: the same server again after a second, or another one. (HAProxy 2.6, backend.c, http_ana.c)
import type { ServerFailure } from '../../http/failure-settings.ts';
import type { Retrying } from '../../http/farm-settings.ts';
import type { Circumstances, Failure, NextTryRule, Verdict } from './next-try.ts';
import { STOP } from './next-try.ts';

type Settings = Extract<Retrying, { rules: 'haproxy' }>;

const WORDS: Readonly<Record<Exclude<ServerFailure, 'status' | 'incomplete'>, string>> = {
  refused: 'conn-failure',
  'connect-timeout': 'conn-failure',
  reset: 'empty-response',
  closed: 'empty-response',
  'answer-timeout': 'response-timeout',
  'not-http': 'junk-response',
  'too-big': 'junk-response',
};

const wordOf = ({ why, status }: Failure): string | null => {
  if (why === 'incomplete') return null;
  return why === 'status' ? String(status ?? 0) : WORDS[why];
};

/** The count is of retries made. */
export function haproxyNextTry({ retries, redispatch, retryOn, connectTimeoutMs }: Settings): NextTryRule {
  /** Whether the policy is asked again, rather than the same server. */
  const isRedispatched = (made: number, { active, isStillUp, isSticky, isHashed }: Circumstances): boolean => {
    if (redispatch === null) return false;
    const turn = redispatch > 0 ? redispatch : retries + 1 + redispatch;
    const isTurn = redispatch !== 0 && turn !== 0 && made % turn === 0;
    return !isStillUp || isTurn || (!isSticky && active > 1 && !isHashed);
  };
  return {
    start: 0,
    isFailure: (status, made) => retryOn.includes(String(status)) && made < retries,
    failed(failure, before, circumstances) {
      const word = wordOf(failure);
      if (word === null || !retryOn.includes(word) || before >= retries) return { count: before, verdict: STOP };
      const count = before + 1;
      const isAnother = isRedispatched(count, circumstances);
      // Only a refusal makes it wait: a time-out has been long enough.
      const waits = failure.why === 'refused' && !failure.isKept && (!isAnother || circumstances.active <= 1);
      const afterMs = waits ? Math.min(1000, connectTimeoutMs ?? 1000) : 0;
      const verdict: Verdict = isAnother ? { then: 'choose', avoid: 'last', afterMs } : { then: 'same', afterMs };
      return { count, verdict };
    },
    counts: () => true,
  };
}
