// Many messages at once, as bands beside the lines.
import type { Flow } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { put, shape } from '../put.ts';

export const flowsLayer = (group: Group): Layer<Flow> =>
  layerOf(group, {
    make: () => shape('line', { role: 'img' }),
    draw: (element, { from, to, breadth, tone, label }) => {
      put(element, {
        class: `flow tone-${tone}`,
        x1: from.x,
        y1: from.y,
        x2: to.x,
        y2: to.y,
        'stroke-width': breadth,
        'aria-label': label,
      });
    },
  });
