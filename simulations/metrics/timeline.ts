// Things that happen one after the other, kept so that "how much by t?" is one search.
import type { Instant } from '../kernel/time.ts';

/** Sums over time: `by(t)` is the sum of all amounts at or before `t`. */
export interface Timeline {
  readonly instants: readonly Instant[];
  by(t: Instant): number;
}

export interface GrowingTimeline extends Timeline {
  /** Instants come in order, as records do. */
  add(at: Instant, amount: number): void;
}

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

export function createTimeline(): GrowingTimeline {
  const instants: Instant[] = [];
  const sums: number[] = [];
  let total = 0;
  return {
    instants,
    add(at, amount) {
      total += amount;
      instants.push(at);
      sums.push(total);
    },
    by: (t) => sums[countBy(instants, t) - 1] ?? 0,
  };
}

/** Timelines by name, in order of first appearance. */
export interface Timelines {
  readonly names: readonly string[];
  add(name: string, at: Instant, amount?: number): void;
  /** Names whose sum by `t` is not zero. */
  by(t: Instant): Readonly<Record<string, number>>;
}

/** `known`: names that are told even while their sum is zero. */
export function createTimelines(known: readonly string[] = []): Timelines {
  const lines = new Map<string, GrowingTimeline>(known.map((name) => [name, createTimeline()]));
  return {
    get names() {
      return [...lines.keys()];
    },
    add(name, at, amount = 1) {
      const line = lines.get(name) ?? createTimeline();
      lines.set(name, line);
      line.add(at, amount);
    },
    by(t) {
      const sums: Record<string, number> = {};
      for (const [name, line] of lines) {
        const sum = line.by(t);
        if (sum !== 0 || known.includes(name)) sums[name] = sum;
      }
      return sums;
    },
  };
}
