// Encryption: a casing round a line, or a tunnel through a box that cannot open it. Walls and bore are two strokes of one path.
import type { Casing, Point } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { classes, put } from '../put.ts';

const line = (points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;

/** `kind`: casings lie under the participants, tunnels over them, so that one sees them pass through. */
export const casingsLayer =
  (group: Group, kind: Casing['kind']): Layer<Casing> =>
  (casings) => {
    group
      .selectAll<SVGGElement, Casing>('g')
      .data(
        casings.filter((casing) => casing.kind === kind),
        byKey,
      )
      .join((enter) => {
        const casing = enter.append('g').attr('role', 'img');
        casing.append('path').attr('class', 'casing-wall');
        casing.append('path').attr('class', 'casing-bore');
        return casing;
      })
      .each(function ({ path, isOpen, label }) {
        put(this, { class: classes(`casing casing-${kind}`, { open: isOpen }), 'aria-label': label });
        for (const stroke of this.children) put(stroke, { d: line(path) });
      });
  };
