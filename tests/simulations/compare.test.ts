// Two stages compared by pairs: what is exact, what is estimated, and that pairing is worth it.
import { describe, expect, it } from 'vitest';
import type { Pair } from '../../simulations/compare.ts';
import { compareAt, pairsOf } from '../../simulations/compare.ts';
import { draw } from '../../simulations/kernel/random.ts';
import { instant } from '../../simulations/kernel/time.ts';
import { measure } from '../../simulations/metrics/samples.ts';
import { libraryEntry } from '../../simulations/scenario/library/index.ts';
import { simulate } from '../../simulations/simulate.ts';

const samplesOf = (id: string) => measure(simulate(libraryEntry(id)!.scenario()).trace);
const END = instant(60_000_000);

type Outcome = Pair['a'];
const outcome = (exchange: number, latencyUs: number, change: Partial<Outcome> = {}): Outcome =>
  ({ exchange, wanted: 0, finished: latencyUs, latencyUs, status: 200, failure: null, ...change }) as Outcome;
const pair = (exchange: number, a: number, b: number): Pair => ({
  exchange,
  a: outcome(exchange, a),
  b: outcome(exchange, b),
});

describe('comparing two stages', () => {
  it('pairs the same wishes', () => {
    const pairs = pairsOf(samplesOf('first-screen-left'), samplesOf('first-screen'));
    expect(pairs.length).toBeGreaterThan(100);
    for (const { a, b, exchange } of pairs) {
      expect([a.exchange, a.wanted, a.target, a.client]).toEqual([exchange, b.wanted, b.target, b.client]);
    }
  });

  it('of a stage with itself finds nothing', () => {
    const samples = samplesOf('first-screen');
    const { mean, median, p95 } = compareAt(pairsOf(samples, samples), END);
    for (const found of [mean, median, p95]) {
      expect(found).toEqual({ a: found!.a, b: found!.a, value: 0, interval: { low: 0, high: 0 } });
      expect(found!.a).toBeGreaterThan(0);
    }
  });

  it('gives B minus A, of those that both have answered by then', () => {
    const pairs = [pair(1, 10_000, 15_000), pair(2, 20_000, 27_000), pair(3, 30_000, 90_000)];
    const failed: Pair = { exchange: 4, a: outcome(4, 1000), b: outcome(4, 9000, { status: null }) };
    expect(compareAt([...pairs, failed], instant(40_000))).toMatchObject({
      pairs: 2,
      mean: { value: 6, interval: null },
      median: { a: 15, b: 21, value: 6, interval: null },
    });
    expect(compareAt([], END)).toEqual({ pairs: 0, mean: null, median: null, p95: null });
  });

  it('is the same each time it is asked', () => {
    const pairs = pairsOf(samplesOf('first-screen-left'), samplesOf('first-screen'));
    expect(compareAt(pairs, END)).toEqual(compareAt(pairs, END));
  });

  it('has intervals that hold the true difference about as often as they say', () => {
    // Exponential latencies with common ups and downs; B is 5 ms slower on average. 200 experiments, 95 %: binomial, so 180 at least.
    const noise = (experiment: number, exchange: number, what: string): number =>
      -1000 * Math.log(1 - draw(experiment, what, exchange));
    let held = 0;
    for (let experiment = 0; experiment < 200; experiment += 1) {
      const pairs = Array.from({ length: 60 }, (_, exchange) => {
        const common = 40 * noise(experiment, exchange, 'common');
        return pair(
          exchange + 1,
          common + noise(experiment, exchange, 'a'),
          common + 4000 + 2 * noise(experiment, exchange, 'b'),
        );
      });
      const { mean } = compareAt(pairs, END);
      if (mean?.interval && mean.interval.low <= 5 && mean.interval.high >= 5) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(180);
    expect(held).toBeLessThanOrEqual(199);
  });

  it('has narrower intervals than unpaired runs would', () => {
    const common = (exchange: number): number => 100_000 * draw(1, 'common', exchange);
    const pairs = Array.from({ length: 100 }, (_, at) =>
      pair(at + 1, common(at), common(at) + 5000 + 100 * draw(2, 'own', at)),
    );
    const shuffled = pairs.map(({ exchange, a }, at) => ({ exchange, a, b: pairs[(at + 37) % 100]!.b }));
    const width = (of: readonly Pair[]): number => {
      const interval = compareAt(of, END).mean?.interval;
      return interval ? interval.high - interval.low : NaN;
    };
    expect(width(pairs)).toBeLessThan(0.1);
    expect(width(shuffled)).toBeGreaterThan(5);
  });
});
