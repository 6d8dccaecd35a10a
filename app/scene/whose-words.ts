// A word is read as that of whatever it stands nearest to: what somebody does is written nearest to him, who holds keys nearest to the
// casing that they open. Where no such place is free, it is rather left out.
import { apart, awayFrom, boxAround } from './boxes.ts';
import type { BareCasing } from './casings.ts';
import { eyeBox, type BareEye } from './observers.ts';
import type { Figure } from './participants.ts';
import type { Box, Caption, Point } from './scene.ts';
import type { Course } from './wires.ts';

/** What stands on a stage and could be meant; `owner`: the participant whose shape, name or address it is, null: an eye's. */
export interface Thing {
  readonly owner: string | null;
  readonly isText: boolean;
  readonly box: Box;
}

/** Units of the drawing by which its owner is nearer than anybody else. */
const NEARER_BY = 4;
/** Two texts closer than that are read as one. */
const AS_ONE = 10;
/** By which its own casing is nearer than any other line. */
const NEARER_LINE_BY = 1;

/** Names have a key for each of their lines. */
const wholeKey = (key: string): string => (key.startsWith('name-') ? key.slice(0, key.lastIndexOf('-')) : key);

/** Shapes, and the texts that stand by now. */
export function thingsOn(
  figures: readonly Figure[],
  eyes: readonly BareEye[],
  captions: readonly Caption[],
): readonly Thing[] {
  const owners = new Map(
    figures.flatMap(({ actor: { key, node } }) => [
      [`name-${key}`, node],
      [`address-${key}`, node],
    ]),
  );
  const texts = captions.flatMap(({ key, kind, box }): readonly Thing[] => {
    const owner = kind === 'observer' ? null : owners.get(wholeKey(key));
    return owner === undefined ? [] : [{ owner, isText: true, box }];
  });
  return [
    ...texts,
    ...figures.map(({ actor, stand }) => ({
      owner: actor.node,
      isText: false,
      box: boxAround(stand, stand.width, stand.height),
    })),
    ...eyes.map((eye) => ({ owner: null, isText: false, box: eyeBox(eye) })),
  ];
}

/** Whether what is written in the box is read as that of `owner`. */
export function isSaidOf(owner: string, box: Box, things: readonly Thing[]): boolean {
  const own = Math.min(...things.filter((thing) => thing.owner === owner).map((thing) => apart(box, thing.box)));
  return things.every((thing) => thing.owner === owner || apart(box, thing.box) >= own + NEARER_BY);
}

/** Whether what stands in the box is nearer to this participant than to any other. */
export function isNearestTo(owner: string, box: Box, things: readonly Thing[]): boolean {
  const away = (isOwn: boolean): number =>
    Math.min(
      ...things.flatMap((thing) =>
        thing.owner !== null && (thing.owner === owner) === isOwn ? [apart(box, thing.box)] : [],
      ),
    );
  return away(true) < away(false);
}

/** Whether what is `own` away from an eye or its look is not rather read as the name of a participant. */
export const isSeenAs = (own: number, box: Box, things: readonly Thing[]): boolean =>
  things.every(({ owner, box: other }) => owner === null || apart(box, other) > own);

/** From the box to the nearest wall of these casings. */
function awayFromCasings(box: Box, casings: readonly BareCasing[]): number {
  return Math.min(
    ...casings.flatMap(({ path, breadth }) =>
      path.slice(1).map((to, nth) => Math.max(0, awayFrom(box, path[nth] ?? to, to) - breadth / 2)),
    ),
  );
}

const isPieceOf = ({ path }: BareCasing, from: Point, to: Point): boolean => {
  const isOn = (end: Point): boolean => path.some(({ x, y }) => x === end.x && y === end.y);
  return isOn(from) && isOn(to);
};

/** Whether what is written in the box is read as said of these casings: beside them rather than any other line, and of no name that stands there. */
export function isSaidOfCasings(
  casings: readonly BareCasing[],
  box: Box,
  things: readonly Thing[],
  courses: Iterable<Course>,
): boolean {
  const holders = new Set<string | null>(casings.flatMap((casing) => casing.holders ?? []));
  for (const { owner, isText, box: other } of things)
    if (isText && !holders.has(owner) && apart(box, other) < AS_ONE) return false;
  const own = awayFromCasings(box, casings);
  for (const { from, to } of courses) {
    if (casings.some((casing) => isPieceOf(casing, from, to))) continue;
    if (awayFrom(box, from, to) < own + NEARER_LINE_BY) return false;
  }
  return true;
}
