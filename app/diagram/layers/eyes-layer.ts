// Who reads along beside a line: an eye, and its sight line to each line that it taps.
import type { Eye } from '../../scene/scene.ts';
import { choosing, target } from '../keyed.ts';
import type { Choose, Group, Layer } from '../layer.ts';
import { classes, put, shape, translate } from '../put.ts';

const lids = (r: number): string => `M${-r} 0Q0 ${-r * 1.05} ${r} 0Q0 ${r * 1.05} ${-r} 0z`;

function sightLine({ x, y, radius, reach }: Eye): string {
  const last = reach.at(-1);
  if (!last) return '';
  return `M0 ${radius * 0.5}V${last.y - y}${reach.map((point) => `M${point.x - x - 2.2} ${point.y - y}h4.4`).join('')}`;
}

function draw(element: SVGElement, eye: Eye): void {
  const { x, y, radius, isLens, label } = eye;
  put(element, { class: classes('eye', { lens: isLens }), transform: translate(x, y), 'aria-label': label });
  const [sight, outline, pupil] = element.children;
  if (sight) put(sight, { d: sightLine(eye) });
  if (outline) put(outline, { d: lids(radius) });
  if (pupil) put(pupil, { r: radius * 0.24 });
}

export const eyesLayer = (group: Group, choose: Choose): Layer<Eye> =>
  choosing(
    group,
    {
      make: () =>
        shape('g', {}, [
          shape('path', { class: 'sight-line' }),
          shape('path', { class: 'lids' }),
          shape('circle', { class: 'pupil' }),
          target(),
        ]),
      draw,
    },
    ({ selection }) => selection,
    choose,
  );
