// Things that happen one after the other, kept as plain data, so that "how much by t?" is one search wherever the data was sent.
import type { Instant } from '../kernel/time.ts';

/** Running sums: `sums[i]` is the sum of all amounts up to `instants[i]`, that instant included. */
export interface Timeline {
  readonly instants: readonly Instant[];
  readonly sums: readonly number[];
}

/** By name, in order of first appearance. */
export type Timelines = Readonly<Record<string, Timeline>>;

/** How many of the sorted instants are at or before `t`. */
export function countBy(instants: ArrayLike<number>, t: Instant): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? Infinity) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sum of all amounts at or before `t`. */
export const sumBy = ({ instants, sums }: Timeline, t: Instant): number => sums[countBy(instants, t) - 1] ?? 0;

/** Sums by `t` of all names. */
export const sumsBy = (timelines: Timelines, t: Instant): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(timelines).map(([name, timeline]) => [name, sumBy(timeline, t)] as const));

/** Sums by `t` of those names for which something has happened. */
export const happenedBy = (timelines: Timelines, t: Instant): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(sumsBy(timelines, t)).filter(([, sum]) => sum !== 0));

export interface GrowingTimeline extends Timeline {
  readonly instants: Instant[];
  readonly sums: number[];
}

export const newTimeline = (): GrowingTimeline => ({ instants: [], sums: [] });

/** Instants come in order, as records do. */
export function add({ instants, sums }: GrowingTimeline, at: Instant, amount = 1): void {
  instants.push(at);
  sums.push((sums.at(-1) ?? 0) + amount);
}

export type GrowingTimelines = Record<string, GrowingTimeline>;

/** `names`: those that are told even before anything happened. */
export const newTimelines = (names: readonly string[] = []): GrowingTimelines =>
  Object.fromEntries(names.map((name) => [name, newTimeline()]));

export function addTo(timelines: GrowingTimelines, name: string, at: Instant, amount = 1): void {
  const timeline = timelines[name] ?? newTimeline();
  timelines[name] = timeline;
  add(timeline, at, amount);
}
