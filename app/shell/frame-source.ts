// What a drawing listens to: plain data made for the clock's instant. It is made and drawn only when the clock or what is asked
// for has changed, and only while the drawing can be seen.
import type { Instant } from '../../simulations/index.ts';
import type { Playhead } from '../state/playhead.ts';

export interface FrameSource<Frame> {
  /** Draws at once if there is anything to draw, then at each change; gives back how to stop. */
  readonly subscribe: (draw: (frame: Frame) => void) => () => void;
  /** From now on frames are made so. */
  readonly make: (frameAt: (at: Instant) => Frame) => void;
  /** Off screen nothing is drawn. */
  readonly setVisible: (visible: boolean) => void;
}

export function createFrameSource<Frame>(playhead: Playhead): FrameSource<Frame> {
  const draws = new Set<(frame: Frame) => void>();
  let frameAt: ((at: Instant) => Frame) | null = null;
  let isVisible = true;
  let stop: (() => void) | null = null;

  const drawAll = (): void => {
    if (!isVisible || draws.size === 0 || frameAt === null) return;
    const frame = frameAt(playhead.get());
    for (const draw of draws) draw(frame);
  };
  return {
    subscribe: (draw) => {
      draws.add(draw);
      stop ??= playhead.subscribe(drawAll);
      if (frameAt !== null) draw(frameAt(playhead.get()));
      return () => {
        draws.delete(draw);
        if (draws.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    make: (next) => {
      frameAt = next;
      drawAll();
    },
    setVisible: (visible) => {
      const appears = visible && !isVisible;
      isVisible = visible;
      if (appears) drawAll();
    },
  };
}
