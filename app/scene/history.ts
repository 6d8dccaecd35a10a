// A value that changes at instants: written once while a trace is read, then searched by every frame.

export interface History<T> {
  /** Instants in microseconds, not decreasing. */
  readonly at: readonly number[];
  /** The value from that instant on. */
  readonly values: readonly T[];
}

export interface WritableHistory<T> extends History<T> {
  readonly at: number[];
  readonly values: T[];
}

export const newHistory = <T>(): WritableHistory<T> => ({ at: [], values: [] });

/** Notes a value from `at` on; of several in one instant the last one counts. */
export function note<T>(history: WritableHistory<T>, at: number, value: T): void {
  const last = history.at.length - 1;
  if (last >= 0 && history.at[last] === at) {
    history.values[last] = value;
    return;
  }
  history.at.push(at);
  history.values.push(value);
}

/** How many of the ascending `instants` are not after `t` (binary search). */
export function countUpTo(instants: ArrayLike<number>, t: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? Infinity) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value at `t`; `before` when nothing has been noted by then. */
export function valueAt<T>(history: History<T>, t: number, before: T): T {
  return history.values[countUpTo(history.at, t) - 1] ?? before;
}
