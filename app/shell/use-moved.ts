// What has changed sides, where nothing may be seen to move: told by two labelled states, until the reader goes on to something else.
import { useEffect, useState } from 'react';
import { useSession } from '../binding/session.ts';
import { useWords } from '../i18n/words.ts';
import type { Moved } from '../scene/former.ts';
import type { FollowedRun } from './use-followed.ts';

/** Null: nothing, it was seen to move, or something else has been done since. */
export function useMoved(run: FollowedRun | null): Moved | null {
  const { scenario, view, playback, playhead } = useSession();
  const { later } = useWords();
  const [moved, setMoved] = useState<Moved | null>(null);
  useEffect(() => {
    const moves = run?.moves ?? [];
    if (moves.length === 0 || !matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    let isOver = false;
    const end = (): void => {
      isOver = true;
      setMoved(null);
    };
    later()
      .then(({ later: { moved: words } }) => {
        if (!isOver) setMoved({ moves, words });
      })
      // Without the words the drawing is as it was; the page says elsewhere that something could not be fetched.
      .catch(end);
    let { mode } = playback.getState();
    const stops = [
      scenario.subscribe(end),
      view.subscribe(end),
      playback.subscribe(() => {
        if (playback.getState().mode === mode) return;
        mode = playback.getState().mode;
        end();
      }),
      // While it plays the clock goes on by itself.
      playhead.subscribe(() => {
        if (mode !== 'playing') end();
      }),
    ];
    return () => {
      end();
      for (const stop of stops) stop();
    };
  }, [run, later, scenario, view, playback, playhead]);
  return moved;
}
