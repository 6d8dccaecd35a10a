// What is encrypted on a ladder, in a word: once for all legs that the same two can open, beside the first of them that has room for it.
import type { Rungs } from './ladder-captions.ts';
import { alongArrow, endsOf } from './ladder-captions.ts';
import type { Hop } from './ladder-story.ts';
import type { LadderWords } from './ladder-words.ts';
import { crosses, grown } from './boxes.ts';
import { textBox, type Line, type Spot, type Wanted } from './place-captions.ts';

/** Legs beside which the word of a kind is tried. */
const MOST_TRIED = 6;

/** The same text without those of its spots where one of `arrows` would run through it; the lines of the columns may. */
export function clearOf(arrows: readonly Line[], wanted: Wanted): Wanted {
  const spots = wanted.spots.filter((spot) => {
    const box = textBox(wanted.text, spot, wanted.size, wanted.isBold);
    return !arrows.some(({ from, to, clearance }) => crosses(grown(box, clearance), from, to));
  });
  return { ...wanted, spots };
}

/** For each kind of encryption the ways to say it, the fullest first. `ends`: of a leg, where its arrow is not drawn whole. */
export function casingWords(
  hops: readonly Hop[],
  rungs: Rungs,
  holdersOf: (hop: Hop) => readonly string[] | null,
  more: LadderWords,
  ends: (hop: Hop) => ReturnType<typeof endsOf> = (hop) => endsOf(hop, rungs),
): readonly (readonly Wanted[])[] {
  const kinds = new Map<string, { readonly holders: readonly string[] | null; readonly legs: Hop[] }>();
  for (const hop of hops) {
    if (hop.seals === 0) continue;
    const holders = holdersOf(hop);
    const key = holders?.join(' ') ?? '';
    const kind = kinds.get(key) ?? { holders, legs: [] };
    kinds.set(key, kind);
    if (kind.legs.length < MOST_TRIED) kind.legs.push(hop);
  }
  const size = rungs.text - 1;
  return [...kinds.values()].map(({ holders, legs }, nth) => {
    // Beyond where the encryption ends the next leg may be in the clear.
    const xs = legs.flatMap((hop) => ends(hop).map(({ x }) => x));
    const isWithin = (text: string, spot: Spot): boolean => {
      const { x, width } = textBox(text, spot, size, false);
      return x + width / 2 > Math.min(...xs) && x + width / 2 < Math.max(...xs);
    };
    const spots = legs.flatMap((hop) => [...alongArrow(...ends(hop), size)]);
    const texts = holders === null ? [more.encrypted(null)] : [more.encrypted(holders), more.encrypted(null)];
    return texts.map((text) => ({
      key: `casing-${String(nth)}`,
      kind: 'holders',
      tone: holders === null ? 'soft' : 'good',
      size,
      isBold: false,
      text,
      spots: spots.filter((spot) => isWithin(text, spot)),
    }));
  });
}
