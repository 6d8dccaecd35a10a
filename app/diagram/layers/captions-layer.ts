// The words. They are said again in the labels of what they stand beside, so readers of labels are spared them here.
import type { Callout, Caption, NoteLine } from '../../scene/scene.ts';
import { byKey, type Group, type Layer } from '../layer.ts';
import { classes, put, write } from '../put.ts';

export const captionsLayer =
  (group: Group): Layer<Caption> =>
  (captions) => {
    group
      .selectAll<SVGTextElement, Caption>('text')
      .data(captions, byKey)
      .join('text')
      .each(function ({ kind, tone, x, y, anchor, size, isBold, isOverLine, text }) {
        put(this, {
          class: classes(`caption caption-${kind} tone-${tone}`, { strong: isBold, 'over-line': isOverLine }),
          x,
          y,
          'text-anchor': anchor,
          'font-size': size,
        });
        write(this, text);
      });
  };

type Part = NoteLine['parts'][number];

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
      })
      .each(function ({ x, y, width, height }) {
        if (this.firstElementChild) put(this.firstElementChild, { x, y, width, height, rx: 8 });
      });
    cards
      .selectAll<SVGTextElement, NoteLine>('text')
      .data(({ lines }) => lines, byKey)
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
  };
