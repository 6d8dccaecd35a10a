// Rates and places: the leaky bucket against what can be worked out by hand, HAProxy's sliding counter, requests in work.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../simulations/kernel/time.ts';
import { count, noFrequency, readFrequency } from '../../../simulations/protection/frequency.ts';
import { createProtection } from '../../../simulations/protection/engine.ts';
import type { Protection } from '../../../simulations/protection/engine.ts';
import { createBuckets } from '../../../simulations/protection/leaky-bucket.ts';
import { protectionFor } from '../../../simulations/scenario/profiles/index.ts';
import { asking } from './asking.ts';
import { manners } from './manners.ts';

const nginx = (...directives: readonly string[]): Protection =>
  createProtection(protectionFor(manners('nginx', directives), 'gateway'));
const at = (seconds: number): Instant => (seconds * 1_000_000) as Instant;

/** What a request comes to: its status, or how long it waits. */
function outcome(protection: Protection, seconds: number, said = asking()): number | string {
  const last = protection.arrived(said, at(seconds)).at(-1);
  if (last?.judgement === 'refused') return last.status ?? 'closed';
  return last?.judgement === 'delayed' ? `after ${String(last.delayMs)} ms` : 'at once';
}

const tally = (outcomes: readonly (number | string)[]): Readonly<Record<string, number>> =>
  outcomes.reduce<Record<string, number>>((sums, found) => ({ ...sums, [found]: (sums[found] ?? 0) + 1 }), {});

const twelve = (...directives: readonly string[]): Readonly<Record<string, number>> => {
  const protection = nginx('limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s', ...directives);
  return tally(Array.from({ length: 12 }, () => outcome(protection, 0)));
};

describe('limit_req, twelve at once at 1 r/s (nginx 1.22.1, observed)', () => {
  it.each([
    ['limit_req zone=z', { 'at once': 1, 503: 11 }],
    [
      'limit_req zone=z burst=4',
      { 'at once': 1, 'after 1000 ms': 1, 'after 2000 ms': 1, 'after 3000 ms': 1, 'after 4000 ms': 1, 503: 7 },
    ],
    ['limit_req zone=z burst=4 nodelay', { 'at once': 5, 503: 7 }],
    [
      'limit_req zone=z burst=6 delay=2',
      { 'at once': 3, 'after 1000 ms': 1, 'after 2000 ms': 1, 'after 3000 ms': 1, 'after 4000 ms': 1, 503: 5 },
    ],
  ])('%s', (directive, expected) => {
    expect(twelve(directive)).toEqual(expected);
  });

  it('refused requests fill nothing: 0.55 s apart every second one passes', () => {
    const protection = nginx('limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s', 'limit_req zone=z');
    const found = Array.from({ length: 6 }, (_, i) => outcome(protection, i * 0.55));
    expect(found).toEqual(['at once', 503, 'at once', 503, 'at once', 503]);
  });

  it('burst 4 nodelay: two and a half seconds later two more pass, later five again', () => {
    const protection = nginx(
      'limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s',
      'limit_req zone=z burst=4 nodelay',
    );
    const passing = (seconds: number): number =>
      Array.from({ length: 6 }, () => outcome(protection, seconds)).filter((found) => found === 'at once').length;
    expect([passing(0), passing(2.5), passing(20)]).toEqual([5, 2, 5]);
  });

  it('an empty key is not limited, so whoever sends another value each time is not either', () => {
    const protection = nginx('limit_req_zone $http_x_api_key zone=z:1m rate=1r/s', 'limit_req zone=z');
    const withKey = (value: string) => asking({ fields: [{ name: 'X-Api-Key', value }] });
    expect(Array.from({ length: 3 }, () => outcome(protection, 0))).toEqual(['at once', 'at once', 'at once']);
    expect(['a', 'b', 'c'].map((key) => outcome(protection, 0, withKey(key)))).toEqual([
      'at once',
      'at once',
      'at once',
    ]);
    expect(outcome(protection, 0, withKey('a'))).toBe(503);
  });

  it('of several limits the strictest decides and the longest delay counts', () => {
    const protection = nginx(
      'limit_req_zone $binary_remote_addr zone=own:1m rate=1r/s; limit_req_zone $server_port zone=all:1m rate=10r/s',
      'limit_req zone=own burst=1; limit_req zone=all burst=3 nodelay',
    );
    expect([0, 0, 0].map((seconds) => outcome(protection, seconds))).toEqual(['at once', 'after 1000 ms', 503]);
    const other = () => asking({ client: '10.0.0.2' });
    expect(outcome(protection, 0, other())).toBe('at once');
    expect(outcome(protection, 0, other())).toBe('after 1000 ms');
    expect(outcome(protection, 0, asking({ client: '10.0.0.3' }))).toBe(503);
  });
});

describe('a leaky bucket', () => {
  it('lets n requests of a steady stream below its rate through, and as many of a faster one as drain', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 20, max: 400 }),
        (rate, burst, everyMs, requests) => {
          const buckets = createBuckets();
          const limit = { zone: 'z', key: [], rate: rate * 1000, burst: burst * 1000, undelayed: Infinity };
          const passed = Array.from({ length: requests }, (_, i) => buckets.take([limit], ['k'], i * everyMs)).filter(
            ({ passes }) => passes,
          ).length;
          // At most what could drain in the time and the room for a burst. Whole requests pass, so half of what drains may be lost to those refused.
          const drained = Math.floor(((requests - 1) * everyMs * rate) / 1000);
          expect(passed).toBeLessThanOrEqual(Math.min(requests, drained + burst + 1));
          if (everyMs * rate >= 1000) expect(passed).toBe(requests);
          else expect(passed).toBeGreaterThanOrEqual(Math.min(requests, Math.floor(drained * 0.5) + burst));
        },
      ),
    );
  });

  it('delays so that requests leave exactly at its rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 30 }), (rate, burst) => {
        const buckets = createBuckets();
        const limit = { zone: 'z', key: [], rate: rate * 1000, burst: burst * 1000, undelayed: 0 };
        const delays = Array.from({ length: burst + 3 }, () => buckets.take([limit], ['k'], 5));
        expect(delays.slice(0, burst + 1).map(({ delayMs }) => delayMs)).toEqual(
          Array.from({ length: burst + 1 }, (_, i) => Math.floor((i * 1000) / rate)),
        );
        expect(delays.slice(burst + 1).map(({ passes }) => passes)).toEqual([false, false]);
      }),
    );
  });
});

describe('limit_conn', () => {
  it('counts requests in work and gives the place back when they end', () => {
    const protection = nginx(
      'limit_conn_zone $binary_remote_addr zone=c:1m',
      'limit_conn c 2',
      'limit_conn_status 429',
    );
    const [first, second] = [asking(), asking()];
    expect(
      [first, second, asking(), asking({ client: '10.0.0.2' })].map((said) => outcome(protection, 0, said)),
    ).toEqual(['at once', 'at once', 429, 'at once']);
    protection.ended(first.id, 200, at(1));
    expect([outcome(protection, 1), outcome(protection, 1)]).toEqual(['at once', 429]);
  });
});

describe("HAProxy's sliding counter", () => {
  it('knows the running and the last period, and takes the last as evenly spread', () => {
    const frequency = noFrequency();
    for (let i = 0; i < 10; i += 1) count(frequency, 1000, 5000);
    expect(readFrequency(frequency, 1000, 5000)).toBe(10);
    expect(readFrequency(frequency, 1000, 6500)).toBe(5);
    expect(readFrequency(frequency, 1000, 7001)).toBe(0);
    count(frequency, 1000, 6500);
    expect(readFrequency(frequency, 1000, 6500)).toBe(6);
  });

  it('refuses the sixth of ten in ten seconds, and nobody for it that comes from elsewhere (HAProxy 2.6.12, observed)', () => {
    const protection = createProtection(
      protectionFor(
        manners('haproxy', [
          'stick-table type ip size 1k expire 30s store http_req_rate(10s)',
          'http-request track-sc0 src',
          'http-request deny deny_status 429 if { sc_http_req_rate(0) gt 5 }',
        ]),
        'gateway',
      ),
    );
    const found = Array.from({ length: 10 }, (_, i) => outcome(protection, i / 100));
    expect(found).toEqual([...Array.from({ length: 5 }, () => 'at once'), ...Array.from({ length: 5 }, () => 429)]);
    expect(outcome(protection, 0.2, asking({ client: '10.0.0.9' }))).toBe('at once');
    expect(outcome(protection, 60)).toBe('at once');
  });
});
