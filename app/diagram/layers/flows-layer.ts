// Many messages at once, as bands beside the lines.
import type { Flow } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { put } from '../put.ts';

export const flowsLayer =
  (group: Group): Layer<Flow> =>
  (flows) => {
    group
      .selectAll<SVGLineElement, Flow>('line')
      .data(flows, byKey)
      .join((enter) => enter.append('line').attr('role', 'img'))
      .each(function ({ from, to, breadth, tone, label }) {
        put(this, {
          class: `flow tone-${tone}`,
          x1: from.x,
          y1: from.y,
          x2: to.x,
          y2: to.y,
          'stroke-width': breadth,
          'aria-label': label,
        });
      });
  };
