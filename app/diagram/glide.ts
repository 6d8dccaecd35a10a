// A box that changes sides is seen to move: between the scene that was drawn and one in which somebody stands elsewhere, the scenes in
// between are drawn. Nothing that virtual time moves is drawn so, nothing that a link opens, and nothing at all where the reader wants no
// motion.
import { between, isMoved, isSameStage } from '../scene/between.ts';
import type { Scene } from '../scene/scene.ts';

/** How long a box is on its way (milliseconds). */
export const GLIDE_MS = 450;

/** What the browser has; a test hands in its own. */
export interface Frames {
  now(): number;
  /** Calls back before the next picture; gives back how to call it off. */
  next(then: () => void): () => void;
  wantsStillness(): boolean;
}

const BROWSER: Frames = {
  now: () => performance.now(),
  next: (then) => {
    const frame = requestAnimationFrame(then);
    return () => cancelAnimationFrame(frame);
  },
  wantsStillness: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
};

/** Slow at both ends. */
const eased = (share: number): number => share * share * (3 - 2 * share);

export interface Glide {
  readonly render: (scene: Scene) => void;
  readonly stop: () => void;
}

/** @param draw draws a scene; `isOnTheWay` while it is one in between */
export function gliding(draw: (scene: Scene, isOnTheWay: boolean) => void, frames: Frames = BROWSER): Glide {
  let shown: Scene | null = null;
  let newest: Scene | null = null;
  let way: { readonly from: Scene; readonly since: number } | null = null;
  let callOff: (() => void) | null = null;

  const paint = (to: Scene): void => {
    const share = way === null ? 1 : Math.min(1, (frames.now() - way.since) / GLIDE_MS);
    shown = way === null || share === 1 ? to : between(way.from, to, eased(share));
    if (share === 1) way = null;
    draw(shown, way !== null);
    if (way !== null)
      callOff ??= frames.next(() => {
        callOff = null;
        if (newest !== null) paint(newest);
      });
  };
  return {
    render: (scene) => {
      // What is laid out anew, because there is more or less room or because a link has opened another set-up, is not seen to move.
      if (newest === null || !isSameStage(newest, scene)) way = null;
      else if (isMoved(newest, scene) && !frames.wantsStillness()) way = { from: shown ?? newest, since: frames.now() };
      newest = scene;
      paint(scene);
    },
    stop: () => callOff?.(),
  };
}
