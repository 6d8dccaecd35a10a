// How a component follows the clock without being rendered sixty times a second: it names the instants at which what it
// shows can change, and is woken only when the playhead passes one of them.
import { useCallback, useSyncExternalStore } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { lastPassed } from '../state/instants.ts';
import type { Playhead } from '../state/playhead.ts';

/** The last of the sorted `instants` that the playhead has reached; the start of the run before the first. */
export function useLastInstant(playhead: Playhead, instants: readonly Instant[]): Instant {
  const last = useCallback(() => lastPassed(instants, playhead.get()), [playhead, instants]);
  return useSyncExternalStore(playhead.subscribe, last);
}
