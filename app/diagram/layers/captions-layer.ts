// The words. They are said again in the labels of what they stand beside, so readers of labels are spared them here.
import { select } from 'd3';
import type { Callout, Caption, NoteLine } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { classes, put, shape, write } from '../put.ts';

export const captionsLayer = (group: Group): Layer<Caption> =>
  layerOf(group, {
    make: () => shape('text'),
    draw: (element, { kind, tone, x, y, anchor, size, isBold, isOverLine, text }) => {
      put(element, {
        class: classes(`caption caption-${kind} tone-${tone}`, { strong: isBold, 'over-line': isOverLine }),
        x,
        y,
        'text-anchor': anchor,
        'font-size': size,
      });
      write(element, text);
    },
  });

type Part = NoteLine['parts'][number];

/** A card is drawn anew where it changes, its lines with it. */
export const calloutsLayer = (group: Group): Layer<Callout> =>
  layerOf(group, {
    make: () => shape('g', { class: 'callout' }, [shape('rect')]),
    draw: (element, { x, y, width, height, lines }) => {
      if (element.firstElementChild) put(element.firstElementChild, { x, y, width, height, rx: 8 });
      drawLines(element, lines);
    },
  });

function drawLines(card: SVGElement, lines: readonly NoteLine[]): void {
  select(card)
    .selectAll<SVGTextElement, NoteLine>('text')
    .data(lines, byKey)
    .join('text')
    .each(function ({ x, y, size }) {
      put(this, { x, y, 'font-size': size });
    })
    .selectAll<SVGTSpanElement, Part>('tspan')
    .data(({ parts }) => parts)
    .join('tspan')
    .each(function ({ text, tone, isBold }, place) {
      put(this, { class: classes(`caption tone-${tone}`, { strong: isBold }), dx: place === 0 ? null : '0.5em' });
      write(this, text);
    });
}
