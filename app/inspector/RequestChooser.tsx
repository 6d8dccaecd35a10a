// Which request the details speak of: the one that the clock has reached, or one that is held on to.
import { useMemo, type JSX } from 'react';
import { matrixAt, START } from '../../simulations/index.ts';
import { useTelling } from '../a11y/use-telling.ts';
import { useSession } from '../binding/session.ts';
import { useExchange, wishesOf } from '../binding/use-exchange.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import buttons from '../a11y/buttons.module.css';
import css from './inspector.module.css';

export function RequestChooser({ side }: { readonly side: Side }): JSX.Element {
  const { inspector } = useWords();
  const { runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const wishes = useMemo(() => (trace === null ? [] : wishesOf(trace)), [trace]);
  const exchange = useExchange(side);
  const held = useStore(view, (state) => state.exchange !== null);
  const place = wishes.findIndex((wish) => wish.exchange === exchange);
  const current = wishes[place];
  const isRead = usePathIsRead(side, exchange);
  const choose = (to: number | null): void => view.getState().show({ exchange: to, record: null });
  const neighbour = (offset: 1 | -1, label: string, path: string): JSX.Element => {
    const target = wishes[place + offset];
    return (
      <button
        type="button"
        aria-label={label}
        aria-disabled={target === undefined}
        data-screen-only
        onClick={() => {
          if (target !== undefined) choose(target.exchange);
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={path} />
        </svg>
      </button>
    );
  };
  if (current === undefined) return <span className={css.empty}>{inspector.noExchange}</span>;
  return (
    <>
      <span className={css.chooser}>
        {neighbour(-1, inspector.previousExchange, 'M10 3 5 8l5 5')}
        <span data-exchange={current.exchange}>
          {inspector.exchange(current.exchange, isRead ? `${current.method} ${pathOf(current.target)}` : null)}
        </span>
        {neighbour(1, inspector.nextExchange, 'M6 3l5 5-5 5')}
      </span>
      {held && (
        <button type="button" className={buttons.link} data-screen-only onClick={() => choose(null)}>
          {inspector.follow}
        </button>
      )}
    </>
  );
}

/** Whether the chosen eyes have read for which page a request asks. */
function usePathIsRead(side: Side, exchange: number | null): boolean {
  const { runs } = useSession();
  const ledger = useStore(runs, (state) => state.runs[side]?.ledger ?? null);
  const told = useTelling(side);
  const { column = null, at = START } = told ?? {};
  return useMemo(() => {
    if (column === null || ledger === null || exchange === null) return column === null;
    return matrixAt(ledger, at, { exchange }).cells[column]?.url_path.value === 'yes';
  }, [ledger, column, at, exchange]);
}

/** Path and query of a target URI; the site is the same for all. */
export const pathOf = (target: string): string => /^[a-z]+:\/\/[^/]+(\/.*)$/u.exec(target)?.[1] ?? target;
