// Searching sorted instants: which of them has a clock passed?
import { countUpTo, instant, START, type Instant, type Trace, type TraceRecord } from '../../simulations/index.ts';

/** The last of the sorted instants at or before `t`; the start of the run before the first. */
export const lastPassed = (instants: readonly Instant[], t: number): Instant =>
  instants[countUpTo(instants, t) - 1] ?? START;

/** The instants of the records that `count` lets in, sorted and each once. */
export function instantsOf(
  records: Iterable<TraceRecord>,
  counts: (record: TraceRecord) => boolean = () => true,
): readonly Instant[] {
  const instants = new Set<Instant>();
  for (const record of records) if (counts(record)) instants.add(record.at);
  return [...instants].sort((one, other) => one - other);
}

const SECOND = 1_000_000;

/** All instants at which something happens, and every whole second: ages and freshness move with the clock alone. */
export function ticking({ header, records }: Trace): readonly Instant[] {
  const seconds = Array.from({ length: Math.floor(header.horizonUs / SECOND) + 1 }, (_, second) => second * SECOND);
  return [...new Set([...instantsOf(records), ...seconds])].sort((one, other) => one - other).map((at) => instant(at));
}
