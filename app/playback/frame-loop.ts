// Wall clock → playhead: the only place that asks the browser for animation frames, and only while it is told to.
import { instant } from '../../simulations/index.ts';
import type { Playhead } from '../state/playhead.ts';

/** The browser's frames; a test hands in its own. */
export interface Frames {
  request(callback: (now: number) => void): number;
  cancel(handle: number): void;
}

export interface FrameLoopParts {
  readonly playhead: Playhead;
  /** Where the clock stands `wallMs` after `from` (both in microseconds of the run). */
  readonly advance: (from: number, wallMs: number) => number;
  /** What of it is shown: the same, or the last event before it where nothing may move. */
  readonly shown: (at: number) => number;
  readonly onEnd: () => void;
  /** Where the end is; not given: at the end of the run. */
  readonly end?: () => number;
  readonly frames?: Frames;
}

export interface FrameLoop {
  /** Starts or stops; a loop that is stopped asks for no frame. */
  run(wanted: boolean): void;
  readonly isRunning: boolean;
}

/** A tab that slept must not leap: at most so much wall time passes between two frames (milliseconds). */
const LONGEST_FRAME = 100;

const BROWSER: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

export function createFrameLoop(parts: FrameLoopParts): FrameLoop {
  const { playhead, advance, shown, onEnd, end = () => playhead.limit, frames = BROWSER } = parts;
  let on = false;
  let handle: number | null = null;
  let last: number | null = null;
  let exact = 0;
  let published = 0;

  const tick = (now: number): void => {
    handle = null;
    // Somebody else moved the clock: go on from there.
    if (playhead.get() !== published) exact = playhead.get();
    const wall = last === null ? 0 : Math.min(now - last, LONGEST_FRAME);
    last = now;
    const ending = end();
    exact = Math.min(advance(exact, wall), ending);
    published = instant(exact >= ending ? ending : shown(exact));
    playhead.set(instant(published));
    if (exact >= ending) {
      on = false;
      onEnd();
    } else if (on) handle = frames.request(tick);
  };

  return {
    run: (wanted) => {
      if (wanted === on) return;
      on = wanted;
      if (wanted) {
        last = null;
        exact = playhead.get();
        published = exact;
        handle = frames.request(tick);
      } else if (handle !== null) {
        frames.cancel(handle);
        handle = null;
      }
    },
    get isRunning() {
      return on;
    },
  };
}
