// Whether a cache may answer a request itself, and with what; else why it asks on, in the words of RFC 9211 §2.2.
import { parseCacheControl } from '../http/cache-control.ts';
import type { Request } from '../http/message.ts';
import type { Instant } from '../kernel/time.ts';
import { matchesVary } from './cache-key.ts';
import type { CacheTraits } from './cache-traits.ts';
import { freshnessLeft, wholeSeconds } from './freshness.ts';
import type { StoredResponse } from './store.ts';

export interface CacheHit {
  readonly hit: true;
  /** Whole seconds of freshness left (RFC 9211 §2.4). */
  readonly ttl: number;
  /** Its number in the store. */
  readonly storedResponse: number;
  readonly section: string;
}

export interface CacheForward {
  readonly hit: false;
  readonly fwd: 'uri-miss' | 'vary-miss' | 'stale' | 'bypass' | 'method' | 'request';
  /** The stored response that could be chosen but not used. */
  readonly storedResponse: number | null;
  readonly section: string;
}

export type CacheDecision = CacheHit | CacheForward;

const forward = (fwd: CacheForward['fwd'], section: string, stored: StoredResponse | null = null): CacheForward => ({
  hit: false,
  fwd,
  storedResponse: stored?.id ?? null,
  section,
});

/** For a cache that was told to keep out of it. */
export const BYPASS: CacheForward = forward('bypass', 'RFC 9211 §2.2');

/** `variants`: what the store has for the request's key, the one stored last first. */
export function decide(
  request: Request,
  variants: readonly StoredResponse[],
  now: Instant,
  traits: CacheTraits,
): CacheDecision {
  if (request.method !== 'GET' && request.method !== 'HEAD') return forward('method', 'RFC 9111 §4');
  if (variants.length === 0) return forward('uri-miss', 'RFC 9111 §4');
  // RFC 9111 §4: of several that match, the most recent.
  const stored = variants.find((variant) => matchesVary(variant.response, variant.request, request));
  if (!stored) return forward('vary-miss', 'RFC 9111 §4.1');
  if (parseCacheControl(stored.response.fields).has('no-cache')) return forward('stale', 'RFC 9111 §5.2.2.4', stored);
  const left = freshnessLeft(stored, now, traits);
  if (left <= 0) return forward('stale', 'RFC 9111 §4.2', stored);
  // RFC 9211 §2.2: `request` is for a response that is fresh, but not what this request will take.
  if (parseCacheControl(request.fields).has('no-cache')) return forward('request', 'RFC 9111 §5.2.1.4', stored);
  return { hit: true, ttl: wholeSeconds(left), storedResponse: stored.id, section: 'RFC 9111 §4' };
}
