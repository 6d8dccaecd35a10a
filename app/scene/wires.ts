// The lines between participants: from edge to edge, inbound from left to right, fanned out a little where many meet.
import type { HeaderLink } from '../../simulations/index.ts';
import type { Actor, Cast } from './cast.ts';
import type { Looker } from './lens.ts';
import { passesEyes } from './lens.ts';
import type { Layout, Stand } from './layout.ts';
import type { Point, Wire } from './scene.ts';

/** A link as it lies on the stage, whoever looks. */
export interface Course {
  readonly link: string;
  readonly ends: readonly [string, string];
  /** At `ends[0]` and `ends[1]`: the outbound end first. */
  readonly from: Point;
  readonly to: Point;
  readonly kind: Wire['kind'];
  readonly taps: readonly string[];
}

const AIR = 2;
/** How far apart the ends of a fan may lie, as a part of the height of what they meet at. */
const FAN = 0.3;

/** Where a wire that comes from `far` touches the left or right side of `stand`. */
function touch(stand: Stand, actor: Actor, far: Point): Point {
  const side = far.x < stand.x ? -1 : 1;
  const x = stand.x + side * (stand.width / 2 + AIR);
  if (actor.role === 'client') return { x, y: stand.y };
  const reach = (stand.height / 2) * FAN;
  const pull = (far.y - stand.y) * 0.07;
  return { x, y: stand.y + Math.max(-reach, Math.min(reach, pull)) };
}

/** Where the line to `far` leaves the outline of `stand`: for lines that go up or down, as those to a resolver. */
function leave(stand: Stand, actor: Actor, far: Point): Point {
  if (actor.role === 'client') return touch(stand, actor, far); // its address stands below it
  const dx = far.x - stand.x;
  const dy = far.y - stand.y;
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  const reach = Math.min(
    stand.width / 2 / (Math.abs(dx / length) || 1e-9),
    stand.height / 2 / (Math.abs(dy / length) || 1e-9),
  );
  const share = (reach + AIR) / length;
  return { x: stand.x + dx * share, y: stand.y + dy * share };
}

function courseOf(link: HeaderLink, cast: Cast, layout: Layout): Course | null {
  const [a, b] = link.between.map((node) => ({ actor: cast.byNode.get(node), stand: layout.stands.get(node) }));
  if (!a?.actor || !b?.actor || !a.stand || !b.stand) return null;
  const isLookup = a.actor.role === 'resolver' || b.actor.role === 'resolver';
  const meet = isLookup ? leave : touch;
  return {
    link: link.id,
    ends: link.between,
    from: meet(a.stand, a.actor, b.stand),
    to: meet(b.stand, b.actor, a.stand),
    kind: isLookup
      ? 'lookup'
      : a.actor.role === 'gateway' || b.actor.role === 'gateway'
        ? behind(a.actor, b.actor)
        : 'open',
    taps: link.taps,
  };
}

const behind = (a: Actor, b: Actor): Wire['kind'] =>
  a.role === 'origin-server' || b.role === 'origin-server' ? 'inner' : 'open';

export const coursesOf = (links: readonly HeaderLink[], cast: Cast, layout: Layout): ReadonlyMap<string, Course> =>
  new Map(
    links.flatMap((link) => {
      const course = courseOf(link, cast, layout);
      return course ? [[link.id, course] as const] : [];
    }),
  );

export const wiresOf = (
  courses: ReadonlyMap<string, Course>,
  cast: Cast,
  eyes: Looker,
  isSelected: (link: string) => boolean,
): readonly Wire[] =>
  [...courses.values()].map(({ link, ends, from, to, kind }) => ({
    // Named by what stands at its ends, so that the wire of a box that moves is the same wire.
    key: ends.map((node) => cast.byNode.get(node)?.key ?? node).join(' '),
    from,
    to,
    kind,
    isVeiled: !passesEyes(eyes, link, ends),
    isSelected: isSelected(link),
  }));

/** The point a share of the way along a line. */
export const along = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
