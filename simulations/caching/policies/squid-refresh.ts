// How long Squid 5.7 takes a response as fresh (refresh.cc, StoreEntry::timestampsSet, HttpReply::hdrExpirationTime): what it says, else the
// rules of refresh_pattern for its URL. All in whole seconds since 1970.
import type { RefreshPattern, SquidCaching } from '../../http/caching-settings.ts';
import { has, listValues, valueOf } from '../../http/fields.ts';
import type { Fields, Response } from '../../http/message.ts';
import type { Instant } from '../../kernel/time.ts';
import { clockSeconds } from '../freshness.ts';
import type { Held, Lifespan } from '../policy.ts';
import { parseWordDate } from './product-dates.ts';
import { instantOf } from './seconds.ts';
import { cNumber, secondsIn, squidControl } from './squid-control.ts';

const DAY = 86_400;
/** Where no rule fits (REFRESH_DEFAULT). */
const USUAL: RefreshPattern = {
  pattern: '.',
  ignoresCase: false,
  minSeconds: 0,
  percent: 0.2,
  maxSeconds: 3 * DAY,
  options: [],
  maxStaleSeconds: null,
};

export const patternFor = ({ refreshPatterns }: SquidCaching, url: string): RefreshPattern =>
  refreshPatterns.find(({ pattern, ignoresCase }) => new RegExp(pattern, ignoresCase ? 'i' : '').test(url)) ?? USUAL;

export function dateOf(fields: Fields, name: string): number | null {
  const text = valueOf(fields, name);
  return text === null ? null : parseWordDate(text);
}

/** Date less what Age adds; the clock of the receiver where Date makes no sense (more than a day off, or in the future). */
function madeAt(fields: Fields, now: number, delay: number): number {
  const date = dateOf(fields, 'Date');
  let served = date === null || date > now || date < now - DAY ? now : date;
  const age = cNumber(valueOf(fields, 'Age') ?? '') ?? -1;
  if (age > now - served && now > age) served = now - age;
  return served - delay;
}

/** When it says that it ends, moved to the receiver's clock; null: it does not say. */
function toldEnd(fields: Fields, served: number, now: number): number | null {
  const control = squidControl(fields);
  const date = dateOf(fields, 'Date');
  const seconds = secondsIn(control, 's-maxage') ?? secondsIn(control, 'max-age');
  let end: number | null = null;
  if (seconds !== null) end = date === null ? now : date + seconds;
  else if (has(fields, 'Expires')) end = dateOf(fields, 'Expires') ?? now;
  // A past before 1970 is none.
  return end !== null && end > 0 && date !== null ? served + (end - date) : end;
}

export interface SquidTimes {
  readonly madeAt: number;
  /** Stale from then on; used as if it were fresh until then, where a rule overrides what the response says. */
  readonly staleAt: number;
  readonly usedUntil: number;
  readonly isTold: boolean;
  /** Last-Modified, or Date where there is none: what If-Modified-Since says. */
  readonly modifiedAt: number;
}

export function squidTimes(
  { fields }: Response,
  { requestTime, responseTime }: Pick<Held, 'requestTime' | 'responseTime'>,
  pattern: RefreshPattern,
  epochSeconds: number,
): SquidTimes {
  const now = clockSeconds(responseTime, epochSeconds);
  const served = madeAt(fields, now, Math.floor((responseTime - requestTime) / 1_000_000));
  const modified = dateOf(fields, 'Last-Modified');
  const modifiedAt = modified ?? served;
  const told = toldEnd(fields, served, now);
  if (told !== null) {
    const least = pattern.options.includes('override-expire') ? served + pattern.minSeconds : told;
    return { madeAt: served, staleAt: told, usedUntil: Math.max(told, least), isTold: true, modifiedAt };
  }
  const most = served + pattern.maxSeconds + 1;
  if (modified !== null && served > modified) {
    const guessed = served + Math.floor((served - modified) * pattern.percent);
    const least = pattern.options.includes('override-lastmod') ? served + pattern.minSeconds : guessed;
    const staleAt = Math.min(most, guessed);
    return { madeAt: served, staleAt, usedUntil: Math.min(most, Math.max(guessed, least)), isTold: false, modifiedAt };
  }
  const staleAt = Math.min(most, served + pattern.minSeconds);
  return { madeAt: served, staleAt, usedUntil: staleAt, isTold: false, modifiedAt };
}

/** no-cache, private and Vary: * are asked about each time; must-revalidate and its kin once stale (http.cc, haveParsedReplyHeaders). */
function mustAskOf(fields: Fields): Lifespan['mustAsk'] {
  const control = squidControl(fields);
  const isNoCache = control.has('no-cache') && (control.get('no-cache') ?? null) === null;
  const isPragma = !has(fields, 'Cache-Control') && /no-cache/iu.test(valueOf(fields, 'Pragma') ?? '');
  if (isNoCache || isPragma || control.has('private') || listValues(fields, 'Vary').includes('*')) return 'always';
  const isOnceStale = ['must-revalidate', 'proxy-revalidate', 's-maxage'].some((name) => control.has(name));
  return isOnceStale ? 'when-stale' : 'no';
}

export function squidLifespan(
  response: Response,
  times: SquidTimes,
  pattern: RefreshPattern,
  settings: SquidCaching,
  epochSeconds: number,
): Lifespan {
  const at = (seconds: number): Instant => instantOf(seconds, epochSeconds);
  const mustAsk = mustAskOf(response.fields);
  const most = pattern.maxStaleSeconds ?? settings.maxStaleSeconds;
  const told = secondsIn(squidControl(response.fields), 'stale-if-error') ?? most;
  const window = mustAsk === 'no' ? Math.min(most, told) + 1 : 0;
  return {
    bornAt: at(times.madeAt),
    freshUntil: at(times.staleAt),
    whileRevalidatingUntil: at(times.usedUntil),
    ifErrorUntil: at(times.usedUntil + window),
    goneAt: null,
    mustAsk,
  };
}
