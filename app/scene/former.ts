// Where a box stood before it changed sides, for those who do not see it move: its outline on the land that it left, and two words,
// one there and one where it stands now. Told by the casts of two runs, whatever they were set to.
import { apart, boxAround, contains, grown, overlaps } from './boxes.ts';
import type { Move } from './follow.ts';
import { alongside, type Layout, type Stand } from './layout.ts';
import { eyeBox, type BareEye } from './observers.ts';
import type { Figure } from './participants.ts';
import { textBox, type Wanted } from './place-captions.ts';
import type { Box, Former, Place, Tone } from './scene.ts';
import { styled } from './text-style.ts';

export interface FormerWords {
  /** "before: client side", beside the outline. */
  before(place: Place): string;
  /** "now: server side", beside the box. */
  now(place: Place): string;
  /** The same without the land, which the place says as well. */
  readonly brief: { readonly before: string; readonly now: string };
  /** The outline in a sentence, for those who do not see it. */
  stood(from: Place, to: Place): string;
}

/** What has moved, and the words for it. */
export interface Moved {
  readonly moves: readonly Move[];
  readonly words: FormerWords;
}

/** Room between the outline and what stands beside it. */
const AIR = 6;
const INSET = 2;
/** It is drawn smaller where there is no room, down to less than half of its size. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4] as const;
const STEP = 1;

/** Places on a land, those nearest to `x` first. */
function* nearest(x: number, land: Box): Generator<number> {
  yield x;
  for (let away = STEP; away < land.width; away += STEP) {
    yield x - away;
    yield x + away;
  }
}

/** On the middle line if it can be, where boxes stand; else further down. Null: nowhere on that land, however small. */
function placeOn(land: Box, x: number, { measures }: Layout, taken: readonly Box[]): Stand | null {
  const middle = (measures.top + measures.bottom) / 2;
  for (const down of [0, 0.5, 0.75, 1])
    for (const scale of SCALES) {
      const size = { width: measures.box.width * scale, height: measures.box.height * scale };
      const y = middle + down * measures.box.height;
      for (const at of nearest(x, land)) {
        const box = boxAround({ x: at, y }, size.width, size.height);
        if (!contains(grown(land, -INSET), box)) continue;
        if (!taken.some((other) => overlaps(grown(box, AIR), other))) return { x: at, y, ...size };
      }
    }
  return null;
}

/** The outlines of what has moved. A box that these eyes know nothing of has no past for them either. */
export function formersOf(
  { moves, words }: Moved,
  figures: readonly Figure[],
  eyes: readonly BareEye[],
  layout: Layout,
): readonly Former[] {
  const taken = [...figures.map(({ stand }) => boxAround(stand, stand.width, stand.height)), ...eyes.map(eyeBox)];
  const known = new Set(figures.flatMap(({ participant: { known: how, key } }) => (how === 'nothing' ? [] : [key])));
  return moves.flatMap(({ key, from, to }): Former[] => {
    const land = layout.territories.find((territory) => territory.key === from);
    const stand = land && known.has(key) ? placeOn(land, alongside(land, layout.measures), layout, taken) : null;
    if (stand === null) return [];
    taken.push(boxAround(stand, stand.width, stand.height));
    return [{ key: `former-${key}`, of: key, ...stand, label: words.stood(from, to) }];
  });
}

/**
 * The two words: over or under what they belong to, on one line or on two. For each the ways to write it: in full and nearer to it than to
 * anything else, so that nobody takes it for a neighbour's; with less, as near; in full wherever there is room.
 */
export function formerCaptions(
  { moves, words }: Moved,
  formers: readonly Former[],
  figures: readonly Figure[],
  layout: Layout,
): readonly (readonly Ways[])[] {
  const stands = [...formers, ...figures.map(({ stand }) => stand)];
  return formers.flatMap((former) => {
    const move = moves.find(({ key }) => key === former.of);
    const figure = figures.find(({ participant }) => participant.key === former.of);
    if (!move || !figure) return [];
    const place = (key: 'before' | 'now', text: string, tone: Tone, own: Stand): readonly Ways[] => {
      const [full, brief] = [text, words.brief[key]].map((one) => waysOf(`${key}-${move.key}`, one, tone, own, layout));
      const others = stands.filter((other) => other !== own);
      const near = [full, brief].map((ways = []) => ways.filter((way) => isNearest(way, own, others)));
      return [...near, full ?? []];
    };
    return [
      place('before', words.before(move.from), 'soft', former),
      place('now', words.now(move.to), 'ink', figure.stand),
    ];
  });
}

type Ways = readonly (readonly Wanted[])[];

/** Whether the words stand nearer to `own` than to any of the others. */
function isNearest(lines: readonly Wanted[], own: Stand, others: readonly Stand[]): boolean {
  const boxes = lines.flatMap(({ text, spots, size, isBold }) =>
    spots.map((spot) => textBox(text, spot, size, isBold)),
  );
  const away = (stand: Stand): number =>
    Math.min(...boxes.map((box) => apart(box, boxAround(stand, stand.width, stand.height))));
  const mine = away(own);
  return others.every((other) => away(other) > mine);
}

function waysOf(key: string, text: string, tone: Tone, { x, y, width, height }: Stand, { measures }: Layout): Ways {
  const { small: size, name } = measures.text;
  const [first = '', ...rest] = text.split(' ');
  // Broken after the first word where words are set apart; Chinese is short enough as it is.
  const settings = rest.length > 0 ? [[text], [first, rest.join(' ')]] : [[text]];
  const over = y - height / 2 - size * 0.7;
  const under = y + height / 2 + size * 1.3;
  const steps = [0, 1, 2, 3, 4, 5, 6, 7];
  const rows = [...steps.map((step) => over - step * size), ...steps.map((step) => under + step * name)];
  const anchors = [
    { x, anchor: 'middle' },
    { x: x - width / 2, anchor: 'start' },
    { x: x + width / 2, anchor: 'end' },
  ] as const;
  const set = (lines: readonly string[], row: number, at: (typeof anchors)[number]): readonly Wanted[] =>
    lines.map((line, nth) => {
      const shift = row < y ? nth - (lines.length - 1) : nth;
      const spots = [{ ...at, y: row + shift * size * 1.2 }];
      return styled('moved', tone, size, true)({ key: `${key}-${String(nth)}`, text: line, spots });
    });
  return rows.flatMap((row) => settings.flatMap((lines) => anchors.map((at) => set(lines, row, at))));
}
