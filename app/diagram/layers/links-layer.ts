// The lines between participants, with an arrow head at the inbound end.
import type { Wire } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import type { Group, Layer } from '../layer.ts';
import { classes, put, shape } from '../put.ts';

const HEAD = 6;

/** A small triangle whose tip is the end of the line. */
function head({ from, to }: Wire): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const dx = (to.x - from.x) / length;
  const dy = (to.y - from.y) / length;
  const back = { x: to.x - dx * HEAD, y: to.y - dy * HEAD };
  const half = HEAD * 0.55;
  const points = [
    to,
    { x: back.x - dy * half, y: back.y + dx * half },
    { x: back.x + dy * half, y: back.y - dx * half },
  ];
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z`;
}

export const linksLayer = (group: Group): Layer<Wire> =>
  layerOf(group, {
    make: () => shape('g', {}, [shape('line'), shape('path')]),
    draw: (element, wire) => {
      const { from, to, kind, isVeiled, isSelected } = wire;
      put(element, { class: classes(`wire wire-${kind}`, { veiled: isVeiled, selected: isSelected }) });
      const [line, tip] = element.children;
      if (line) put(line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
      if (tip) put(tip, { d: kind === 'lookup' ? '' : head(wire) });
    },
  });
