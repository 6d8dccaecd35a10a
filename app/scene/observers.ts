// The eyes beside the links: who reads along, and where. One eye an observer, above the lines that it taps, with a sight line down to each.
import type { TraceHeader } from '../../simulations/index.ts';
import type { Eyes } from './lens.ts';
import type { Layout } from './layout.ts';
import type { Eye, Point } from './scene.ts';
import type { Course } from './wires.ts';
import { along } from './wires.ts';

/** An eye without its words. */
export type BareEye = Omit<Eye, 'label' | 'isLens'> & {
  readonly observer: string;
  readonly column: string;
  readonly taps: readonly Course[];
};

/** The stretches of a line that lie on one territory each and are long enough to stand beside. */
function stretches({ from, to }: Course, { territories, measures }: Layout): readonly (readonly [number, number])[] {
  const least = measures.eye * 1.2;
  return territories
    .map(({ x, width }) => [Math.max(from.x, x), Math.min(to.x, x + width)] as const)
    .filter(([left, right]) => right - left >= least);
}

/** Smaller than this an eye is no longer seen as one. */
const LEAST = 5;

const heightAt = ({ from, to }: Course, x: number): number => along(from, to, (x - from.x) / (to.x - from.x)).y;

function placeEye(
  observer: string,
  taps: readonly Course[],
  layout: Layout,
): { x: number; y: number; radius: number; reach: Point[] } | null {
  const [first] = taps;
  if (!first) return null;
  // Of those who tap one line, the first stands nearest to the client.
  const turn = first.taps.indexOf(observer);
  const lands = stretches(first, layout);
  const stretch = lands[Math.min(turn, lands.length - 1)] ?? [first.from.x, first.to.x];
  const x = (stretch[0] + stretch[1]) / 2;
  const reach = taps.map((course) => ({ x, y: heightAt(course, x) })).sort((a, b) => a.y - b.y);
  // On a short stretch it is smaller, so that the line can be seen beside it.
  const radius = Math.max(LEAST, Math.min(layout.measures.eye, (stretch[1] - stretch[0]) * 0.25));
  return { x, y: (reach[0]?.y ?? 0) - radius * 0.82, radius, reach };
}

/** Lines to resolvers are tapped too, but the eye stands where the requests pass. */
export function bareEyesOf(
  header: TraceHeader,
  courses: ReadonlyMap<string, Course>,
  layout: Layout,
): readonly BareEye[] {
  return header.observers.flatMap(({ id, column }) => {
    const taps = [...courses.values()].filter((course) => course.kind !== 'lookup' && course.taps.includes(id));
    const place = placeEye(id, taps, layout);
    if (!place) return [];
    const selection = { kind: 'observer', observer: id, column } as const;
    return [{ key: id, observer: id, column, selection, taps, ...place }];
  });
}

export const isLensOf = (eyes: Eyes, observer: string): boolean => eyes.sight?.observer === observer;
