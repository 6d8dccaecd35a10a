// Requests, responses and stored responses for the tests of the cache, from lines of text.
import type { CacheDecision } from '../../../simulations/caching/decide.ts';
import type { CacheTraits } from '../../../simulations/caching/cache-traits.ts';
import type { Held } from '../../../simulations/caching/policy.ts';
import { rfcPolicy } from '../../../simulations/caching/policies/rfc.ts';
import { RFC_CACHING } from '../../../simulations/http/caching-settings.ts';
import type { StoredResponse } from '../../../simulations/caching/store.ts';
import type { Fields, Request, Response } from '../../../simulations/http/message.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';

/** Seconds since 1970 at the start of the run: Sun, 06 Nov 1994 08:49:37 GMT. */
export const EPOCH = 784_111_777;
export const SHARED = { isShared: true, epochSeconds: EPOCH };
export const PRIVATE = { isShared: false, epochSeconds: EPOCH };

/** "Name: value" → field line. */
export const lines = (...texts: readonly string[]): Fields =>
  texts.map((text) => ({ name: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1).trim() }));

export const request = (method = 'GET', ...fields: readonly string[]): Request => ({
  kind: 'request',
  method,
  target: '/',
  version: '1.1',
  fields: lines('Host: shop.example', ...fields),
  content: null,
});

export const response = (status = 200, ...fields: readonly string[]): Response => ({
  kind: 'response',
  version: '1.1',
  status,
  reason: '',
  fields: lines(...fields),
  content: null,
});

export const seconds = (count: number): Instant => Math.round(count * 1_000_000) as Instant;

/** Kept at the start of the run unless `more` says otherwise. */
export const kept = (answer: Response, more: Partial<StoredResponse> = {}): StoredResponse => ({
  id: 1,
  key: 'GET http://shop.example/',
  request: request(),
  response: answer,
  storedAt: seconds(0),
  requestTime: seconds(0),
  responseTime: seconds(0),
  exchange: 1,
  from: 'shop',
  ...more,
});

const TARGET = { scheme: 'http', host: 'shop.example', port: null, path: '/', query: null } as const;

/** What the cache of the standard decides about a request; `variants`: what it has for its key, the one stored last first. */
export function decided(
  asked: Request,
  variants: readonly StoredResponse[],
  now: Instant,
  traits: CacheTraits,
): CacheDecision {
  const policy = rfcPolicy(RFC_CACHING, traits);
  const plan = policy.plan(asked, TARGET);
  if (plan.act === 'pass') return plan.decision;
  const life = {
    bornAt: seconds(0),
    freshUntil: seconds(0),
    whileRevalidatingUntil: seconds(0),
    ifErrorUntil: seconds(0),
    goneAt: null,
    mustAsk: 'no',
  } as const;
  const held: Held[] = variants.map((stored) => ({ ...stored, life, mark: 'none' }));
  const chosen = policy.choose(held, asked, now);
  const inquiry = { request: asked, target: TARGET, now, waited: 'no', uses: 1, isBeingFetched: false } as const;
  return policy.judge(inquiry, chosen, chosen === null ? held.length : 0).decision;
}
