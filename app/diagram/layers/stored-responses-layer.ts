// What a cache holds: one disc a response, whose ring empties as it grows stale. The ring is a function of the clock, like all else.
import type { StoredResponse } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { classes, put, shape, translate } from '../put.ts';
import { ring } from '../ring.ts';

export const storedResponsesLayer = (group: Group): Layer<StoredResponse> =>
  layerOf(group, {
    make: () => shape('g', { role: 'img' }, [shape('circle'), shape('path')]),
    draw: (element, { x, y, radius, freshness, label }) => {
      put(element, {
        class: classes('stored-response', { stale: freshness === 0 }),
        transform: translate(x, y),
        'aria-label': label,
      });
      const [disc, left] = element.children;
      if (disc) put(disc, { r: radius });
      if (left) put(left, { d: ring(radius, freshness) });
    },
  });
