// Requests that wait in line at a server, as dots before it.
import type { Point, Queue } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { put } from '../put.ts';

export const queuesLayer =
  (group: Group): Layer<Queue> =>
  (queues) => {
    group
      .selectAll<SVGGElement, Queue>('g')
      .data(queues, byKey)
      .join((enter) => enter.append('g').attr('class', 'queue').attr('role', 'img'))
      .each(function ({ label }) {
        put(this, { 'aria-label': label });
      })
      .selectAll<SVGCircleElement, Point>('circle')
      .data(({ dots }) => dots)
      .join('circle')
      .each(function ({ x, y }) {
        put(this, { cx: x, cy: y, r: 2.6 });
      });
  };
