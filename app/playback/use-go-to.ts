// Goes to an instant and stays there, so that what happens at it can be looked at, and is said.
import { useCallback } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';

export function useGoTo(): (at: Instant) => void {
  const { playback, seek } = useSession();
  return useCallback(
    (at) => {
      playback.send({ type: 'pause' });
      seek(at);
    },
    [playback, seek],
  );
}
