// Encryptions as they lie on the stage: a casing round one line, or a tunnel through a box that cannot open it; one inside another is drawn
// inside the other, as far as these eyes can tell.
import type { Encryption } from './encryption.ts';
import type { History } from './history.ts';
import type { Looker } from './lens.ts';
import { isOwn, passesEyes } from './lens.ts';
import type { Casing, Point } from './scene.ts';
import type { Course } from './wires.ts';

/**
 * A casing without its words; `holders` are the two nodes that can open it, null where these eyes hold no key: who does is not to be seen
 * from outside.
 */
export type BareCasing = Omit<Casing, 'label'> & {
  readonly holders: readonly [string, string] | null;
  /** Round one request and its answer, not round all that passes. */
  readonly isOfOneMessage: boolean;
};

/** Units of the drawing: an encryption with nothing inside, and what each one inside adds. */
export const BREADTH = 11;
const WIDER_BY = 4;
const breadthOf = (inside: number): number => BREADTH + WIDER_BY * inside;

/**
 * Of two on one link the one that goes further is inside: whoever ends the other passes it on closed (an onion's layers; TLS in a tunnel). A
 * request that is closed for itself is inside all that it is sent through.
 */
const isInside = (inner: Encryption, outer: Encryption): boolean =>
  (outer.links.length < inner.links.length || (inner.isOfOneMessage && !outer.isOfOneMessage)) &&
  outer.links.every((link) => inner.links.includes(link));

const holdsKey = ({ holders }: Encryption, eyes: Looker): boolean => holders.some((node) => isOwn(eyes, node));

/** The part of the way that these eyes see, as one line; null: nothing of it. `around`: the encryptions in which this one lies. */
function stretchOf(
  { path, links }: Encryption,
  around: readonly Encryption[],
  courses: ReadonlyMap<string, Course>,
  eyes: Looker,
): readonly Point[] | null {
  const points: Point[] = [];
  for (const [hop, link] of links.entries()) {
    const course = courses.get(link);
    const from = path[hop];
    const to = path[hop + 1];
    if (!course || from === undefined || to === undefined || !passesEyes(eyes, link, course.ends)) continue;
    // What lies in something closed is not seen.
    if (eyes.sight !== null && around.some((outer) => outer.links.includes(link) && !holdsKey(outer, eyes))) continue;
    const isInbound = course.ends[0] === from;
    points.push(isInbound ? course.from : course.to, isInbound ? course.to : course.from);
  }
  return points.length === 0 ? null : points;
}

/** Who takes part in an encryption, by a key or by passing it on, knows how far it goes; who reads along takes it to end where the line does. */
const isParty = ({ path }: Encryption, eyes: Looker): boolean => path.some((node) => isOwn(eyes, node));

/** How broad, at most, what lies round each link can become in a whole run. */
export function broadestOn({ values }: History<readonly Encryption[]>): ReadonlyMap<string, number> {
  const all = [...new Map(values.flat().map((encryption) => [encryption.key, encryption])).values()];
  const broadest = new Map<string, number>();
  for (const outer of all) {
    const breadth = breadthOf(all.filter((inner) => isInside(inner, outer)).length);
    for (const link of outer.links) broadest.set(link, Math.max(breadth, broadest.get(link) ?? 0));
  }
  return broadest;
}

export function bareCasingsOf(
  encryptions: readonly Encryption[],
  courses: ReadonlyMap<string, Course>,
  eyes: Looker,
): readonly BareCasing[] {
  const seen = encryptions.flatMap((encryption) => {
    const around = encryptions.filter((other) => isInside(encryption, other));
    const stretch = stretchOf(encryption, around, courses, eyes);
    return stretch === null ? [] : [{ encryption, stretch }];
  });
  const insideOf = (outer: Encryption): number => seen.filter(({ encryption }) => isInside(encryption, outer)).length;
  const casings = seen.flatMap(({ encryption, stretch }): readonly BareCasing[] => {
    const { key, path, isOfOneMessage } = encryption;
    const isOpen = holdsKey(encryption, eyes);
    const holders = isOpen ? encryption.holders : null;
    const kind = isParty(encryption, eyes) && path.length > 2 ? 'tunnel' : 'casing';
    const breadth = breadthOf(insideOf(encryption));
    return [{ key, kind, path: stretch, breadth, isOpen, holders, isOfOneMessage }];
  });
  return casings.sort((one, other) => other.breadth - one.breadth);
}
