// What a run says about the four differences that are commonly named: each number is counted in its records, or read off its ledger.
import { countUpTo, metricsAt, type Instant, type Metrics, type Samples } from '../../../simulations/index.ts';
import type { SideRun } from '../../state/run-store.ts';
import { transitBytes } from '../measures.ts';
import { countedIn, COUNTS } from './counted.ts';

export const FOUR_MEASURES = [...COUNTS, ...(['originRequests', 'latencyMedian', 'transitBytes'] as const)] as const;
export type FourMeasure = (typeof FOUR_MEASURES)[number];

export const unitOf = (name: FourMeasure): 'ms' | 'bytes' | 'count' =>
  name === 'latencyMedian' ? 'ms' : name === 'transitBytes' ? 'bytes' : 'count';

/** By `t`; null: nothing to measure yet. Latency in milliseconds, bytes in octets, all others are counts. */
export function fourMeasure(name: FourMeasure, run: SideRun, t: Instant): number | null {
  switch (name) {
    case 'originRequests':
      return numbersAt(run.samples, t).originRequests.total;
    case 'latencyMedian':
      return numbersAt(run.samples, t).latencyMs.median;
    case 'transitBytes':
      return transitBytes(run, numbersAt(run.samples, t));
    default:
      return countUpTo(countedIn(run)[name], t);
  }
}

/** Several rows ask for the numbers of the same instant. */
const latest = new WeakMap<Samples, { readonly t: Instant; readonly metrics: Metrics }>();

function numbersAt(samples: Samples, t: Instant): Metrics {
  const last = latest.get(samples);
  if (last?.t === t) return last.metrics;
  const metrics = metricsAt(samples, t);
  latest.set(samples, { t, metrics });
  return metrics;
}
