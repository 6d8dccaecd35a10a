// Where a box stood before it changed sides: its outline, dashed, under the lines.
import type { Former } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { put, shape } from '../put.ts';

export const formersLayer = (group: Group): Layer<Former> =>
  layerOf(group, {
    make: () => shape('rect', { class: 'former', role: 'img' }),
    draw: (element, { x, y, width, height, label }) => {
      put(element, { x: x - width / 2, y: y - height / 2, width, height, rx: width * 0.17, 'aria-label': label });
    },
  });
