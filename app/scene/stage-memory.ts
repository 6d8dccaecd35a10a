// The memos of one stage: each piece of a scene is made again only when what it is made from has changed. None of these can depend on the
// instant but through its inputs; what moves all the time is no part of them.
import { isBox } from '../../simulations/index.ts';
import type { LastCaller } from './callout.ts';
import { holdersText } from './casing-captions.ts';
import { bareCasingsOf, type BareCasing } from './casings.ts';
import type { Actor } from './cast.ts';
import type { Encryption } from './encryption.ts';
import { formersOf, type Moved } from './former.ts';
import { kept, keptList } from './kept.ts';
import type { Layout } from './layout.ts';
import type { Names } from './names.ts';
import { isLensOf, type BareEye } from './observers.ts';
import { createTraffic } from './parcels.ts';
import { createFigures, type Figure } from './participants.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Casing, Eye, Flow, Former, Participant, Queue } from './scene.ts';
import type { Sight } from './sights.ts';
import { standingWords } from './stage-words.ts';
import { veilsOf } from './veils.ts';
import { wiresOf, type Course } from './wires.ts';
import type { SceneWords } from './words.ts';

const spokenEyes = (bare: readonly BareEye[], sight: Sight | null, names: Names, words: SceneWords): readonly Eye[] => {
  const nameOf = (node: string): string => names.get(node) ?? words.unknown;
  return bare.map(({ observer, column, taps, ...eye }) => ({
    ...eye,
    isLens: isLensOf({ sight }, observer),
    label: words.spoken.observer({
      name: words.observer(column),
      between: taps.map(({ ends }) => [nameOf(ends[0]), nameOf(ends[1])]),
    }),
  }));
};

const spokenCasings = (bare: readonly BareCasing[], names: Names, words: SceneWords): readonly Casing[] => {
  const nameOf = (node: string): string => names.get(node) ?? words.unknown;
  return bare.map((casing) => {
    const { holders, isOfOneMessage: _, ...shown } = casing;
    const whose = holders?.map(nameOf) ?? [words.unknown];
    return { ...shown, label: holdersText(casing, whose, words) };
  });
};

function stageLabel(
  actors: readonly Actor[],
  names: Names,
  sight: Sight | null,
  underWay: number,
  words: SceneWords,
): string {
  const count = (role: string): number => actors.filter((actor) => actor.role === role).length;
  return words.spoken.stage({
    clients: count('client'),
    boxes: actors.filter(({ role }) => isBox(role)).flatMap(({ node }) => names.get(node) ?? []),
    origins: count('origin-server'),
    underWay,
    lens: sight === null ? null : words.observer(sight.called),
  });
}

export type StageMemory = ReturnType<typeof createStageMemory>;

export function createStageMemory(
  index: SceneIndex,
  layout: Layout,
  courses: ReadonlyMap<string, Course>,
  eyes: readonly BareEye[],
) {
  const { cast } = index;
  const actors = cast.actors.filter(({ node }) => layout.stands.has(node));
  return {
    figures: createFigures(index, layout),
    traffic: createTraffic(index, courses, layout.measures.parcel),
    /** @param names of those who stand there, in the order of the figures */
    names: kept(
      (...names: readonly string[]): Names => new Map(actors.map(({ node }, nth) => [node, names[nth] ?? ''])),
    ),
    caller: kept((origin: string, address: string, node: string | null): LastCaller => ({ origin, address, node })),
    casings: kept((encryptions: readonly Encryption[], sight: Sight | null) =>
      bareCasingsOf(encryptions, courses, { sight }),
    ),
    spokenCasings: kept(spokenCasings),
    eyes: kept(spokenEyes),
    formers: kept(formersOf),
    /** @param selected the links on which something of the followed exchange is under way, one after the other */
    wires: kept((sight: Sight | null, ...selected: readonly string[]) =>
      wiresOf(courses, cast, { sight }, (link) => selected.includes(link)),
    ),
    participants: keptList<Participant>(),
    queues: keptList<Queue>(),
    veils: kept(veilsOf),
    label: kept((names: Names, sight: Sight | null, underWay: number, words: SceneWords) =>
      stageLabel(actors, names, sight, underWay, words),
    ),
    standing: kept(
      (
        figures: readonly Figure[],
        flows: readonly Flow[],
        underWay: number,
        casings: readonly BareCasing[],
        caller: LastCaller | null,
        moved: Moved | null,
        formers: readonly Former[],
        hint: string | null,
        words: SceneWords,
        names: Names,
      ) => {
        const changing = { figures, flows, underWay, casings, caller, moved, formers, hint, words, names };
        return standingWords({ cast, layout, courses, eyes, ...changing });
      },
    ),
  };
}
