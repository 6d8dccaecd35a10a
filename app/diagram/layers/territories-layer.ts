// The ground: whose side is whose.
import type { Territory } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { put, shape } from '../put.ts';

export const territoriesLayer = (group: Group): Layer<Territory> =>
  layerOf(group, {
    make: () => shape('rect'),
    draw: (element, { key, x, y, width, height }) => {
      put(element, { class: `territory territory-${key}`, x, y, width, height, rx: 12 });
    },
  });
