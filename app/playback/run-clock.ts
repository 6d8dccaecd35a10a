// Lets the clock run while playback plays and the page can be seen; asks for no frame otherwise.
import type { Session } from '../binding/session.ts';
import { instantsOf, lastPassed } from '../state/instants.ts';
import { createFrameLoop } from './frame-loop.ts';
import { advanced, busyStretches, type Stretch } from './pace.ts';

/** @param stage what must be on screen for the clock to run; gives back how to stop it all */
export function runClock({ playback, playhead, runs }: Session, stage: Element): () => void {
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const traces = () => Object.values(runs.getState().runs).flatMap((run) => (run === null ? [] : [run.trace]));
  let busy: readonly Stretch[] = [];
  let events = instantsOf([]);
  const learn = (): void => {
    busy = busyStretches(traces());
    events = instantsOf(traces().flatMap(({ records }) => records));
  };
  learn();

  const loop = createFrameLoop({
    playhead,
    advance: (from, wall) => advanced(from, wall, playback.getState().speed, busy),
    // Where nothing may move, the clock stands from one event to the next, and parcels jump from hop to hop.
    shown: (at) => (stillness.matches ? lastPassed(events, at) : at),
    end: () => Math.min(playhead.limit, playback.getState().loop?.to ?? Infinity),
    onEnd: () => {
      playback.send({ type: 'reached the end' });
      decide(); // a loop plays on, without any change of mode
    },
  });

  let onScreen = true;
  const decide = (): void => loop.run(playback.getState().mode === 'playing' && !document.hidden && onScreen);
  const sights = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? true; // of several since the last call, the newest counts
    decide();
  });
  sights.observe(stage);
  const stops = [playback.subscribe(decide), runs.subscribe(learn)];
  document.addEventListener('visibilitychange', decide);
  decide();
  return () => {
    loop.run(false);
    sights.disconnect();
    document.removeEventListener('visibilitychange', decide);
    for (const stop of stops) stop();
  };
}
