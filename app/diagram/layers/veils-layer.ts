// Fog over whom the chosen party knows nothing of: hatched, so that it is told from a shape without colour.
import type { Veil } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { put } from '../put.ts';

/** `hatching`: the value of `fill` that refers to the pattern of this drawing. */
export const veilsLayer =
  (group: Group, hatching: string): Layer<Veil> =>
  (veils) => {
    group
      .selectAll<SVGCircleElement, Veil>('circle')
      .data(veils, byKey)
      .join('circle')
      .each(function ({ x, y, radius }) {
        put(this, { class: 'veil', cx: x, cy: y, r: radius, fill: hatching });
      });
  };
