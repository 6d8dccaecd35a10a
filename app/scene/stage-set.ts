// What of a stage does not change while its run is played: the layout, the courses of the lines, the eyes beside them. Worked out once a run
// and width, and with it the memos of what changes seldom.
import type { TraceHeader } from '../../simulations/index.ts';
import { broadestOn } from './casings.ts';
import type { Layout } from './layout.ts';
import { layoutOf } from './layout.ts';
import type { BareEye } from './observers.ts';
import { bareEyesOf } from './observers.ts';
import type { SceneIndex } from './scene-index.ts';
import type { StageWidth } from './scene.ts';
import { createStageMemory, type StageMemory } from './stage-memory.ts';
import type { Course } from './wires.ts';
import { coursesOf } from './wires.ts';

export interface StageSet {
  readonly layout: Layout;
  readonly courses: ReadonlyMap<string, Course>;
  readonly eyes: readonly BareEye[];
  readonly memory: StageMemory;
}

const made = new WeakMap<SceneIndex, Map<StageWidth, StageSet>>();

export function stageSetOf(header: TraceHeader, index: SceneIndex, width: StageWidth): StageSet {
  const ofIndex = made.get(index) ?? new Map<StageWidth, StageSet>();
  made.set(index, ofIndex);
  const known = ofIndex.get(width);
  if (known) return known;
  const layout = layoutOf(index.cast, width);
  const courses = coursesOf(header.links, index.cast, layout);
  const eyes = bareEyesOf(header, courses, broadestOn(index.encryptions), layout);
  const set = { layout, courses, eyes, memory: createStageMemory(index, layout, courses, eyes) };
  ofIndex.set(width, set);
  return set;
}
