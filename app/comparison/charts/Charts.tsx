// The numbers as pictures: one chart at a time, both stages on one scale, each with its table and ways to take it along.
import { useMemo, useState, type JSX } from 'react';
import type { Instant } from '../../../simulations/index.ts';
import { Segmented } from '../../a11y/Segmented.tsx';
import { useExchange } from '../../binding/use-exchange.ts';
import { useLastInstant } from '../../binding/use-playhead.ts';
import { useSession } from '../../binding/session.ts';
import { useStore } from '../../binding/use-store.ts';
import { ChartHost, FIGURE_NAMES, type FigureName, type Table } from '../../charts/ChartHost.tsx';
import { useAllWords } from '../../i18n/later-words.ts';
import { instantsOf } from '../../state/instants.ts';
import type { PerSide } from '../../state/side.ts';
import buttons from '../../a11y/buttons.module.css';
import css from './charts.module.css';
import { csvOf, pngOf, save, svgFileOf } from './save.ts';

const NEVER: readonly Instant[] = [];

export function Charts({ names }: { readonly names: PerSide<string> }): JSX.Element | null {
  const words = useAllWords();
  const { charts } = words;
  const [figure, setFigure] = useState<FigureName>('latency');
  const { playhead, runs, view } = useSession();
  const a = useStore(runs, (state) => state.runs.a);
  const b = useStore(runs, (state) => state.runs.b);
  const side = useStore(view, (state) => state.side);
  const exchange = useExchange(side);
  const instants = useMemo(
    () => (a === null || b === null ? NEVER : instantsOf([...a.trace.records, ...b.trace.records])),
    [a, b],
  );
  const t = useLastInstant(playhead, instants);
  if (a === null || b === null) return null;
  return (
    <div className={css.charts}>
      <Segmented
        name={charts.which}
        value={figure}
        segments={FIGURE_NAMES.map((value) => ({ value, label: charts.figures[value] }))}
        onChange={setFigure}
      />
      <ChartHost
        figure={figure}
        runs={{ a, b }}
        t={t}
        exchange={exchange}
        names={names}
        words={words}
        actions={(table) => <TakeAlong figure={figure} table={table} />}
      />
    </div>
  );
}

interface TakeAlongProps {
  readonly figure: FigureName;
  readonly table: Table;
}

function TakeAlong({ figure, table }: TakeAlongProps): JSX.Element {
  const { charts } = useAllWords();
  const { say } = useSession();
  const take = async (kind: 'csv' | 'svg' | 'png', button: Element): Promise<void> => {
    const svg = button.closest('figure')?.querySelector<SVGSVGElement>(':scope > svg') ?? null;
    if (kind === 'csv') save(new Blob([csvOf(table)], { type: 'text/csv' }), `${figure}.csv`);
    else if (svg !== null && kind === 'svg')
      save(new Blob([svgFileOf(svg)], { type: 'image/svg+xml' }), `${figure}.svg`);
    else if (svg !== null) save(await pngOf(svg), `${figure}.png`);
  };
  return (
    <p className={css.take}>
      {charts.take}
      {(['csv', 'svg', 'png'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className={buttons.plain}
          data-take={kind}
          onClick={({ currentTarget }) => {
            take(kind, currentTarget).catch(() => say('notice', charts.notTaken));
          }}
        >
          {kind.toUpperCase()}
        </button>
      ))}
    </p>
  );
}
