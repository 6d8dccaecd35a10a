// A value that changes at instants: written once while a trace is read, then searched by every frame.
import { countUpTo } from '../../simulations/index.ts';

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

/** The value at `t`; `before` when nothing has been noted by then. */
export function valueAt<T>(history: History<T>, t: number, before: T): T {
  return history.values[countUpTo(history.at, t) - 1] ?? before;
}
