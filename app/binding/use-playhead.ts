// How a component follows the clock without being rendered sixty times a second: it names the instants at which what it
// shows can change, and is woken only when the playhead passes one of them.
import { useCallback, useSyncExternalStore } from 'react';
import { START, type Instant } from '../../simulations/index.ts';
import type { Playhead } from '../state/playhead.ts';

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

/** The last of the sorted `instants` that the playhead has reached; the start of the run before the first. */
export function useLastInstant(playhead: Playhead, instants: readonly Instant[]): Instant {
  const last = useCallback(
    (): Instant => instants[passedBy(instants, playhead.get()) - 1] ?? START,
    [playhead, instants],
  );
  return useSyncExternalStore(playhead.subscribe, last);
}
