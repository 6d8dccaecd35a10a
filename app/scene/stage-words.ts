// All texts of a stage, placed in order of importance: names before addresses, what stands still before what moves.
import { boxAround } from './boxes.ts';
import type { LastCaller } from './callout.ts';
import { calloutFor } from './callout.ts';
import { casingCaptions } from './casing-captions.ts';
import type { BareCasing } from './casings.ts';
import type { Cast } from './cast.ts';
import type { Layout } from './layout.ts';
import type { Names } from './names.ts';
import { eyeBox, type BareEye } from './observers.ts';
import type { BareParcel } from './parcels.ts';
import { wordsBeside } from './parcel-words.ts';
import { eyeCaptions } from './eye-captions.ts';
import { crowdCaptions } from './flows.ts';
import { formerCaptions, type Moved } from './former.ts';
import type { Figure } from './participants.ts';
import type { Wanted } from './place-captions.ts';
import { Placing } from './place-captions.ts';
import type { Box, Callout, Caption, Flow, Former, Parcel, Point, Scene } from './scene.ts';
import {
  addressCaptions,
  countCaptions,
  downCaptions,
  glyphCaptions,
  hintCaptions,
  nameCaptions,
  stateCaptions,
  territoryCaptions,
} from './stage-captions.ts';
import { isNearestTo, isSaidOf, isSaidOfCasings, thingsOn } from './whose-words.ts';
import type { Course } from './wires.ts';
import type { SceneWords } from './words.ts';

/** What all texts but those beside parcels depend on. */
export interface Spoken {
  readonly cast: Cast;
  readonly layout: Layout;
  readonly courses: ReadonlyMap<string, Course>;
  readonly eyes: readonly BareEye[];
  readonly figures: readonly Figure[];
  readonly flows: readonly Flow[];
  /** Messages under way in all, where they are drawn as flows. */
  readonly underWay: number;
  readonly casings: readonly BareCasing[];
  readonly caller: LastCaller | null;
  readonly moved: Moved | null;
  readonly formers: readonly Former[];
  readonly hint: string | null;
  readonly words: SceneWords;
  /** Names as these eyes know them. */
  readonly names: Names;
}

/** The texts that stand still while messages move, and the ground that is left. */
export interface StandingWords extends Pick<Scene, 'captions' | 'callouts'> {
  readonly placing: Placing;
}

function solidsOf({ eyes, figures, formers }: Spoken): readonly Box[] {
  return [
    ...figures.map(({ stand }) => boxAround(stand, stand.width + 2, stand.height + 2)),
    ...formers.map((former) => boxAround(former, former.width + 2, former.height + 2)),
    ...figures.flatMap(({ store }) => store.map((one) => boxAround(one, 2 * one.radius, 2 * one.radius))),
    ...figures.flatMap(({ queue }) => (queue ? queue.dots.map((dot) => boxAround(dot, 6, 6)) : [])),
    ...eyes.map(eyeBox),
  ];
}

/** Upper left corners that would suit the card: the server side first, from the top, then further left. */
function* corners({ layout }: Spoken, card: Callout): Generator<Point> {
  const { territories, measures } = layout;
  const server = territories[2];
  if (!server) return;
  const right = server.x + server.width - card.width - measures.margin * 0.6;
  const [client, internet] = territories;
  // On a narrow stage it may hang over the edge of the clients' land, where there is nothing at the top.
  const least = layout.width === 'wide' ? (internet?.x ?? 0) + 4 : (client?.width ?? 0) * 0.45;
  const highest = measures.top + measures.margin * 0.85;
  const lowest = measures.bottom - card.height - measures.margin * 0.6;
  const lines = [highest, lowest];
  for (let y = highest + 6; y < lowest; y += 6) lines.push(y);
  for (const y of lines) for (let x = right; x >= least; x -= 6) yield { x, y };
}

function placeCallout(placing: Placing, spoken: Spoken): readonly Callout[] {
  const { caller, cast, words, layout } = spoken;
  if (!caller) return [];
  const things = thingsOn(spoken.figures, spoken.eyes, []);
  const { name } = layout.measures.text;
  // A long name is said shorter, as over a ladder, rather than left out.
  for (const isBrief of [false, true]) {
    const make = calloutFor(caller, cast, words, name, isBrief);
    const card = make({ x: 0, y: 0 });
    const corner =
      placing.placeCard(corners(spoken, card), card, (box) => isNearestTo(caller.origin, box, things)) ??
      placing.placeCard(corners(spoken, card), card);
    if (corner !== null) return [make(corner)];
  }
  return [];
}

export function standingWords(spoken: Spoken): StandingWords {
  const { layout, courses, eyes, figures, flows, words } = spoken;
  const nameOf = (node: string): string => spoken.names.get(node) ?? words.unknown;
  const placing = new Placing({
    area: { x: 2, y: 0, width: layout.size.width - 4, height: layout.size.height },
    solid: solidsOf(spoken),
    lines: [
      ...[...courses.values()].map(({ from, to, kind }) => ({ from, to, clearance: 0, isFaint: kind === 'lookup' })),
      ...eyes.flatMap(({ x, y, reach }) =>
        reach.slice(-1).map((to) => ({ from: { x, y }, to, clearance: 0, isFaint: true })),
      ),
      ...flows.map(({ from, to, breadth }) => ({ from, to, clearance: breadth / 2 })),
      ...spoken.casings.flatMap(({ path, breadth }) =>
        path.flatMap((from, place) => {
          const to = path[place + 1];
          return to ? [{ from, to, clearance: breadth / 2 + 0.5 }] : [];
        }),
      ),
    ],
  });
  const put = (wanted: readonly Wanted[]): void => {
    for (const one of wanted) placing.place(one);
  };

  put(territoryCaptions(layout, words));
  put(glyphCaptions(figures, layout, words));
  for (const ways of nameCaptions(figures, layout)) ways.some((lines) => placing.placeTogether(lines));
  if (spoken.moved !== null)
    for (const choice of formerCaptions(spoken.moved, spoken.formers, figures, layout))
      choice.some((ways) => placing.placeFirst(ways));
  placing.placeFirst(crowdCaptions(spoken.underWay, flows, layout, words));
  for (const ways of addressCaptions(figures, layout, spoken.caller)) ways.some((way) => placing.place(way));
  put(downCaptions(figures, layout, words));
  const callouts = placeCallout(placing, spoken);
  for (const ways of eyeCaptions(eyes, layout, words, thingsOn(figures, eyes, placing.captions)))
    ways.some((lines) => placing.placeTogether(lines));
  placing.placeFirst(hintCaptions(spoken.hint, layout));
  const things = thingsOn(figures, eyes, placing.captions);
  const [mostTold, ...others] = casingCaptions(spoken.casings, spoken.cast, nameOf, layout, words, (casings, box) =>
    isSaidOfCasings(casings, box, things, courses.values()),
  );
  if (mostTold) placing.placeLightest(mostTold);
  for (const ways of others) placing.placeClear(ways);
  put(countCaptions(figures, layout));
  for (const ways of stateCaptions(figures, layout, words, (node, box) => isSaidOf(node, box, things)))
    placing.placeBeside(...ways);
  return { placing, captions: placing.captions, callouts };
}

/** The captions of a stage, with those beside the messages that are followed. */
export function captionsWith(
  { placing, captions }: StandingWords,
  bare: readonly BareParcel[],
  parcels: readonly Parcel[],
  at: number,
  layout: Layout,
  words: SceneWords,
): readonly Caption[] {
  const beside = wordsBeside(bare, at, layout, words);
  if (beside.length === 0) return captions;
  const withMoving = placing.copy();
  for (const parcel of parcels) withMoving.block(boxAround(parcel, 2 * parcel.radius, 2 * parcel.radius));
  for (const ways of beside) withMoving.placeBriefly(ways);
  return withMoving.captions;
}
