// The one React file of the charts: owns the <svg>, hands D3 the figure, and shows the same numbers as a table.
import { Phrases } from '../a11y/Phrases.tsx';
import { useEffect, useId, useRef, useState, type JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { nodeNames } from '../a11y/node-names.ts';
import type { AllMessages } from '../i18n/messages.ts';
import type { SideRun } from '../state/run-store.ts';
import type { PerSide } from '../state/side.ts';
import { createFigure, fillOf, type FigureDrawing } from './create-figure.ts';
import type { Table } from './figure.ts';
import './figure.css';
import { FIGURES, type FigureName } from './figures/index.ts';

export { FIGURE_NAMES, type FigureName } from './figures/index.ts';
export type { Table } from './figure.ts';

export interface ChartHostProps {
  readonly figure: FigureName;
  readonly runs: PerSide<SideRun>;
  readonly t: Instant;
  readonly exchange: number | null;
  readonly names: PerSide<string>;
  readonly words: AllMessages;
  /** What can be done with the numbers shown; it stands inside the figure. */
  readonly actions: (table: Table) => JSX.Element;
}

/** Wider than this, the marks only drift apart. */
const WIDEST = 720;

export function ChartHost({ figure, runs, t, exchange, names, words, actions }: ChartHostProps): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef<FigureDrawing>(null);
  const caption = useId();
  const [width, setWidth] = useState(WIDEST);
  useEffect(() => {
    const frame = svg.current?.parentElement;
    if (!frame) return;
    const sizes = new ResizeObserver((entries) => {
      const room = entries.at(-1)?.contentRect.width ?? 0;
      if (room > 0) setWidth(Math.round(Math.min(WIDEST, room)));
    });
    sizes.observe(frame);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    if (!svg.current) return;
    const made = createFigure(svg.current);
    drawing.current = made;
    return () => {
      drawing.current = null;
      made.destroy();
    };
  }, []);
  const of = { a: nodeNames(runs.a.trace.header, words), b: nodeNames(runs.b.trace.header, words) };
  const made = FIGURES[figure]({ runs, t, exchange, names, words, width, name: (whose, id) => of[whose](id) });
  useEffect(() => drawing.current?.render(made));
  return (
    <figure data-figure={figure}>
      <svg ref={svg} className="figure" aria-labelledby={caption} />
      <figcaption id={caption}>{words.charts.captions[figure]}</figcaption>
      {figure === 'waterfall' && <Legend words={words} />}
      <details>
        <summary>{words.charts.asTable}</summary>
        <Numbers table={made.table} words={words} />
      </details>
      {actions(made.table)}
    </figure>
  );
}

function Legend({ words: { charts } }: { readonly words: AllMessages }): JSX.Element {
  return (
    <ul className="figure-legend" aria-label={charts.part}>
      {Object.entries(charts.parts).map(([part, label]) => (
        <li key={part}>
          <svg className="figure" viewBox="0 0 12 12" aria-hidden="true">
            <rect className="bar part" fill={fillOf(part)} width="12" height="12" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function Numbers({
  table: { head, rows },
  words,
}: {
  readonly table: Table;
  readonly words: AllMessages;
}): JSX.Element {
  const { charts, format } = words;
  const written = (cell: string | number | null): string =>
    cell === null ? charts.none : typeof cell === 'number' ? format.number(cell, 3) : cell;
  return (
    <table className="figure-table">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              <Phrases of={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], number) => (
          <tr key={`${name}-${String(number)}`}>
            <th scope="row">
              <Phrases of={name} />
            </th>
            {cells.map((cell, column) => (
              <td key={head[column + 1]}>{written(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
