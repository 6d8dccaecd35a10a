// What is measured on each stage at an instant, and how B differs from A. Every number is folded from the records by then.
import {
  compareAt,
  metricsAt,
  pairsOf,
  BASE_FACTS,
  matrixAt,
  type Comparison,
  type Instant,
  type Metrics,
} from '../../simulations/index.ts';
import type { SideRun } from '../state/run-store.ts';
import type { PerSide } from '../state/side.ts';
import { originMeasuresAt, type OriginMeasureName } from './origin-measures.ts';
import { verdictOf, type Apart, type Verdict } from './verdict.ts';

export type MeasureName =
  | ('latencyMedian' | 'latencyHigh' | 'failed' | 'originRequests' | 'hitRatio' | 'transitBytes' | 'learned')
  | OriginMeasureName;

/** One number on both stages. */
export interface MeasuredPair {
  /** In the unit of the measure; null: nothing to measure yet. */
  readonly a: number | null;
  readonly b: number | null;
  readonly unit: 'ms' | 'count' | 'share' | 'bytes';
  /** Of what stands in the columns, B − A; with its interval, where it is drawn from paired requests. */
  readonly difference?: Apart | null;
}

export interface Measure extends MeasuredPair {
  readonly name: MeasureName;
  readonly difference: Apart | null;
  /** Whether less is better, more is, or neither. */
  readonly better: 'less' | 'more' | 'neither';
  /** How many requests, answered on both stages, it is taken from; null: from all that happened. */
  readonly pairs: number | null;
}

export interface Measured {
  /** Requests asked for so far; the same on both stages. */
  readonly wanted: number;
  readonly pairs: number;
  readonly measures: readonly (Measure & { readonly verdict: Verdict })[];
}

export function measuredAt(runs: PerSide<SideRun>, t: Instant): Measured {
  const a = metricsAt(runs.a.samples, t);
  const b = metricsAt(runs.b.samples, t);
  const paired = compareAt(pairsOf(runs.a.samples, runs.b.samples), t);
  const count = (of: (metrics: Metrics) => number): readonly [number, number] => [of(a), of(b)];
  const served = { a: a.requests.finished - failures(a), b: b.requests.finished - failures(b) };
  const measures = [
    latency('latencyMedian', paired.median, paired.pairs),
    // Of one answer there is no percentile.
    ...(paired.pairs === 1 ? [] : [latency('latencyHigh', paired.p95, paired.pairs)]),
    plain('failed', 'count', 'less', ...count(failures)),
    plain('originRequests', 'count', 'less', ...count((metrics) => metrics.originRequests.total)),
    plain('hitRatio', 'share', 'more', a.cache.hitRatio, b.cache.hitRatio),
    plain('transitBytes', 'bytes', 'less', transitBytes(runs.a, a), transitBytes(runs.b, b)),
    plain('learned', 'count', 'less', learnedByOrigin(runs.a, t), learnedByOrigin(runs.b, t)),
    ...originMeasuresAt(runs, t).map((one) => plain(one.name, 'count', one.better, one.a, one.b)),
  ];
  return {
    wanted: Math.max(a.requests.wanted, b.requests.wanted),
    pairs: paired.pairs,
    measures: measures.map((measure) => ({ ...measure, verdict: verdictOf(measure, served) })),
  };
}

/** To the microsecond, and to a thousandth of a per cent: what calculation adds behind it says nothing. */
const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
const toShare = (value: number): number => Math.round(value * 100_000) / 100_000;

/** Of the same requests in both columns, those that the difference and its interval are taken from. */
function latency(name: MeasureName, of: Comparison['median'], pairs: number): Measure {
  const like = { name, unit: 'ms', better: 'less', pairs } as const;
  if (of === null) return { ...like, a: null, b: null, difference: null };
  const [a, b] = [toMicroseconds(of.a), toMicroseconds(of.b)];
  const [low = null, high = null] = of.interval === null ? [] : [of.interval.low, of.interval.high].map(toMicroseconds);
  return { ...like, a, b, difference: { value: toMicroseconds(b - a), low, high } };
}

function plain(
  name: MeasureName,
  unit: Measure['unit'],
  better: Measure['better'],
  before: number | null,
  after: number | null,
): Measure {
  const round = (value: number | null): number | null => (value === null || unit !== 'share' ? value : toShare(value));
  const [a, b] = [round(before), round(after)];
  const value = a === null || b === null ? null : round(b - a);
  const difference = value === null ? null : { value, low: null, high: null };
  return { name, a, b, difference, unit, better, pairs: null };
}

/** Answers of 500 and above, and exchanges without any answer. */
const failures = ({ answers }: Metrics): number =>
  Object.entries(answers).reduce((sum, [status, count]) => (Number(status) < 500 ? sum : sum + count), 0);

/** Octets on the links that somebody in transit listens to: the long way across the Internet. */
export const transitBytes = ({ trace }: SideRun, { bytesByLink }: Metrics): number =>
  trace.header.links
    .filter(({ taps }) => taps.includes('transit'))
    .reduce((sum, { id }) => sum + (bytesByLink[id] ?? 0), 0);

/** Facts that the origin holds exactly by `t`, besides those that it has of itself. */
function learnedByOrigin({ ledger }: SideRun, t: Instant): number {
  const cells = matrixAt(ledger, t, 'run').cells['origin'];
  return BASE_FACTS.filter((fact) => cells?.[fact].value === 'yes' && cells[fact].assurance !== 'role').length;
}
