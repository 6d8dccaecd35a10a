// More messages than an eye can follow are drawn as width: for each link and direction one band, as wide as there are many on it.
import type { Layout } from './layout.ts';
import type { BareParcel } from './parcels.ts';
import type { Wanted } from './place-captions.ts';
import type { Flow, Point } from './scene.ts';
import { styled, wrapped } from './text-style.ts';
import type { Course } from './wires.ts';
import type { SceneWords } from './words.ts';

/** With more parcels than this on a stage nobody follows one of them, and a browser no longer moves them smoothly. */
export const MOST_PARCELS = 400;

/** Units of the drawing that each message adds to a band, and the widest that still leaves a stage readable. */
const WIDER_BY = 0.25;
const WIDEST = 14;
/** Air between the bands of the two directions. */
const APART = 1;

interface Crowd {
  readonly parcels: readonly BareParcel[];
  readonly flows: readonly Flow[];
}

const FEW: readonly Flow[] = [];

/** The parcels of the chosen exchange, and bands for all the others; every parcel and no band while they can be followed. */
export function crowdOf(
  parcels: readonly BareParcel[],
  courses: ReadonlyMap<string, Course>,
  words: SceneWords,
  nameOf: (node: string) => string,
): Crowd {
  if (parcels.length <= MOST_PARCELS) return { parcels, flows: FEW };
  const counts = new Map<string, { readonly link: string; readonly from: string; count: number }>();
  for (const { sent, isSelected } of parcels) {
    if (isSelected) continue;
    const key = `${sent.link} ${sent.from}`;
    const entry = counts.get(key) ?? { link: sent.link, from: sent.from, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const flows = [...counts].flatMap(([key, { link, from, count }]): readonly Flow[] => {
    const course = courses.get(link);
    if (course === undefined) return [];
    const isInbound = course.ends[0] === from;
    const to = course.ends[isInbound ? 1 : 0];
    const width = Math.min(WIDEST, 1 + WIDER_BY * count);
    const ends = isInbound ? ([course.from, course.to] as const) : ([course.to, course.from] as const);
    return [
      {
        key: `flow-${key}`,
        tone: isInbound ? 'client' : 'server',
        ...beside(ends, width / 2 + APART),
        breadth: width,
        count,
        label: words.spoken.flow({ from: nameOf(from), to: nameOf(to), count }),
      },
    ];
  });
  return { parcels: parcels.filter(({ isSelected }) => isSelected), flows };
}

/** The line between two points, moved to its left by `by`, as seen on the way: so two directions lie side by side. */
function beside([from, to]: readonly [Point, Point], by: number): { readonly from: Point; readonly to: Point } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const shift = { x: ((to.y - from.y) / length) * by, y: (-(to.x - from.x) / length) * by };
  const moved = ({ x, y }: Point): Point => ({ x: x + shift.x, y: y + shift.y });
  return { from: moved(from), to: moved(to) };
}

/** What a band means, at the foot of the Internet or wherever there is room. */
export function crowdCaptions(
  total: number,
  flows: readonly Flow[],
  { territories, measures, size }: Layout,
  words: SceneWords,
): readonly (readonly Wanted[])[] {
  if (flows.length === 0) return [];
  const { small } = measures.text;
  return territories.flatMap((land) => {
    const lines = wrapped(words.crowd(total), land.width - measures.margin, small, false);
    const middle = land.x + land.width / 2;
    const set = (foot: number): readonly Wanted[] =>
      lines.map((text, nth) =>
        styled(
          'hint',
          'soft',
          small,
          false,
        )({
          key: `crowd-${String(nth)}`,
          text,
          spots: [{ x: middle, y: foot - (lines.length - 1 - nth) * small * 1.25, anchor: 'middle' }],
        }),
      );
    const foot = land.y + land.height - small * 0.6;
    const head = land.y + small * (1.2 + 1.25 * (lines.length - 1));
    return [set(foot), set(head), set(Math.min(size.height, land.y + land.height * 0.72))];
  });
}
