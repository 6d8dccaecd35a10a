// Run and instant → scene: everything that stands on a stage, as plain data. A pure function; a frame calls it and draws what comes back.
// What has not changed since it was last asked is the same object (stage-memory.ts), so that the drawing can pass over it.
import type { Instant, Trace } from '../../simulations/index.ts';
import { lastCallerAt } from './callout.ts';
import { crowdOf } from './flows.ts';
import type { Moved } from './former.ts';
import { valueAt } from './history.ts';
import { eyesFor } from './lens.ts';
import { parcelAt, type Looking } from './parcels.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Lens, Scene, StageWidth } from './scene.ts';
import type { StageSet } from './stage-set.ts';
import { stageSetOf } from './stage-set.ts';
import { captionsWith } from './stage-words.ts';
import { storedResponsesOf } from './stored.ts';
import { toldOf } from './told.ts';
import type { SceneWords } from './words.ts';

export interface SceneOptions {
  /** `everyone`, or an observer column of the trace header. */
  readonly lens: Lens;
  /** The exchange that is looked at closely; null: none (then the one under way, when it is alone). */
  readonly selected: number | null;
  readonly selectedNode?: string | null;
  /** What has changed sides since the run before, to be told by two labelled states; null: nothing, or it was seen to move. */
  readonly moved?: Moved | null;
  /** Another number: another set-up, in which nobody stands who stood in the one before. */
  readonly setUp?: number;
  readonly width: StageWidth;
  readonly words: SceneWords;
}

/** The exchange whose states are captioned: the chosen one, else the one that is alone under way. */
export function focusAt(index: SceneIndex, selected: number | null, at: Instant): number | null {
  const span = selected === null ? undefined : index.exchanges.get(selected);
  if (selected !== null) return span && span.wantedAt <= at ? selected : null;
  return valueAt(index.underWay, at, { count: 0, only: null }).only;
}

/** What is under way: parcels where they are, or bands where there are too many of them. */
function trafficAt(trace: Trace, set: StageSet, looking: Looking) {
  const underWay = set.memory.traffic(trace.records, looking);
  const { names, words, eyes } = looking;
  const { parcels: bare, flows } = crowdOf(underWay, set.courses, words, (node) => names.get(node) ?? words.unknown);
  return { underWay: underWay.length, bare, flows, parcels: bare.map((parcel) => parcelAt(parcel, eyes.at)) };
}

const NONE: readonly never[] = [];

/** The stage of `trace` at `at`. `index` must be that of the same trace. */
export function sceneAt(trace: Trace, index: SceneIndex, at: Instant, options: SceneOptions): Scene {
  const { lens, selected, width, words, selectedNode = null, moved = null, setUp = 0 } = options;
  const { cast } = index;
  const eyes = eyesFor(index, lens, selected, at);
  const { sight } = eyes;
  const set = stageSetOf(trace.header, index, width);
  const { layout, memory } = set;
  const called = lastCallerAt(trace, index, eyes);
  const caller = called && memory.caller(called.origin, called.address, called.node);
  const focus = focusAt(index, selected, at);
  const figures = memory.figures({ eyes, words, focus, selectedNode, activeOrigin: caller?.origin ?? null });
  const names = memory.names(...figures.map(({ name }) => name));
  const { underWay, bare, parcels, flows } = trafficAt(trace, set, { eyes, selected, names, words });
  const casings = memory.casings(valueAt(index.encryptions, at, NONE), sight);
  const formers = moved === null ? NONE : memory.formers(moved, figures, set.eyes, layout);
  const told = toldOf(eyes, cast);
  const hint = told && sight ? words.clientsHint(told, words.observer(sight.called)) : null;
  const crowd = flows.length === 0 ? 0 : underWay;
  const standing = memory.standing(figures, flows, crowd, casings, caller, moved, formers, hint, words, names);
  const followed = bare.flatMap(({ isSelected, sent }) => (isSelected ? [sent.link] : []));
  return {
    at,
    setUp,
    width,
    size: layout.size,
    label: memory.label(names, sight, underWay, words),
    territories: layout.territories,
    wires: memory.wires(sight, ...new Set(followed)),
    casings: memory.spokenCasings(casings, names, words),
    eyes: memory.eyes(set.eyes, sight, names, words),
    participants: memory.participants(figures.map(({ participant }) => participant)),
    formers,
    queues: memory.queues(figures.flatMap(({ queue }) => (queue ? [queue] : []))),
    storedResponses: storedResponsesOf(
      figures.flatMap(({ store }) => store),
      at,
      words,
    ),
    veils: memory.veils(figures),
    flows,
    parcels,
    captions: captionsWith(standing, bare, parcels, at, layout, words),
    callouts: standing.callouts,
  };
}
