// Who reads along beside a line: an eye, and its sight line to each line that it taps.
import type { Eye } from '../../scene/scene.ts';
import { byKey, choosable, withTarget, type Choose, type Group, type Layer } from '../layer.ts';
import { classes, put, translate } from '../put.ts';

const lids = (r: number): string => `M${-r} 0Q0 ${-r * 1.05} ${r} 0Q0 ${r * 1.05} ${-r} 0z`;

function sightLine({ x, y, radius, reach }: Eye): string {
  const last = reach.at(-1);
  if (!last) return '';
  return `M0 ${radius * 0.5}V${last.y - y}${reach.map((point) => `M${point.x - x - 2.2} ${point.y - y}h4.4`).join('')}`;
}

export const eyesLayer =
  (group: Group, choose: Choose): Layer<Eye> =>
  (eyes) => {
    group
      .selectAll<SVGGElement, Eye>('g')
      .data(eyes, byKey)
      .join((enter) => {
        const eye = choosable(enter.append('g'), ({ selection }) => selection, choose);
        eye.append('path').attr('class', 'sight-line');
        eye.append('path').attr('class', 'lids');
        eye.append('circle').attr('class', 'pupil');
        return withTarget(eye);
      })
      .each(function (eye) {
        const { x, y, radius, isLens, label } = eye;
        put(this, { class: classes('eye', { lens: isLens }), transform: translate(x, y), 'aria-label': label });
        const [sight, outline, pupil] = this.children;
        if (sight) put(sight, { d: sightLine(eye) });
        if (outline) put(outline, { d: lids(radius) });
        if (pupil) put(pupil, { r: radius * 0.24 });
      });
  };
