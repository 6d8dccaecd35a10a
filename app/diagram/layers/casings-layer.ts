// Encryption: a casing round a line, or a tunnel through a box that cannot open it. Walls and bore are two strokes of one path.
import type { Casing, Point } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { classes, put, shape } from '../put.ts';

/** How thick a wall is, in units of the drawing. */
const WALL = 1.3;

const line = (points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;

export const casingsLayer = (group: Group): Layer<Casing> =>
  layerOf(group, {
    make: () =>
      shape('g', { role: 'img' }, [shape('path', { class: 'casing-wall' }), shape('path', { class: 'casing-bore' })]),
    draw: (element, { kind, path, breadth, isOpen, label }) => {
      put(element, { class: classes(`casing casing-${kind}`, { open: isOpen }), 'aria-label': label });
      for (const [nth, stroke] of [...element.children].entries())
        put(stroke, { d: line(path), 'stroke-width': breadth - 2 * nth * WALL });
    },
  });

/** Casings lie under the participants, tunnels over them, so that one sees them pass through. */
export function casingsAndTunnels(casings: Layer<Casing>, tunnels: Layer<Casing>): Layer<Casing> {
  let given: readonly Casing[] | null = null;
  return (all) => {
    if (all === given) return;
    given = all;
    casings(all.filter(({ kind }) => kind === 'casing'));
    tunnels(all.filter(({ kind }) => kind === 'tunnel'));
  };
}
