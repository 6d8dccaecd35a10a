// The numbers at one instant of a run, each from records at or before it and from nothing else.
import type { Instant } from '../kernel/time.ts';
import { mean, quantile, sorted } from './quantile.ts';
import type { Samples } from './samples.ts';
import { areaBy, levelAt } from './step-function.ts';
import { countBy, happenedBy, sumBy, sumsBy } from './timeline.ts';

export interface Metrics {
  readonly requests: { readonly wanted: number; readonly finished: number; readonly inFlight: number };
  /** By status, or by failure where there was no answer. */
  readonly answers: Readonly<Record<string, number>>;
  /** Of the exchanges answered so far; null while there is none. */
  readonly latencyMs: {
    readonly count: number;
    readonly mean: number | null;
    readonly median: number | null;
    readonly p95: number | null;
    readonly max: number | null;
  };
  readonly originRequests: { readonly total: number; readonly byOrigin: Readonly<Record<string, number>> };
  readonly cache: {
    /** Answers from the store, of all that were looked for there; null when nothing was. */
    readonly hitRatio: number | null;
    readonly outcomes: Readonly<Record<string, number>>;
  };
  readonly bytesByLink: Readonly<Record<string, number>>;
  /** Share of its capacity that was used so far: of an origin its servers, of a link its bandwidth (null: unlimited). */
  readonly utilisation: {
    readonly origins: Readonly<Record<string, number>>;
    readonly links: Readonly<Record<string, number | null>>;
  };
  /** Requests waiting in line at the origins now. */
  readonly waiting: number;
}

/** Numbers by `t`. The same count of answers gives the same quantiles, so that most calls sort nothing. */
export function metricsAt(samples: Samples, t: Instant): Metrics {
  const wanted = sumBy(samples.wanted, t);
  const finished = countBy(samples.endedAt, t);
  const byOrigin = sumsBy(samples.originRequests, t);
  return {
    requests: { wanted, finished, inFlight: wanted - finished },
    answers: happenedBy(samples.answers, t),
    latencyMs: latenciesBy(samples, countBy(samples.answeredAt, t)),
    originRequests: { total: sumOf(byOrigin), byOrigin },
    cache: cacheBy(samples, t),
    bytesByLink: sumsBy(samples.linkBytes, t),
    utilisation: utilisationBy(samples, t),
    waiting: samples.stations.reduce((sum, { waiting }) => sum + levelAt(waiting, t), 0),
  };
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

type Latencies = Metrics['latencyMs'];

const known = new WeakMap<Samples, { readonly count: number; readonly latencies: Latencies }>();

function latenciesBy(samples: Samples, count: number): Latencies {
  const last = known.get(samples);
  if (last?.count === count) return last.latencies;
  const values = sorted(samples.latenciesUs.subarray(0, count));
  // To the microsecond: what interpolation adds behind it says nothing.
  const inMs = (us: number | null): number | null => (us === null ? null : Math.round(us) / 1000);
  const latencies = {
    count,
    mean: inMs(mean(values)),
    median: inMs(quantile(values, 0.5)),
    p95: inMs(quantile(values, 0.95)),
    max: inMs(values.at(-1) ?? null),
  };
  known.set(samples, { count, latencies });
  return latencies;
}

function cacheBy({ cache }: Samples, t: Instant): Metrics['cache'] {
  const outcomes = happenedBy(cache, t);
  const hits = outcomes['hit'] ?? 0;
  const looked = Object.entries(outcomes).reduce(
    (sum, [name, n]) => (name === 'hit' || (name.startsWith('fwd=') && name !== 'fwd=bypass') ? sum + n : sum),
    0,
  );
  return { hitRatio: looked === 0 ? null : hits / looked, outcomes };
}

function utilisationBy({ stations, links, linkBytes }: Samples, t: Instant): Metrics['utilisation'] {
  const span = Math.max(t, 1);
  const bytes = sumsBy(linkBytes, t);
  return {
    origins: Object.fromEntries(
      stations.map(({ node, servers, busy }) => [node, areaBy(busy, t) / (servers * span)] as const),
    ),
    // A link carries so many bits a microsecond each way; what goes either way is one sum here, so both ways are its capacity.
    links: Object.fromEntries(
      links.map(({ id, bandwidthMbps }) => {
        const capacity = bandwidthMbps === null ? null : 2 * bandwidthMbps * span;
        return [id, capacity === null ? null : ((bytes[id] ?? 0) * 8) / capacity] as const;
      }),
    ),
  };
}
