// Searching sorted instants: which of them has a clock passed?
import { START, type Instant, type TraceRecord } from '../../simulations/index.ts';

/** How many of the sorted `instants` lie at or before `t`. */
export function passedBy(instants: readonly number[], t: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? Infinity) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of the sorted instants at or before `t`; the start of the run before the first. */
export const lastPassed = (instants: readonly Instant[], t: number): Instant =>
  instants[passedBy(instants, t) - 1] ?? START;

/** The instants of the records that `count` lets in, sorted and each once. */
export function instantsOf(
  records: Iterable<TraceRecord>,
  counts: (record: TraceRecord) => boolean = () => true,
): readonly Instant[] {
  const instants = new Set<Instant>();
  for (const record of records) if (counts(record)) instants.add(record.at);
  return [...instants].sort((one, other) => one - other);
}
