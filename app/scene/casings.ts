// Encryptions as they lie on the stage: a casing round one line, or a tunnel through a box that cannot open it.
import type { Encryption } from './encryption.ts';
import type { Eyes } from './lens.ts';
import { isOwn, passesEyes } from './lens.ts';
import type { Casing, Point } from './scene.ts';
import type { Course } from './wires.ts';

/** A casing without its words; `holders` are the two nodes that can open it. */
export type BareCasing = Omit<Casing, 'label'> & {
  readonly holders: readonly [string, string];
  readonly passes: readonly string[];
};

/** The part of the way that these eyes see, as one line. */
function pathOf({ path, links }: Encryption, courses: ReadonlyMap<string, Course>, eyes: Eyes): Point[] {
  const points: Point[] = [];
  for (const [hop, link] of links.entries()) {
    const course = courses.get(link);
    if (!course || !passesEyes(eyes, link, course.ends)) continue;
    const isInbound = course.ends[0] === path[hop];
    points.push(isInbound ? course.from : course.to, isInbound ? course.to : course.from);
  }
  return points;
}

export function bareCasingsOf(
  encryptions: readonly Encryption[],
  courses: ReadonlyMap<string, Course>,
  eyes: Eyes,
): readonly BareCasing[] {
  return encryptions.flatMap((encryption) => {
    const { key, path } = encryption;
    const points = pathOf(encryption, courses, eyes);
    const first = path[0];
    const last = path.at(-1);
    if (points.length < 2 || first === undefined || last === undefined) return [];
    const isOpen = isOwn(eyes, first) || isOwn(eyes, last);
    const passes = path.slice(1, -1);
    return [
      { key, kind: passes.length > 0 ? 'tunnel' : 'casing', path: points, isOpen, holders: [first, last], passes },
    ];
  });
}
