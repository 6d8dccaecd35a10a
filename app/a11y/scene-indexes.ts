// The index of a run's scenes, made once for each run when it is first looked at.
import type { Trace } from '../../simulations/index.ts';
import type { Lifeline } from '../machines/lifeline.ts';
import { buildSceneIndex, type SceneIndex } from '../scene/scene-index.ts';

const lifelines = new WeakMap<Trace, readonly Lifeline[]>();
const indexes = new WeakMap<Trace, SceneIndex>();

/** Remembers what the worker found, for when the index is made. */
export const keepLifelines = (trace: Trace, lives: readonly Lifeline[]): void => {
  lifelines.set(trace, lives);
};

export function sceneIndexOf(trace: Trace): SceneIndex {
  const index = indexes.get(trace) ?? buildSceneIndex(trace, lifelines.get(trace));
  indexes.set(trace, index);
  return index;
}
