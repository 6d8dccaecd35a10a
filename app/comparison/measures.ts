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

export type MeasureName =
  | ('latencyMedian' | 'latencyHigh' | 'failed' | 'originRequests' | 'hitRatio' | 'transitBytes' | 'learned')
  | OriginMeasureName;

export interface Measure {
  readonly name: MeasureName;
  /** In the unit of the measure; null: nothing to measure yet. */
  readonly a: number | null;
  readonly b: number | null;
  /** B − A with its interval, where requests are paired; else the plain difference. */
  readonly difference: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
  readonly unit: 'ms' | 'count' | 'share' | 'bytes';
  /** Whether less is better, more is, or neither. */
  readonly better: 'less' | 'more' | 'neither';
}

export interface Measured {
  /** Requests asked for so far; the same on both stages. */
  readonly wanted: number;
  readonly pairs: number;
  readonly measures: readonly Measure[];
}

export function measuredAt(runs: PerSide<SideRun>, t: Instant): Measured {
  const a = metricsAt(runs.a.samples, t);
  const b = metricsAt(runs.b.samples, t);
  const paired = compareAt(pairsOf(runs.a.samples, runs.b.samples), t);
  const count = (of: (metrics: Metrics) => number): readonly [number, number] => [of(a), of(b)];
  return {
    wanted: Math.max(a.requests.wanted, b.requests.wanted),
    pairs: paired.pairs,
    measures: [
      latency('latencyMedian', a.latencyMs.median, b.latencyMs.median, paired.median),
      latency('latencyHigh', a.latencyMs.p95, b.latencyMs.p95, paired.p95),
      plain('failed', 'count', 'less', ...count(failures)),
      plain('originRequests', 'count', 'less', ...count((metrics) => metrics.originRequests.total)),
      plain('hitRatio', 'share', 'more', a.cache.hitRatio, b.cache.hitRatio),
      plain('transitBytes', 'bytes', 'less', transitBytes(runs.a, a), transitBytes(runs.b, b)),
      plain('learned', 'count', 'less', learnedByOrigin(runs.a, t), learnedByOrigin(runs.b, t)),
      ...originMeasuresAt(runs, t).map((one) => plain(one.name, 'count', one.better, one.a, one.b)),
    ],
  };
}

function latency(name: MeasureName, a: number | null, b: number | null, paired: Comparison['median']): Measure {
  const difference = paired && {
    value: paired.value,
    low: paired.interval?.low ?? null,
    high: paired.interval?.high ?? null,
  };
  return { name, a, b, difference, unit: 'ms', better: 'less' };
}

function plain(
  name: MeasureName,
  unit: Measure['unit'],
  better: Measure['better'],
  a: number | null,
  b: number | null,
): Measure {
  const difference = a === null || b === null ? null : { value: b - a, low: null, high: null };
  return { name, a, b, difference, unit, better };
}

/** Answers of 500 and above, and exchanges without any answer. */
const failures = ({ answers }: Metrics): number =>
  Object.entries(answers).reduce((sum, [status, count]) => (Number(status) < 500 ? sum : sum + count), 0);

/** Octets on the links that somebody in transit listens to: the long way across the Internet. */
export const transitBytes = ({ trace }: SideRun, { bytesByLink }: Metrics): number =>
  trace.header.links
    .filter(({ taps }) => taps.includes('transit'))
    .reduce((sum, { id }) => sum + (bytesByLink[id] ?? 0), 0);

/** Facts that the origin holds exactly by `t`. */
function learnedByOrigin({ ledger }: SideRun, t: Instant): number {
  const cells = matrixAt(ledger, t, 'run').cells['origin'];
  return BASE_FACTS.filter((fact) => cells?.[fact].value === 'yes').length;
}
