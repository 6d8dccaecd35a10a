// Searching sorted instants: which of them has a clock passed?
import { countUpTo, START, type Instant, type TraceRecord } from '../../simulations/index.ts';

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
