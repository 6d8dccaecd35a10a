// Where the clock of both stages stands: one number that changes sixty times a second, and therefore lives in no store.
import { START, instant, type Instant } from '../../simulations/index.ts';

export interface Playhead {
  readonly get: () => Instant;
  /** Moves the clock; held between zero and `limit`. */
  readonly set: (at: Instant) => void;
  /** The end of the longer run, beyond which nothing can be shown. */
  readonly limit: Instant;
  readonly setLimit: (end: Instant) => void;
  readonly subscribe: (listener: (at: Instant) => void) => () => void;
}

export function createPlayhead(): Playhead {
  let now = START;
  let end = START;
  const listeners = new Set<(at: Instant) => void>();
  const move = (to: Instant): void => {
    if (to === now) return;
    now = to;
    for (const listener of [...listeners]) listener(now);
  };
  return {
    get: () => now,
    get limit() {
      return end;
    },
    set: (at) => move(instant(Math.min(Math.max(at, 0), end))),
    setLimit: (limit) => {
      end = limit;
      if (now > end) move(end);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
