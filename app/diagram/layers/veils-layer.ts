// Fog over whom the chosen party knows nothing of: hatched, so that it is told from a shape without colour.
import type { Veil } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { put, shape } from '../put.ts';

/** `hatching`: the value of `fill` that refers to the pattern of this drawing. */
export const veilsLayer = (group: Group, hatching: string): Layer<Veil> =>
  layerOf(group, {
    make: () => shape('circle', { class: 'veil', fill: hatching }),
    draw: (element, { x, y, radius }) => {
      put(element, { cx: x, cy: y, r: radius });
    },
  });
