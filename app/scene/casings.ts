// Encryptions as they lie on the stage: a casing round one line, or a tunnel through a box that cannot open it.
import type { Encryption } from './encryption.ts';
import type { Looker } from './lens.ts';
import { isOwn, passesEyes } from './lens.ts';
import type { Casing, Point } from './scene.ts';
import type { Course } from './wires.ts';

/** A casing without its words; `holders` are the two nodes that can open it. */
export type BareCasing = Omit<Casing, 'label'> & { readonly holders: readonly [string, string] };

interface Stretch {
  readonly points: readonly Point[];
  /** The nodes at its two ends. */
  readonly ends: readonly [string, string];
}

/** The part of the way that these eyes see, as one line; null: nothing of it. */
function stretchOf({ path, links }: Encryption, courses: ReadonlyMap<string, Course>, eyes: Looker): Stretch | null {
  const points: Point[] = [];
  const nodes: string[] = [];
  for (const [hop, link] of links.entries()) {
    const course = courses.get(link);
    const from = path[hop];
    const to = path[hop + 1];
    if (!course || from === undefined || to === undefined || !passesEyes(eyes, link, course.ends)) continue;
    const isInbound = course.ends[0] === from;
    points.push(isInbound ? course.from : course.to, isInbound ? course.to : course.from);
    nodes.push(from, to);
  }
  const [first] = nodes;
  const last = nodes.at(-1);
  return first === undefined || last === undefined ? null : { points, ends: [first, last] };
}

/** Who takes part in an encryption, by a key or by passing it on, knows how far it goes; who reads along takes it to end where the line does. */
const isParty = ({ path }: Encryption, eyes: Looker): boolean => path.some((node) => isOwn(eyes, node));

export function bareCasingsOf(
  encryptions: readonly Encryption[],
  courses: ReadonlyMap<string, Course>,
  eyes: Looker,
): readonly BareCasing[] {
  return encryptions.flatMap((encryption) => {
    const { key, path } = encryption;
    const stretch = stretchOf(encryption, courses, eyes);
    const [first] = path;
    const last = path.at(-1);
    if (!stretch || first === undefined || last === undefined) return [];
    const knows = isParty(encryption, eyes);
    const holders: readonly [string, string] = knows ? [first, last] : stretch.ends;
    const isOpen = isOwn(eyes, first) || isOwn(eyes, last);
    const isTunnel = knows && path.length > 2;
    return [{ key, kind: isTunnel ? ('tunnel' as const) : ('casing' as const), path: stretch.points, isOpen, holders }];
  });
}
