// The words. They are said again in the labels of what they stand beside, so readers of labels are spared them here.
import type { Callout, Caption } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { classes, put, write } from '../put.ts';

function letter(element: SVGTextElement, { kind, tone, x, y, anchor, size, isBold, text }: Caption): void {
  put(element, {
    class: classes(`caption caption-${kind} tone-${tone}`, { strong: isBold }),
    x,
    y,
    'text-anchor': anchor,
    'font-size': size,
  });
  write(element, text);
}

export const captionsLayer =
  (group: Group): Layer<Caption> =>
  (captions) => {
    group
      .selectAll<SVGTextElement, Caption>('text')
      .data(captions, byKey)
      .join('text')
      .each(function (caption) {
        letter(this, caption);
      });
  };

export const calloutsLayer =
  (group: Group): Layer<Callout> =>
  (callouts) => {
    const cards = group
      .selectAll<SVGGElement, Callout>('g')
      .data(callouts, byKey)
      .join((enter) => {
        const card = enter.append('g').attr('class', 'callout');
        card.append('rect');
        return card;
      });
    cards.each(function ({ x, y, width, height }) {
      if (this.firstElementChild) put(this.firstElementChild, { x, y, width, height, rx: 8 });
    });
    cards
      .selectAll<SVGTextElement, Caption>('text')
      .data(({ lines }) => lines, byKey)
      .join('text')
      .each(function (caption) {
        letter(this, caption);
      });
  };
