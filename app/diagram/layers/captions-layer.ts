// The words. They are said again in the labels of what they stand beside, so readers of labels are spared them here.
import { select } from 'd3';
import type { Callout, Caption, NoteLine } from '../../scene/scene.ts';
import { layerOf } from '../keyed.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { classes, put, shape, write } from '../put.ts';

/** Many captions are placed anew, at the same place with the same words, when one of their neighbours changes. */
const looksLike = (one: Caption, other: Caption): boolean =>
  one.kind === other.kind &&
  one.tone === other.tone &&
  one.x === other.x &&
  one.y === other.y &&
  one.anchor === other.anchor &&
  one.size === other.size &&
  one.isBold === other.isBold &&
  one.isOverLine === other.isOverLine &&
  one.text === other.text;

function draw(element: SVGElement, caption: Caption, before: Caption | null): void {
  if (before !== null && looksLike(before, caption)) return;
  const { kind, tone, x, y, anchor, size, isBold, isOverLine, text } = caption;
  put(element, {
    class: classes(`caption caption-${kind} tone-${tone}`, { strong: isBold, 'over-line': isOverLine }),
    x,
    y,
    'text-anchor': anchor,
    'font-size': size,
  });
  if (before?.text !== text) write(element, text);
}

export const captionsLayer = (group: Group): Layer<Caption> => layerOf(group, { make: () => shape('text'), draw });

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
