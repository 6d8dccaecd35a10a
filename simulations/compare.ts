// Two runs of one workload: exchanges paired by number, and differences with an interval that uses the pairing.
import { drawer } from './kernel/random.ts';
import type { Instant } from './kernel/time.ts';
import type { ExchangeOutcome } from './metrics/exchanges.ts';
import { quantile, sorted } from './metrics/quantile.ts';
import type { Samples } from './metrics/samples.ts';
import type { ExchangeId } from './trace/record.ts';

export interface Pair {
  readonly exchange: ExchangeId;
  readonly a: ExchangeOutcome;
  readonly b: ExchangeOutcome;
}

/** Of the pairs alone, in milliseconds. */
export interface Difference {
  readonly a: number;
  readonly b: number;
  /** B minus A. */
  readonly value: number;
  /** 95 % interval; null when there are too few pairs to say. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface Comparison {
  /** Exchanges that both runs have answered. */
  readonly pairs: number;
  readonly mean: Difference | null;
  readonly median: Difference | null;
  readonly p95: Difference | null;
}

const paired = new WeakMap<Samples, WeakMap<Samples, readonly Pair[]>>();

/** Exchanges that occur in both runs, in order of their numbers; the same list whenever the same two runs are asked for. */
export function pairsOf(a: Samples, b: Samples): readonly Pair[] {
  const known = paired.get(a) ?? new WeakMap<Samples, readonly Pair[]>();
  const pairs = known.get(b) ?? newPairs(a, b);
  paired.set(a, known.set(b, pairs));
  return pairs;
}

function newPairs(a: Samples, b: Samples): readonly Pair[] {
  const others = new Map(b.outcomes.map((outcome) => [outcome.exchange, outcome]));
  return a.outcomes.flatMap((outcome) => {
    const other = others.get(outcome.exchange);
    return other ? [{ exchange: outcome.exchange, a: outcome, b: other }] : [];
  });
}

/** Fewer pairs than this and an interval would promise what it cannot keep. */
const LEAST_PAIRS = 8;
const RESAMPLES = 500;

/**
 * How B's latency differs from A's over the exchanges that both have answered by `t`.
 *
 * Interval: paired percentile bootstrap (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, §8.3 and §13.3): pairs are drawn with
 * replacement, 500 times, the difference is taken anew each time, and the interval holds the middle 95 % of the differences. Both stages
 * serve the same requests, so resampling pairs, not stages, leaves out what varies from request to request alike. Draws are keyed by resample
 * and place, so the same pairs give the same interval. It speaks of other workloads of the same kind; between these two runs the difference is exact.
 */
export function compareAt(pairs: readonly Pair[], t: Instant): Comparison {
  const both = pairs.filter(({ a, b }) => isAnswered(a, t) && isAnswered(b, t));
  const last = compared.get(pairs);
  if (last?.pairs === both.length) return last;
  const comparison = compare(both);
  compared.set(pairs, comparison);
  return comparison;
}

/** What was found last for a list of pairs. Answered pairs only become more with time, so their number says which they are. */
const compared = new WeakMap<readonly Pair[], Comparison>();

function compare(both: readonly Pair[]): Comparison {
  const a = Float64Array.from(both, (pair) => (pair.a.latencyUs ?? 0) / 1000);
  const b = Float64Array.from(both, (pair) => (pair.b.latencyUs ?? 0) / 1000);
  const intervals = both.length < LEAST_PAIRS ? null : bootstrap(a, b);
  const difference = (statistic: Statistic, index: number): Difference | null => {
    const before = statistic(sorted(a));
    const after = statistic(sorted(b));
    if (before === null || after === null) return null;
    return { a: before, b: after, value: after - before, interval: intervals?.[index] ?? null };
  };
  const [mean, median, p95] = STATISTICS.map(difference);
  return { pairs: both.length, mean: mean ?? null, median: median ?? null, p95: p95 ?? null };
}

/** In full, as is counted wherever latencies are. */
const isAnswered = ({ finished, status, failure }: ExchangeOutcome, t: Instant): boolean =>
  finished !== null && finished <= t && status !== null && failure === null;

/** Of sorted values. */
type Statistic = (values: Float64Array) => number | null;

const average: Statistic = (values) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const STATISTICS: readonly Statistic[] = [
  average,
  (values) => quantile(values, 0.5),
  (values) => quantile(values, 0.95),
];

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** One interval for each statistic. */
function bootstrap(a: Float64Array, b: Float64Array): readonly Interval[] {
  const n = a.length;
  const resampleA = resampler(a);
  const resampleB = resampler(b);
  const differences = STATISTICS.map(() => new Float64Array(RESAMPLES));
  const times = new Uint32Array(n);
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    const pick = drawer(resample, 'resampled pair');
    times.fill(0);
    for (let place = 0; place < n; place += 1) {
      const chosen = Math.floor(pick(place) * n);
      times[chosen] = (times[chosen] ?? 0) + 1;
    }
    const drawnA = resampleA(times);
    const drawnB = resampleB(times);
    STATISTICS.forEach((statistic, index) => {
      const values = differences[index];
      if (values) values[resample] = (statistic(drawnB) ?? 0) - (statistic(drawnA) ?? 0);
    });
  }
  return differences.map((values) => {
    const order = values.sort();
    return { low: quantile(order, 0.025) ?? 0, high: quantile(order, 0.975) ?? 0 };
  });
}

/** Gives the values, each as often as its pair was drawn, sorted without sorting again. The array is reused. */
function resampler(values: Float64Array): (times: Uint32Array) => Float64Array {
  const order = Uint32Array.from(values.keys()).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const drawn = new Float64Array(values.length);
  return (times) => {
    let at = 0;
    for (const index of order) {
      const value = values[index] ?? 0;
      for (let count = times[index] ?? 0; count > 0; count -= 1) {
        drawn[at] = value;
        at += 1;
      }
    }
    return drawn;
  };
}
