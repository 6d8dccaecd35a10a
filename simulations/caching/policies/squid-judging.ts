// What Squid 5.7 does with a stored response, or without one, for a request: hit, refresh, or as if nothing had been there (cacheHit,
// refreshCheck).
import type { RefreshPattern, SquidCaching } from '../../http/caching-settings.ts';
import { has, listValues } from '../../http/fields.ts';
import type { Request } from '../../http/message.ts';
import type { CacheForward, CacheHit } from '../decide.ts';
import type { Fetching, Held, Inquiry, Verdict } from '../policy.ts';
import { secondsLeft } from './seconds.ts';
import { isNegative, wishedSeconds } from './squid-storing.ts';
import { squidControl } from './squid-control.ts';
import { dateOf } from './squid-refresh.ts';

const SOURCE = 'Squid 5.7';
export const squidSection = (word: string): string => `${SOURCE} ${word}`;

/** Pragma counts where there is no Cache-Control. */
function wantsReload({ fields }: Request): boolean {
  if (has(fields, 'Cache-Control')) return squidControl(fields).has('no-cache');
  return listValues(fields, 'Pragma').includes('no-cache');
}

/** A date that is none is no condition. */
const isConditional = ({ fields }: Request): boolean =>
  dateOf(fields, 'If-Modified-Since') !== null || has(fields, 'If-None-Match') || has(fields, 'If-Match');

/** Why a copy that is there is not fresh enough for this request; null: it is. In whole seconds. */
function staleFor(
  settings: SquidCaching,
  pattern: RefreshPattern,
  { request, now }: Inquiry,
  { life }: Held,
): string | null {
  if (life.mustAsk === 'always') return 'no-cache';
  const minFresh = wishedSeconds(request, 'min-fresh') ?? 0;
  const age = Math.floor((now - life.bornAt) / 1_000_000) + minFresh;
  const staleness = -secondsLeft(life.freshUntil, now) + minFresh;
  const isStale = staleness >= 0 && now >= life.freshUntil - minFresh * 1_000_000;
  if (isStale && life.mustAsk === 'when-stale') return 'must-revalidate';
  if (settings.refreshAllIms && has(request.fields, 'If-Modified-Since')) return 'refresh_all_ims';
  const maxAge = wishedSeconds(request, 'max-age');
  if (maxAge !== null && (maxAge === 0 ? !pattern.options.includes('ignore-reload') : age > maxAge)) return 'max-age';
  if (!isStale) return null;
  const control = squidControl(request.fields);
  if (control.has('max-stale')) {
    const tolerated = wishedSeconds(request, 'max-stale');
    if (tolerated === null || staleness < tolerated) return null;
  }
  const isOverridden = now < life.whileRevalidatingUntil - minFresh * 1_000_000;
  return isOverridden ? null : 'refresh_pattern';
}

export function judgeSquid(
  settings: SquidCaching,
  pattern: RefreshPattern,
  inquiry: Inquiry,
  chosen: Held | null,
  others: number,
): Verdict {
  const { request, now } = inquiry;
  const miss = inquiry.waited === 'no' ? 'TCP_MISS' : 'TCP_CF_MISS';
  const decision = (fwd: CacheForward['fwd'], why: string, word: string): CacheForward => {
    return { hit: false, fwd, storedResponse: chosen?.id ?? null, section: squidSection(why), word };
  };
  const fetch = (fwd: CacheForward['fwd'], why: string, word: string, base: Held | null): Verdict => {
    const mayWait = inquiry.waited === 'no' && fwd !== 'request' && request.method === 'GET';
    if (squidControl(request.fields).has('only-if-cached')) {
      return { act: 'refuse', decision: decision(fwd, 'only-if-cached', 'TCP_MISS'), word: 'TCP_MISS', status: 504 };
    }
    const verdict: Fetching = {
      act: 'fetch',
      decision: decision(fwd, why, word),
      word,
      base,
      validates: base !== null,
      mayWait,
      mayKeep: true,
    };
    return verdict;
  };
  const hit = (word: string): Verdict => {
    const ttl = chosen === null ? 0 : secondsLeft(chosen.life.freshUntil, now);
    const found: CacheHit = { hit: true, ttl, storedResponse: chosen?.id ?? 0, section: squidSection('cache'), word };
    return { act: 'answer', decision: found, word, refresh: null };
  };
  if (chosen === null) return fetch(others > 0 ? 'vary-miss' : 'uri-miss', 'cache', miss, null);
  if (settings.offline) return hit('TCP_OFFLINE_HIT');
  if (wantsReload(request) && !pattern.options.includes('ignore-reload')) {
    const validates = settings.reloadIntoIms || pattern.options.includes('reload-into-ims');
    return validates
      ? fetch('request', 'reload_into_ims', 'TCP_REFRESH', chosen)
      : fetch('request', 'no-cache', miss, null);
  }
  if (isNegative(chosen.response.status) && now < chosen.life.freshUntil) return hit('TCP_NEGATIVE_HIT');
  const why = staleFor(settings, pattern, inquiry, chosen);
  if (why !== null) return fetch(why === 'max-age' ? 'request' : 'stale', why, 'TCP_REFRESH', chosen);
  // Only a 200 is compared with what the client has.
  if (isConditional(request) && chosen.response.status !== 200) return fetch('request', 'condition', miss, null);
  if (inquiry.waited !== 'no') return hit('TCP_CF_HIT');
  return hit(settings.keepsIn === 'memory' ? 'TCP_MEM_HIT' : 'TCP_HIT');
}
