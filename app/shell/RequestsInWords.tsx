// The requests of the page of time on which the clock stands, as a list: what the ladder of many requests draws.
import { useMemo, type JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import a11y from '../a11y/a11y.module.css';
import { sceneIndexOf } from '../a11y/scene-indexes.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { eyesFor } from '../scene/lens.ts';
import { requestRows } from '../scene/many-list.ts';
import { instantsOf } from '../state/instants.ts';
import type { Side } from '../state/side.ts';
import { useLens } from './use-lens.ts';
import { usePage } from './use-page.ts';

const NEVER: readonly Instant[] = [];

/** Nothing while the ladder shows one request. */
export function RequestsInWords({ side }: { readonly side: Side }): JSX.Element | null {
  const { view } = useSession();
  const isMany = useStore(view, (state) => state.ladder === 'many');
  return isMany ? <Listed side={side} /> : null;
}

function Listed({ side }: { readonly side: Side }): JSX.Element | null {
  const { ladder, scene: words, format } = useAllWords();
  const { playhead, runs } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const instants = useMemo(() => (trace === null ? NEVER : instantsOf(trace.records)), [trace]);
  const at = useLastInstant(playhead, instants);
  const page = usePage(trace);
  const exchange = useExchange(side);
  const { lens } = useLens(side);
  const rows = useMemo(() => {
    if (trace === null) return [];
    const index = sceneIndexOf(trace);
    return requestRows(trace, index, eyesFor(index, lens, exchange, at), page, words);
  }, [trace, lens, exchange, at, page, words]);
  return (
    <div className={a11y.words}>
      <h3>{ladder.list(format.clock(page.from), format.clock(page.to))}</h3>
      {rows.length === 0 ? (
        <p>{ladder.nothing}</p>
      ) : (
        <ul data-requests data-of={side}>
          {rows.map((row) => (
            <li key={row.exchange} data-exchange={row.exchange}>
              {ladder.row(row)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
