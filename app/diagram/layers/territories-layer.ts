// The ground: whose side is whose.
import type { Territory } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { put } from '../put.ts';

export const territoriesLayer =
  (group: Group): Layer<Territory> =>
  (territories) => {
    group
      .selectAll<SVGRectElement, Territory>('rect')
      .data(territories, byKey)
      .join('rect')
      .each(function ({ key, x, y, width, height }) {
        put(this, { class: `territory territory-${key}`, x, y, width, height, rx: 12 });
      });
  };
