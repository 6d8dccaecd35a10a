// The arrow of one message, as it stands on a sheet: what does not change with the clock.
import { toneOfHop } from './ladder-captions.ts';
import type { Hop } from './ladder-story.ts';
import type { LadderArrow } from './ladder-types.ts';
import type { Eyes } from './lens.ts';
import { holdersFor, nameFor } from './names.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Point } from './scene.ts';
import type { Carried, SceneWords } from './words.ts';

export interface Names {
  readonly nameOf: (node: string) => string;
  /** Who can open what a message carries; null: nobody needs to, or it cannot be seen who. */
  readonly holdersOf: (hop: Hop) => readonly string[] | null;
}

export function namesFor(index: SceneIndex, eyes: Eyes, words: SceneWords): Names {
  const nameOf = (node: string): string => {
    const actor = index.cast.byNode.get(node);
    return actor ? nameFor(eyes, actor, words) : words.unknown;
  };
  return { nameOf, holdersOf: ({ sent }) => holdersFor(eyes, sent.payload, nameOf) };
}

/** Units of the drawing: an encryption with nothing inside, and what each one inside adds. */
const PIPE = 10;
const WIDER_BY = 2.6;

/** One pipe in another for so many encryptions: how broad each is, the outermost first. */
export const pipesRound = (seals: number): readonly number[] =>
  Array.from({ length: seals }, (_, nth) => PIPE + WIDER_BY * (seals - 1 - nth));

const kindOf = ({ what }: Carried): LadderArrow['kind'] =>
  what === 'closed' ? 'closed' : what === 'request' || what === 'response' ? 'message' : 'thin';

export function arrowOf(
  hop: Hop,
  [from, to]: readonly [Point, Point],
  { nameOf, holdersOf }: Names,
  words: SceneWords,
): LadderArrow {
  const { record, sent, carried, seals, hit, reached } = hop;
  return {
    key: `arrow-${String(record)}`,
    selection: { kind: 'message', exchange: sent.exchange, record },
    from,
    to,
    kind: kindOf(carried),
    tone: toneOfHop(hop),
    pipes: pipesRound(seals),
    isAhead: false,
    isLost: reached < 1,
    isCutOff: false,
    isPale: false,
    isSelected: false,
    label: words.spoken.message({
      carried,
      from: nameOf(sent.from),
      to: nameOf(sent.to),
      holders: holdersOf(hop),
      hit: hit !== null,
      isLost: reached < 1,
    }),
  };
}
