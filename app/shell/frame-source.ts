// What a drawing listens to: plain data made for the clock's instant. It is made and drawn only when the clock or what is asked
// for has changed: at once while the drawing can be seen, and out of sight once the changes rest, for whoever reads or tabs there.
import type { Instant } from '../../simulations/index.ts';
import type { Playhead } from '../state/playhead.ts';

export interface FrameSource<Frame> {
  /** Draws at once if there is anything to draw, then at each change; gives back how to stop. */
  readonly subscribe: (draw: (frame: Frame) => void) => () => void;
  /** From now on frames are made so. */
  readonly make: (frameAt: (at: Instant) => Frame) => void;
  /** Off screen nothing is drawn before the changes have rested for a while (`REST`). */
  readonly setVisible: (visible: boolean) => void;
}

/** So long (milliseconds) nothing has changed when a drawing out of sight is brought up to date: longer than any frame takes. */
export const REST = 200;

export function createFrameSource<Frame>(playhead: Playhead): FrameSource<Frame> {
  const draws = new Set<(frame: Frame) => void>();
  let frameAt: ((at: Instant) => Frame) | null = null;
  let isVisible = true;
  let stop: (() => void) | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const drawAll = (): void => {
    clearTimeout(rest);
    if (draws.size === 0 || frameAt === null) return;
    const frame = frameAt(playhead.get());
    for (const draw of draws) draw(frame);
  };
  const changed = (): void => {
    clearTimeout(rest);
    if (isVisible) drawAll();
    else rest = setTimeout(drawAll, REST);
  };
  return {
    subscribe: (draw) => {
      draws.add(draw);
      stop ??= playhead.subscribe(changed);
      if (frameAt !== null) draw(frameAt(playhead.get()));
      return () => {
        draws.delete(draw);
        if (draws.size > 0) return;
        clearTimeout(rest);
        stop?.();
        stop = null;
      };
    },
    make: (next) => {
      frameAt = next;
      changed();
    },
    setVisible: (visible) => {
      const appears = visible && !isVisible;
      isVisible = visible;
      if (appears) drawAll();
    },
  };
}
