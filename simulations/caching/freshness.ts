// How old a stored response is and how long it may be used unasked: functions of the time, never a stored flag (RFC 9111 §4.2).
import { MOST_SECONDS, deltaSeconds, secondsOf } from '../http/cache-control.ts';
import { parseHttpDate } from '../http/date.ts';
import { listValues, valueOf } from '../http/fields.ts';
import type { Response } from '../http/message.ts';
import { lastModified } from '../http/validators.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import { NO_TIME, after, between } from '../kernel/time.ts';
import type { CacheTraits } from './cache-traits.ts';
import { rulingOf } from './directives.ts';
import { allowsGuess } from './guess.ts';
import type { StoredResponse } from './store.ts';

const SECOND = 1_000_000;

export const ofSeconds = (seconds: number): Duration => (Math.min(seconds, MOST_SECONDS) * SECOND) as Duration;

/** What the wall clock shows at an instant of the run: whole seconds since 1970, as dates have them. */
export const clockSeconds = (at: Instant, epochSeconds: number): number => epochSeconds + Math.floor(at / SECOND);

/** The Date field; when it is missing or wrong, the moment of receipt stands in (RFC 9110 §6.6.1). */
export function dateSeconds(response: Response, responseTime: Instant, epochSeconds: number): number {
  const received = clockSeconds(responseTime, epochSeconds);
  const date = valueOf(response.fields, 'Date');
  return (date === null ? null : parseHttpDate(date, received)) ?? received;
}

export interface FreshnessLifetime {
  readonly lifetime: Duration;
  /** What it follows from; `none`: the response does not say, and nothing allows a guess. */
  readonly source: 's-maxage' | 'max-age' | 'expires' | 'heuristic' | 'none';
  readonly section: string;
}

type Kept = Pick<StoredResponse, 'response' | 'requestTime' | 'responseTime'>;

/** How long after its making the response stays fresh: the first rule of RFC 9111 §4.2.1 that applies. */
export function freshnessLifetime({ response, responseTime }: Kept, traits: CacheTraits): FreshnessLifetime {
  const { directives, isTargeted } = rulingOf(response, traits);
  for (const name of traits.isShared ? (['s-maxage', 'max-age'] as const) : (['max-age'] as const)) {
    const seconds = secondsOf(directives, name);
    if (seconds === 'absent') continue;
    const section = name === 'max-age' ? 'RFC 9111 §5.2.2.1' : 'RFC 9111 §5.2.2.10';
    // RFC 9111 §4.2.1: invalid freshness information is best taken as none left.
    return { lifetime: seconds === 'invalid' ? NO_TIME : ofSeconds(seconds), source: name, section };
  }
  const expires = isTargeted ? null : valueOf(response.fields, 'Expires');
  if (expires === null) return guessedLifetime(response, responseTime, traits);
  const date = dateSeconds(response, responseTime, traits.epochSeconds);
  // RFC 9111 §5.3: an invalid date, "0" above all, lies in the past.
  const until = parseHttpDate(expires, date) ?? date;
  return { lifetime: ofSeconds(Math.max(0, until - date)), source: 'expires', section: 'RFC 9111 §5.3' };
}

const USUAL_GUESS = 0.1;

/** RFC 9111 §4.2.2: a share of the time for which it had not changed when it was sent. */
function guessedLifetime(response: Response, responseTime: Instant, traits: CacheTraits): FreshnessLifetime {
  const date = dateSeconds(response, responseTime, traits.epochSeconds);
  const modified = lastModified(response.fields, date);
  if (modified === null || !allowsGuess(response, traits)) {
    return { lifetime: NO_TIME, source: 'none', section: 'RFC 9111 §4.2.1' };
  }
  const seconds = Math.max(0, Math.floor((date - modified) * (traits.guess ?? USUAL_GUESS)));
  return { lifetime: ofSeconds(seconds), source: 'heuristic', section: 'RFC 9111 §4.2.2' };
}

/** The Age field as received: of a list the first member counts, and what is no number not at all (RFC 9111 §5.1). */
const ageValue = ({ fields }: Response): Duration => ofSeconds(deltaSeconds(listValues(fields, 'Age')[0] ?? null) ?? 0);

/** The time since the response was made at its origin, step by step as in RFC 9111 §4.2.3, and in its words. */
export function currentAge(
  { response, requestTime, responseTime }: Kept,
  now: Instant,
  epochSeconds: number,
): Duration {
  // Dates have whole seconds, so the difference from a date is taken in whole seconds too.
  const received = clockSeconds(responseTime, epochSeconds);
  const apparentAge = ofSeconds(Math.max(0, received - dateSeconds(response, responseTime, epochSeconds)));
  const responseDelay = between(requestTime, responseTime);
  const correctedAgeValue = ageValue(response) + responseDelay;
  const correctedInitialAge = Math.max(apparentAge, correctedAgeValue);
  const residentTime = between(responseTime, now);
  return (correctedInitialAge + residentTime) as Duration;
}

/** Freshness left at `now`; negative once it is stale. */
export const freshnessLeft = (kept: Kept, now: Instant, traits: CacheTraits): Duration =>
  (freshnessLifetime(kept, traits).lifetime - currentAge(kept, now, traits.epochSeconds)) as Duration;

/** RFC 9111 §4.2: fresh as long as its lifetime is greater than its age. */
export const isFresh = (kept: Kept, now: Instant, traits: CacheTraits): boolean => freshnessLeft(kept, now, traits) > 0;

/** The first instant at which it is stale. */
export const staleFrom = (kept: Kept, traits: CacheTraits): Instant =>
  after(kept.responseTime, freshnessLeft(kept, kept.responseTime, traits));

/** Whole seconds, rounded down, as Age and ttl have them. */
export const wholeSeconds = (span: Duration): number => Math.floor(span / SECOND);
