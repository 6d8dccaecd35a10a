// What a stage's drawing listens to: the scene at the clock, for the run, the eyes and the words in force. It draws only what
// can be seen, and only when something has changed.
import type { Instant, Trace } from '../../simulations/index.ts';
import { sceneAt, type SceneOptions } from '../scene/scene-at.ts';
import type { SceneIndex } from '../scene/scene-index.ts';
import type { Scene } from '../scene/scene.ts';
import type { Playhead } from '../state/playhead.ts';

export interface SceneInputs {
  readonly trace: Trace;
  readonly index: SceneIndex;
  readonly options: SceneOptions;
}

export interface SceneSource {
  /** For DiagramHost: draws at once if there is anything to draw, then at each change. */
  readonly subscribe: (draw: (scene: Scene) => void) => () => void;
  readonly set: (inputs: SceneInputs) => void;
  /** Off screen nothing is drawn. */
  readonly setVisible: (visible: boolean) => void;
}

export function createSceneSource(playhead: Playhead): SceneSource {
  const draws = new Set<(scene: Scene) => void>();
  let inputs: SceneInputs | null = null;
  let visible = true;

  const scene = (at: Instant): Scene | null =>
    inputs === null ? null : sceneAt(inputs.trace, inputs.index, at, inputs.options);
  const drawAll = (): void => {
    if (!visible || draws.size === 0) return;
    const now = scene(playhead.get());
    if (now !== null) for (const draw of draws) draw(now);
  };
  let stop: (() => void) | null = null;

  return {
    subscribe: (draw) => {
      draws.add(draw);
      stop ??= playhead.subscribe(drawAll);
      const now = scene(playhead.get());
      if (now !== null) draw(now);
      return () => {
        draws.delete(draw);
        if (draws.size === 0) {
          stop?.();
          stop = null;
        }
      };
    },
    set: (next) => {
      inputs = next;
      drawAll();
    },
    setVisible: (next) => {
      const appears = next && !visible;
      visible = next;
      if (appears) drawAll();
    },
  };
}
