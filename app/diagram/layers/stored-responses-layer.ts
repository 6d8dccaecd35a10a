// What a cache holds: one disc a response, whose ring empties as it grows stale. The ring is a function of the clock, like all else.
import type { StoredResponse } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { classes, put, shape, translate } from '../put.ts';

const FULL_TURN = 2 * Math.PI;

/** The outline of what is left of a ring, clockwise from the top. A whole one is drawn as all but whole: an arc that ends where it begins is none. */
function ring(radius: number, freshness: number): string {
  if (freshness <= 0) return '';
  const angle = Math.min(freshness, 0.9999) * FULL_TURN;
  const inner = radius * 0.45;
  const at = (r: number): string => `${(r * Math.sin(angle)).toFixed(2)} ${(-r * Math.cos(angle)).toFixed(2)}`;
  const arc = (r: number, sweep: 0 | 1, to: string): string => `A${r} ${r} 0 ${freshness > 0.5 ? 1 : 0} ${sweep} ${to}`;
  return `M0 ${-radius}${arc(radius, 1, at(radius))}L${at(inner)}${arc(inner, 0, `0 ${-inner}`)}Z`;
}

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
      if (left) put(left, { d: ring(radius, Math.round(freshness * 100) / 100) });
    },
  });
