// What a cache holds: one disc a response, whose ring empties as it grows stale. The ring is a function of the clock, like all else.
import { arc } from 'd3';
import type { StoredResponse } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { classes, put, translate } from '../put.ts';

const FULL_TURN = 2 * Math.PI;

const ring = arc<StoredResponse>()
  .innerRadius(({ radius }) => radius * 0.45)
  .outerRadius(({ radius }) => radius)
  .startAngle(0)
  .endAngle(({ freshness }) => freshness * FULL_TURN);

export const storedResponsesLayer =
  (group: Group): Layer<StoredResponse> =>
  (stored) => {
    group
      .selectAll<SVGGElement, StoredResponse>('g')
      .data(stored, byKey)
      .join((enter) => {
        const one = enter.append('g').attr('role', 'img');
        one.append('circle');
        one.append('path');
        return one;
      })
      .each(function (response) {
        const { x, y, radius, freshness, label } = response;
        put(this, {
          class: classes('stored-response', { stale: freshness === 0 }),
          transform: translate(x, y),
          'aria-label': label,
        });
        const [disc, left] = this.children;
        if (disc) put(disc, { r: radius });
        if (left) put(left, { d: ring({ ...response, freshness: Math.round(freshness * 100) / 100 }) ?? '' });
      });
  };
