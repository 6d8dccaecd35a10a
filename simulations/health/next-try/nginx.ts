// nginx `proxy_next_upstream`: which failures send a request on, how often, and which not once it was sent. (nginx 1.22, ngx_http_upstream.c)
import type { ServerFailure } from '../../http/failure-settings.ts';
import type { FarmServer, Retrying } from '../../http/farm-settings.ts';
import type { Circumstances, Failure, NextTryRule } from './next-try.ts';
import { ANOTHER, SAME, STOP } from './next-try.ts';

type Settings = Extract<Retrying, { rules: 'nginx' }>;

const WORDS: Readonly<Record<Exclude<ServerFailure, 'status'>, string>> = {
  refused: 'error',
  reset: 'error',
  closed: 'error',
  incomplete: 'error',
  'connect-timeout': 'timeout',
  'answer-timeout': 'timeout',
  'not-http': 'invalid_header',
  'too-big': 'invalid_header',
};

const wordOf = ({ why, status }: Failure): string => (why === 'status' ? `http_${String(status ?? 0)}` : WORDS[why]);

/** The statuses that `proxy_next_upstream` may name. */
const NGINX_NEXT_STATUSES = [500, 502, 503, 504, 403, 404, 429];

/** Methods that are not sent twice without `non_idempotent`. */
const ONCE = ['POST', 'LOCK', 'PATCH'];

/** The count is of tries that are left. */
export function nginxNextTry({ conditions, tries, timeoutMs }: Settings, servers: readonly FarmServer[]): NextTryRule {
  const able = servers.filter(({ isDown }) => !isDown).length;
  const mayGoOn = (word: string, isSent: boolean, { method, elapsedMs }: Circumstances): boolean => {
    if (conditions.includes('off') || !conditions.includes(word)) return false;
    if (timeoutMs > 0 && elapsedMs >= timeoutMs) return false;
    return !isSent || !ONCE.includes(method) || conditions.includes('non_idempotent');
  };
  return {
    start: tries > 0 ? Math.min(tries, able) : able,
    // The last try's answer is given back, whatever its status.
    isFailure: (status, left, circumstances) =>
      NGINX_NEXT_STATUSES.includes(status) && left > 1 && mayGoOn(`http_${String(status)}`, true, circumstances),
    failed(failure, before, circumstances) {
      const word = wordOf(failure);
      // A lone server has no second try; a kept connection that broke costs none.
      const spent = servers.length === 1 ? 0 : Math.max(0, before - 1);
      const count = failure.isKept && word === 'error' ? spent + 1 : spent;
      // A lone server is never passed over, so it is asked again.
      const next = servers.length === 1 ? SAME : ANOTHER;
      return { count, verdict: count > 0 && mayGoOn(word, failure.isSent, circumstances) ? next : STOP };
    },
    // An answer that breaks off after a part of it was passed on counts for none, 403 and 404 neither.
    counts: ({ why, status }) => why !== 'incomplete' && status !== 403 && status !== 404,
  };
}
