// Caches against theory: the simulator's own cache engine, asked as a box asks it, meets the formulas within a 99.9 % interval of at most 2 %.
import { describe, expect, it } from 'vitest';
import type { CacheEngine } from '../../simulations/caching/engine.ts';
import { createEngine as createCache } from '../../simulations/caching/engine.ts';
import { rfcPolicy } from '../../simulations/caching/policies/rfc.ts';
import type { Request, Response } from '../../simulations/http/message.ts';
import type { TargetUri } from '../../simulations/http/target-uri.ts';
import { exponential, zipf } from '../../simulations/kernel/distributions.ts';
import { createEngine } from '../../simulations/kernel/engine.ts';
import { drawer } from '../../simulations/kernel/random.ts';
import type { Duration, Instant } from '../../simulations/kernel/time.ts';
import type { Estimate } from './interval.ts';
import { createBatches, TRUE, verdictOn } from './interval.ts';

const traits = { isShared: true, epochSeconds: 1_772_442_000 };

const cacheOf = (capacity: number, collapses: boolean): CacheEngine =>
  createCache({
    policy: rfcPolicy({ rules: 'rfc', collapses, targets: [] }, traits),
    capacity,
    epochSeconds: traits.epochSeconds,
  });

const request: Request = { kind: 'request', method: 'GET', target: '/', version: '1.1', fields: [], content: null };

const targetOf = (item: number): TargetUri => ({
  scheme: 'http',
  host: 'www.example.test',
  port: null,
  path: `/${String(item)}`,
  query: null,
});

const answer = (maxAge: number): Response => ({
  kind: 'response',
  version: '1.1',
  status: 200,
  reason: 'OK',
  fields: [{ name: 'Cache-Control', value: `max-age=${String(maxAge)}` }],
  content: { text: 'x', bytes: 1 },
});

describe('LRU under Zipf', () => {
  /*
   * Che's approximation (Che, Tung, Wang, IEEE JSAC 20, 2002, §III; Fricker, Robert, Roberts, "A versatile and accurate approximation for LRU
   * cache performance", ITC 24, 2012): item i of popularity q(i) is found with probability 1 − exp(−q(i)·t), where t solves
   * Σ (1 − exp(−q(i)·t)) = C; the hit ratio is Σ q(i)·(1 − exp(−q(i)·t)).
   */
  function hitRatio(items: number, capacity: number, exponent: number): number {
    const weights = Array.from({ length: items }, (_, rank) => (rank + 1) ** -exponent);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const found = (time: number): number[] => weights.map((weight) => 1 - Math.exp((-weight / total) * time));
    let [low, high] = [0, 1e9];
    for (let step = 0; step < 200; step += 1) {
      const middle = (low + high) / 2;
      if (found(middle).reduce((sum, share) => sum + share, 0) < capacity) low = middle;
      else high = middle;
    }
    return found(low).reduce((sum, share, rank) => sum + ((weights[rank] ?? 0) / total) * share, 0);
  }

  function simulated(items: number, capacity: number, exponent: number, requests: number): Estimate {
    const cache = cacheOf(capacity, false);
    const rank = zipf(items, exponent);
    const pick = drawer(7, 'item');
    const hits = createBatches(requests);
    const warmUp = 20 * capacity;
    for (let count = 0; count < warmUp + requests; count += 1) {
      const now = count as Instant;
      const effects = cache.ask(count, request, targetOf(rank(pick(count))), now);
      const forward = effects.find(({ effect }) => effect === 'forward');
      if (forward?.effect === 'forward')
        cache.arrived(forward.fetch, answer(1_000_000), { exchange: count, from: 'O' }, now);
      if (count >= warmUp) hits.add(forward ? 0 : 1);
    }
    return hits.estimate();
  }

  it.each([
    [1000, 100, 0.9, 250_000],
    [2000, 50, 1.1, 250_000],
  ])('%i items, room for %i, exponent %f', { timeout: 60_000 }, (items, capacity, exponent, requests) => {
    expect(verdictOn(simulated(items, capacity, exponent, requests), hitRatio(items, capacity, exponent))).toEqual(
      TRUE,
    );
  });

  it('is not met by a cache of another size', { timeout: 60_000 }, () => {
    expect(verdictOn(simulated(1000, 120, 0.9, 40_000), hitRatio(1000, 100, 0.9)).isInside).toBe(false);
  });
});

describe('a cache with lifetimes that lets requests wait for a fetch', () => {
  /** One item, Poisson requests at `rate` a second, answers fresh for `lifetime` seconds that come after `delay` seconds. */
  function simulated(rate: number, lifetime: number, delay: number, requests: number): Record<string, Estimate> {
    const cache = cacheOf(10, true);
    const gap = exponential(1 / rate);
    const pick = drawer(3, 'gap');
    const span = (seconds: number): Duration => Math.floor(seconds * 1_000_000 + 0.5) as Duration;
    const forwarded = createBatches(requests);
    const waiting = createBatches(requests);
    const latency = createBatches(requests);
    const times = new Float64Array(requests);
    const came = new Float64Array(requests);
    const fetches: number[] = [];
    const [REQUEST, ANSWER] = [0, 1];

    const obey = (effects: ReturnType<CacheEngine['ask']>): void => {
      for (const effect of effects) {
        if (effect.effect === 'answer') times[effect.id] = (engine.now - (came[effect.id] ?? 0)) / 1_000_000;
        if (effect.effect !== 'forward') continue;
        fetches.push(effect.cause);
        engine.schedule(span(delay), ANSWER, effect.fetch);
      }
    };
    const engine = createEngine({
      horizon: Number.MAX_SAFE_INTEGER as Instant,
      maxEvents: Infinity,
      handle(kind, subject) {
        if (kind === ANSWER) {
          obey(cache.arrived(subject, answer(lifetime), { exchange: subject, from: 'O' }, engine.now));
          return;
        }
        came[subject] = engine.now;
        if (subject + 1 < requests) engine.schedule(span(gap(pick(subject))), REQUEST, subject + 1);
        obey(cache.ask(subject, request, targetOf(1), engine.now));
      },
    });
    engine.schedule(span(0), REQUEST, 0);
    engine.run();
    const isFetch = new Uint8Array(requests);
    for (const id of fetches) isFetch[id] = 1;
    for (let id = 0; id < requests; id += 1) {
      const hasWaited = isFetch[id] === 0 && (times[id] ?? 0) > 0;
      forwarded.add(isFetch[id] ?? 0);
      waiting.add(hasWaited ? 1 : 0);
      latency.add(times[id] ?? 0);
    }
    return { forwarded: forwarded.estimate(), waiting: waiting.estimate(), latency: latency.estimate() };
  }

  /*
   * A renewal argument (as for TTL caches: Jung, Berger, Balakrishnan, IEEE INFOCOM 2003, §III; the waiting of followers as in collapsed
   * forwarding). A cycle begins with a request that is forwarded. The copy counts its age from when that was sent (RFC 9111 §4.2.3: with no
   * Age field and a Date of the moment of receipt the initial age is the response delay), so it is fresh until T after the cycle's start, and
   * the next forwarded request is the first Poisson arrival after that: the cycle lasts T + 1/λ and has 1 + λT requests. λD of them
   * come during the fetch of D ≤ T; each waits for what is left, on average D/2, and the first waits D.
   */
  it.each([
    [5, 2, 1],
    [4, 3, 2],
  ])('rate %f, lifetime %f s, fetch %f s', { timeout: 60_000 }, (rate, lifetime, delay) => {
    const seen = simulated(rate, lifetime, delay, 300_000);
    const cycle = 1 + rate * lifetime;
    expect(verdictOn(seen['forwarded']!, 1 / cycle)).toEqual(TRUE);
    expect(verdictOn(seen['waiting']!, (rate * delay) / cycle)).toEqual(TRUE);
    expect(verdictOn(seen['latency']!, (delay + (rate * delay * delay) / 2) / cycle)).toEqual(TRUE);
  });
});
