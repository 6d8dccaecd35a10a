// Which request the details speak of: the one that the clock has reached, or one that is held on to.
import { useMemo, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useExchange, wishesOf } from '../binding/use-exchange.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
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
  const choose = (to: number | null): void => view.getState().show({ exchange: to, record: null });
  const neighbour = (offset: 1 | -1, label: string, path: string): JSX.Element => {
    const target = wishes[place + offset];
    return (
      <button
        type="button"
        aria-label={label}
        aria-disabled={target === undefined}
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
    <span className={css.chooser}>
      {neighbour(-1, inspector.previousExchange, 'M10 3 5 8l5 5')}
      <span data-exchange={current.exchange}>
        {inspector.exchange(current.exchange, `${current.method} ${pathOf(current.target)}`)}
      </span>
      {neighbour(1, inspector.nextExchange, 'M6 3l5 5-5 5')}
      {held && (
        <button type="button" className={css.follow} onClick={() => choose(null)}>
          {inspector.follow}
        </button>
      )}
    </span>
  );
}

/** Path and query of a target URI; the site is the same for all. */
export const pathOf = (target: string): string => /^[a-z]+:\/\/[^/]+(\/.*)$/u.exec(target)?.[1] ?? target;
