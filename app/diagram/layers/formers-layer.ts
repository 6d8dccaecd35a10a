// Where a box stood before it changed sides: its outline, dashed, under the lines.
import type { Former } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { put } from '../put.ts';

export const formersLayer =
  (group: Group): Layer<Former> =>
  (formers) => {
    group
      .selectAll<SVGRectElement, Former>('rect')
      .data(formers, byKey)
      .join((enter) => enter.append('rect').attr('class', 'former').attr('role', 'img'))
      .each(function ({ x, y, width, height, label }) {
        put(this, { x: x - width / 2, y: y - height / 2, width, height, rx: width * 0.17, 'aria-label': label });
      });
  };
