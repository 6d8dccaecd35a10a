// The index of a run's scenes, made once for each run when it is first looked at.
import type { Trace } from '../../simulations/index.ts';
import { keptLifelines } from './kept-lifelines.ts';
import { buildSceneIndex, type SceneIndex } from '../scene/scene-index.ts';

const indexes = new WeakMap<Trace, SceneIndex>();

export function sceneIndexOf(trace: Trace): SceneIndex {
  const index = indexes.get(trace) ?? buildSceneIndex(trace, keptLifelines(trace));
  indexes.set(trace, index);
  return index;
}
