// Whether a cache may answer a request itself, and with what; else why it asks on, in the words of RFC 9211 §2.2.
import type { Directives } from '../http/cache-control.ts';
import type { Request } from '../http/message.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { CacheTraits } from './cache-traits.ts';
import { isUnqualified, rulingOf, staleForbidden, wholeNumber, wishesOf } from './directives.ts';
import { currentAge, freshnessLeft, ofSeconds, wholeSeconds } from './freshness.ts';
import type { StoredResponse } from './store.ts';

export interface CacheHit {
  readonly hit: true;
  /** Whole seconds of freshness left, negative for a stale response that may be used all the same (RFC 9211 §2.4). */
  readonly ttl: number;
  /** Its number in the store. */
  readonly storedResponse: number;
  readonly section: string;
  /** What the product calls it, where the cache is that of a product. */
  readonly word?: string;
  /** It waited for what another request had asked for (RFC 9211 §2.6). */
  readonly collapsed?: true;
}

export interface CacheForward {
  readonly hit: false;
  readonly fwd: 'uri-miss' | 'vary-miss' | 'miss' | 'stale' | 'partial' | 'bypass' | 'method' | 'request';
  /** The stored response that could be chosen but not used. */
  readonly storedResponse: number | null;
  readonly section: string;
  readonly word?: string;
  readonly collapsed?: true;
}

export type CacheDecision = CacheHit | CacheForward;

const forward = (fwd: CacheForward['fwd'], section: string, stored: StoredResponse | null = null): CacheForward => ({
  hit: false,
  fwd,
  storedResponse: stored?.id ?? null,
  section,
});

/** A method of which the store knows nothing. */
export const OTHER_METHOD: CacheForward = forward('method', 'RFC 9111 §4');

/** What the request asks for that this response, fresh though it is, does not give; null: nothing (RFC 9111 §5.2.1). */
function unmetWish(wishes: Directives, age: Duration, left: Duration): string | null {
  if (wishes.has('no-cache')) return 'RFC 9111 §5.2.1.4';
  const maxAge = wholeNumber(wishes, 'max-age');
  if (maxAge !== null && age > ofSeconds(maxAge)) return 'RFC 9111 §5.2.1.1';
  const minFresh = wholeNumber(wishes, 'min-fresh');
  return minFresh !== null && left < ofSeconds(minFresh) ? 'RFC 9111 §5.2.1.3' : null;
}

/** The section that lets a stale response answer this request; null: none does (RFC 9111 §4.2.4). */
function staleAllowed(response: Directives, wishes: Directives, staleness: Duration): string | null {
  const tolerated = wishes.get('max-stale');
  // RFC 9111 §5.2.1.2: without a number, a response of any age will do.
  if (wishes.has('max-stale')) {
    const seconds = wholeNumber(wishes, 'max-stale');
    if (tolerated === null || (seconds !== null && staleness <= ofSeconds(seconds))) return 'RFC 9111 §5.2.1.2';
  }
  const window = wholeNumber(response, 'stale-while-revalidate');
  return window !== null && staleness < ofSeconds(window) ? 'RFC 5861 §3' : null;
}

/** What the one response that matches is good for. */
export function judgeStored(
  request: Request,
  stored: StoredResponse,
  now: Instant,
  traits: CacheTraits,
): CacheDecision {
  const { directives } = rulingOf(stored.response, traits);
  const wishes = wishesOf(request);
  if (isUnqualified(directives, 'no-cache')) return forward('stale', 'RFC 9111 §5.2.2.4', stored);
  const left = freshnessLeft(stored, now, traits);
  const age = currentAge(stored, now, traits.epochSeconds);
  const hit = (section: string): CacheHit => ({
    hit: true,
    ttl: wholeSeconds(left),
    storedResponse: stored.id,
    section,
  });
  const unmet = unmetWish(wishes, age, left);
  if (left > 0) {
    // RFC 9211 §2.2: `request` is for a response that is fresh, but not what this request will take.
    return unmet === null ? hit('RFC 9111 §4') : forward('request', unmet, stored);
  }
  if (staleForbidden(directives, traits.isShared) !== null || wishes.has('no-cache') || wishes.has('min-fresh')) {
    return forward('stale', 'RFC 9111 §4.2', stored);
  }
  const allowed = staleAllowed(directives, wishes, (0 - left) as Duration);
  const isTooOld = unmet !== null && allowed !== 'RFC 9111 §5.2.1.2';
  return allowed === null || isTooOld ? forward('stale', 'RFC 9111 §4.2', stored) : hit(allowed);
}
