// Requests that wait in line at a server, as dots before it.
import type { Point, Queue } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { put, shape } from '../put.ts';

function drawDots(queue: SVGElement, dots: readonly Point[]): void {
  while (queue.childElementCount > dots.length) queue.lastElementChild?.remove();
  while (queue.childElementCount < dots.length) queue.append(shape('circle'));
  for (const [place, { x, y }] of dots.entries()) {
    const dot = queue.children[place];
    if (dot) put(dot, { cx: x, cy: y, r: 2.6 });
  }
}

export const queuesLayer = (group: Group): Layer<Queue> =>
  layerOf(group, {
    make: () => shape('g', { class: 'queue', role: 'img' }),
    draw: (element, { label, dots }) => {
      put(element, { 'aria-label': label });
      drawDots(element, dots);
    },
  });
