// A chart in one <svg>.
//
// svg.figure            role=img, labelled
//   defs                pattern, one for each part of a request's time
//   g.grid              line, text
//   g.marks             circle.dot, rect.bar, path.line, line.notch, text
import { select, type Selection as Nodes } from 'd3';
import type { Figure, Mark, Tick } from './figure.ts';

export interface FigureDrawing {
  readonly render: (figure: Figure) => void;
  readonly destroy: () => void;
}

const NS = 'http://www.w3.org/2000/svg';
const TAGS = { dot: 'circle', bar: 'rect', line: 'path', notch: 'line', text: 'text' } as const;

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function draw(element: SVGElement, mark: Mark): void {
  const whose = 'whose' in mark ? ` of-${mark.whose}` : '';
  switch (mark.mark) {
    case 'dot':
      set(element, { class: `dot${whose}`, cx: mark.x, cy: mark.y, r: 2.4 });
      return;
    case 'bar': {
      const { x, y, width, height, part } = mark;
      set(element, { class: part === null ? `bar${whose}` : 'bar part', x, y, width, height });
      if (part !== null) set(element, { fill: fillOf(part) });
      return;
    }
    case 'line':
      set(element, { class: `line${whose}`, d: mark.path });
      return;
    case 'notch':
      set(element, { class: `notch${whose}`, x1: mark.x, x2: mark.x, y1: mark.top, y2: mark.bottom });
      return;
    case 'text':
      set(element, { class: mark.isStrong ? 'strong' : 'plain', x: mark.x, y: mark.y, 'text-anchor': mark.anchor });
      element.textContent = mark.text;
  }
}

/** What each part is filled with, over its colour: patterns stay apart where colours do not. */
const PATTERNS: Readonly<Record<string, string>> = {
  dns: 'M1 1h2v2h-2zM4 4h2v2h-2z',
  tcp: 'M0 2h6v2h-6z',
  connect: 'M0 6L6 0V3L3 6zM0 3L3 0H0z',
  tls: 'M0 0L6 6H3L0 3zM3 0L6 3V0z',
  http: '',
  queue: 'M0 0h6v1h-6zM0 0h1v6h-1z',
  service: 'M1 0h2.5v6h-2.5z',
};

const patternOf = (part: string): string => `part-${part}`;
/** The `fill` of a part, wherever in the page a chart is drawn. */
export const fillOf = (part: string): string => `url(#${patternOf(part)})`;

function patterns(defs: Nodes<SVGDefsElement, unknown, null, undefined>): void {
  for (const [part, shape] of Object.entries(PATTERNS)) {
    const pattern = defs.append('pattern').attr('id', patternOf(part)).attr('class', `pattern of-${part}`);
    pattern.attr('patternUnits', 'userSpaceOnUse').attr('width', 6).attr('height', 6);
    pattern.append('rect').attr('class', 'ground').attr('width', 6).attr('height', 6);
    pattern.append('path').attr('class', 'figured').attr('d', shape);
  }
}

export function createFigure(svg: SVGSVGElement): FigureDrawing {
  const root = select(svg).attr('role', 'img');
  patterns(root.append('defs'));
  const grid = root.append('g').attr('class', 'grid');
  const marks = root.append('g').attr('class', 'marks');
  const scale = (name: 'across' | 'up', ticks: readonly Tick[], { plot }: Figure): void => {
    const isAcross = name === 'across';
    grid
      .selectAll<SVGGElement, Tick>(`g.${name}`)
      .data(ticks)
      .join((enter) => {
        const tick = enter.append('g').attr('class', name);
        tick.append('line');
        tick.append('text');
        return tick;
      })
      .each(function ({ at, text }) {
        const [rule, label] = this.children;
        if (!rule || !label) return;
        set(
          rule,
          isAcross
            ? { x1: at, x2: at, y1: plot.y, y2: plot.y + plot.height }
            : { x1: plot.x, x2: plot.x + plot.width, y1: at, y2: at },
        );
        set(
          label,
          isAcross
            ? { x: at, y: plot.y + plot.height + 16, 'text-anchor': 'middle' }
            : { x: plot.x - 8, y: at + 4, 'text-anchor': 'end' },
        );
        label.textContent = text;
      });
  };
  return {
    render(figure) {
      svg.setAttribute('viewBox', `0 0 ${String(figure.size.width)} ${String(figure.size.height)}`);
      scale('across', figure.across, figure);
      scale('up', figure.up, figure);
      marks
        .selectAll<SVGElement, Mark>('*')
        .data(figure.marks, (mark) => `${mark.mark} ${mark.key}`)
        .join((enter) => enter.append((mark) => document.createElementNS(NS, TAGS[mark.mark])))
        .each(function (mark) {
          draw(this, mark);
        });
    },
    destroy() {
      root.selectAll('*').remove();
      svg.removeAttribute('viewBox');
    },
  };
}
