// Run and instant → scene: everything that stands on a stage, as plain data. A pure function; a frame calls it and draws what comes back.
import { isBox, type Instant, type Trace } from '../../simulations/index.ts';
import { lastCallerAt } from './callout.ts';
import { bareCasingsOf } from './casings.ts';
import { crowdOf } from './flows.ts';
import { formersOf, type Moved } from './former.ts';
import { valueAt } from './history.ts';
import type { Eyes } from './lens.ts';
import { eyesFor } from './lens.ts';
import { nameFor } from './names.ts';
import { isLensOf } from './observers.ts';
import type { BareParcel } from './parcels.ts';
import { bareParcelsAt } from './parcels.ts';
import { spokenParcel } from './parcel-words.ts';
import type { Figure } from './participants.ts';
import { figuresOf } from './participants.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Eye, Lens, Scene, StageWidth } from './scene.ts';
import type { StageSet } from './stage-set.ts';
import { stageSetOf } from './stage-set.ts';
import { stageWordsOf } from './stage-words.ts';
import { toldOf } from './told.ts';
import { veilsOf } from './veils.ts';
import { wiresOf } from './wires.ts';
import type { SceneWords } from './words.ts';

export interface SceneOptions {
  /** `everyone`, or an observer column of the trace header. */
  readonly lens: Lens;
  /** The exchange that is looked at closely; null: none (then the one under way, when it is alone). */
  readonly selected: number | null;
  readonly selectedNode?: string | null;
  /** What has changed sides since the run before, to be told by two labelled states; null: nothing, or it was seen to move. */
  readonly moved?: Moved | null;
  readonly width: StageWidth;
  readonly words: SceneWords;
}

/** The exchange whose states are captioned: the chosen one, else the one that is alone under way. */
export function focusAt(index: SceneIndex, selected: number | null, at: Instant): number | null {
  const span = selected === null ? undefined : index.exchanges.get(selected);
  if (selected !== null) return span && span.wantedAt <= at ? selected : null;
  return valueAt(index.underWay, at, { count: 0, only: null }).only;
}

const SHAPE_ORDER = { handshake: 0, name: 1, closed: 2, response: 3, request: 4 } as const;
/** Small shapes below, so that a message never hides behind the handshake that follows it at once. */
const inOrder = (a: BareParcel, b: BareParcel): number =>
  Number(a.isSelected) - Number(b.isSelected) || SHAPE_ORDER[a.shape] - SHAPE_ORDER[b.shape];

function spokenEyes(index: SceneIndex, set: StageSet, eyes: Eyes, words: SceneWords): readonly Eye[] {
  const nameOf = (node: string): string => {
    const actor = index.cast.byNode.get(node);
    return actor ? nameFor(eyes, actor, words) : words.unknown;
  };
  return set.eyes.map(({ observer, column, taps, ...eye }) => ({
    ...eye,
    isLens: isLensOf(eyes, observer),
    label: words.spoken.observer({
      name: words.observer(column),
      between: taps.map(({ ends }) => [nameOf(ends[0]), nameOf(ends[1])]),
    }),
  }));
}

function stageLabel(figures: readonly Figure[], eyes: Eyes, underWay: number, words: SceneWords): string {
  const count = (role: string): number => figures.filter(({ actor }) => actor.role === role).length;
  return words.spoken.stage({
    clients: count('client'),
    boxes: figures.filter(({ actor }) => isBox(actor.role)).map(({ name }) => name),
    origins: count('origin-server'),
    underWay,
    lens: eyes.sight === null ? null : words.observer(eyes.sight.column),
  });
}

/** The stage of `trace` at `at`. `index` must be that of the same trace. */
export function sceneAt(trace: Trace, index: SceneIndex, at: Instant, options: SceneOptions): Scene {
  const { lens, selected, width, words, selectedNode = null, moved = null } = options;
  const { cast } = index;
  const eyes = eyesFor(index, lens, selected, at);
  const set = stageSetOf(trace.header, index, width);
  const caller = lastCallerAt(trace, index, eyes);
  const focus = focusAt(index, selected, at);
  const figures = figuresOf(index, set.layout, {
    eyes,
    words,
    focus,
    selectedNode,
    activeOrigin: caller?.origin ?? null,
  });
  const casings = bareCasingsOf(valueAt(index.encryptions, at, []), set.courses, eyes);
  const underWay = [
    ...bareParcelsAt(trace, index, set.courses, eyes, { radius: set.layout.measures.parcel, selected }),
  ].sort(inOrder);
  const names = new Map(figures.map(({ actor, name }) => [actor.node, name]));
  const nameOf = (node: string): string => names.get(node) ?? words.unknown;
  const { parcels, flows } = crowdOf(underWay, set.courses, words, nameOf);
  const formers = moved === null ? [] : formersOf(moved, figures, set.eyes, set.layout);
  const told = toldOf(eyes, cast);
  const hint = told && eyes.sight ? words.clientsHint(told, words.observer(eyes.sight.column)) : null;
  const texts = stageWordsOf({
    cast,
    set,
    figures,
    parcels,
    flows,
    underWay: underWay.length,
    casings,
    caller,
    moved,
    formers,
    hint,
    words,
    nameOf,
  });
  const selectedLinks = new Set(parcels.filter(({ isSelected }) => isSelected).map(({ sent }) => sent.link));
  return {
    at,
    width,
    size: set.layout.size,
    label: stageLabel(figures, eyes, underWay.length, words),
    territories: set.layout.territories,
    wires: wiresOf(set.courses, cast, eyes, (link) => selectedLinks.has(link)),
    casings: casings.map(({ holders, ...casing }) => ({
      ...casing,
      label: casing.kind === 'tunnel' ? words.tunnel(holders.map(nameOf)) : words.holders(holders.map(nameOf)),
    })),
    eyes: spokenEyes(index, set, eyes, words),
    participants: figures.map(({ participant }) => participant),
    formers,
    queues: figures.flatMap(({ queue }) => (queue ? [queue] : [])),
    storedResponses: figures.flatMap(({ store }) => store),
    veils: veilsOf(figures),
    flows,
    parcels: parcels.map((parcel) => spokenParcel(parcel, cast, eyes, words)),
    ...texts,
  };
}
