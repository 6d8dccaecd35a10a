// The page of time on which the clock stands: whoever shows it is woken when it is turned, not at each frame.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Trace } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { pageAt, pageFrom, type PageOfTime } from '../scene/page-of-time.ts';

/** Microseconds of a window that is chosen in milliseconds. */
export function useWindow(): number {
  const { view } = useSession();
  return useStore(view, (state) => state.window) * 1000;
}

export function usePage(trace: Trace | null): PageOfTime {
  const { playhead } = useSession();
  const length = useWindow();
  const horizon = trace?.header.horizonUs ?? 0;
  const from = useCallback(() => pageAt(playhead.get(), length, horizon).from, [playhead, length, horizon]);
  const start = useSyncExternalStore(playhead.subscribe, from);
  return useMemo(() => pageFrom(start, length, horizon), [start, length, horizon]);
}
