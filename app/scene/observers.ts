// The eyes beside the links: who reads along, and where. One eye an observer, above the lines that it taps, with a sight line down to each.
import type { TraceHeader } from '../../simulations/index.ts';
import { boxAround, overlaps } from './boxes.ts';
import { BREADTH } from './casings.ts';
import type { Looker } from './lens.ts';
import type { Layout } from './layout.ts';
import type { Box, Eye, Point } from './scene.ts';
import type { Course } from './wires.ts';
import { along } from './wires.ts';

/** An eye without its words. */
export type BareEye = Omit<Eye, 'label' | 'isLens'> & {
  readonly observer: string;
  readonly column: string;
  readonly taps: readonly Course[];
};

/** What an eye covers. */
export const eyeBox = ({ x, y, radius }: Pick<BareEye, 'x' | 'y' | 'radius'>): Box =>
  boxAround({ x, y }, 2 * radius, radius * 1.1);

/** The part of the stage, from left to right, over which all of these lines run; one of them alone, where there is none. */
function commonTo(taps: readonly Course[], first: Course): Pick<Course, 'from' | 'to'> {
  const [from] = taps.map((course) => course.from).sort((one, other) => other.x - one.x);
  const [to] = taps.map((course) => course.to).sort((one, other) => one.x - other.x);
  return from && to && to.x > from.x ? { from, to } : first;
}

/** The stretches of a line that lie on one territory each and are long enough to stand beside. */
function stretches(
  { from, to }: Pick<Course, 'from' | 'to'>,
  { territories, measures }: Layout,
): readonly (readonly [number, number])[] {
  const least = measures.eye * 1.2;
  return territories
    .map(({ x, width }) => [Math.max(from.x, x), Math.min(to.x, x + width)] as const)
    .filter(([left, right]) => right - left >= least);
}

/** Air between an eye and what lies round a line. */
const AIR = 1.5;
/** Smaller than this part of its usual size, it is no eye any more. */
const LEAST = 0.5;

const heightAt = ({ from, to }: Course, x: number): number => along(from, to, (x - from.x) / (to.x - from.x)).y;

/** A line that is tapped, and half of what may lie round it. */
interface Tap {
  readonly course: Course;
  readonly clearance: number;
}

function placeEye(
  observer: string,
  tapped: readonly Tap[],
  layout: Layout,
): { x: number; y: number; radius: number; reach: Point[] } | null {
  const taps = tapped.map(({ course }) => course);
  const [first] = taps;
  if (!first) return null;
  // Of those who tap one line, the first stands nearest to the client.
  const turn = first.taps.indexOf(observer);
  const common = commonTo(taps, first);
  const lands = stretches(common, layout);
  const stretch = lands[Math.min(turn, lands.length - 1)] ?? [common.from.x, common.to.x];
  const x = (stretch[0] + stretch[1]) / 2;
  const reach = taps.map((course) => ({ x, y: heightAt(course, x) })).sort((a, b) => a.y - b.y);
  const room = Math.abs(stretch[1] - stretch[0]);
  const { eye } = layout.measures;
  // On a short stretch it is smaller, so that the line can be seen beside it.
  const isCramped = room * 0.25 < eye * LEAST;
  const radius = isCramped ? eye * 0.7 : Math.min(eye, room * 0.25);
  const y = heightOver(tapped, x, radius) - radius * 0.5;
  // Where there is no room for it between neighbours, or somebody stands there, it looks over their heads.
  const inTheWay = [...layout.stands].flatMap(([node, stand]) => {
    const isNeighbour = isCramped && first.ends.includes(node);
    const box = boxAround(stand, stand.width, stand.height);
    return isNeighbour || overlaps(box, eyeBox({ x, y, radius })) ? [box.y] : [];
  });
  return { x, y: Math.min(y, ...inTheWay.map((top) => top - radius * 0.75)), radius, reach };
}

/** As low as an eye can stand over lines without lying on them, whatever they run through. */
function heightOver(taps: readonly Tap[], x: number, radius: number): number {
  const heights = taps.flatMap(({ course, clearance }) => {
    const slope = (course.to.y - course.from.y) / (course.to.x - course.from.x || 1);
    const clear = (clearance + AIR) * Math.sqrt(1 + slope * slope);
    return [x - radius * 0.5, x + radius * 0.5].map((place) => heightAt(course, place) - clear);
  });
  return Math.min(...heights);
}

/** `broadest`: what lies round each link at most. Lines to resolvers are tapped too, but the eye stands where the requests pass. */
export function bareEyesOf(
  header: TraceHeader,
  courses: ReadonlyMap<string, Course>,
  broadest: ReadonlyMap<string, number>,
  layout: Layout,
): readonly BareEye[] {
  return header.observers.flatMap(({ id, column }) => {
    const tapped = [...courses].flatMap(([link, course]) =>
      course.kind !== 'lookup' && course.taps.includes(id)
        ? [{ course, clearance: (broadest.get(link) ?? BREADTH) / 2 }]
        : [],
    );
    const place = placeEye(id, tapped, layout);
    if (!place) return [];
    const taps = tapped.map(({ course }) => course);
    const selection = { kind: 'observer', observer: id, column } as const;
    return [{ key: id, observer: id, column, selection, taps, ...place }];
  });
}

export const isLensOf = (eyes: Looker, observer: string): boolean => eyes.sight?.observer === observer;
