// Many requests through time: hands D3 the ladder of the page of time on which the clock stands, and says what it leaves out.
import { useEffect, useMemo, type JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { sceneIndexOf } from '../a11y/scene-indexes.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { LadderHost } from '../diagram/LadderHost.tsx';
import { useAllWords } from '../i18n/later-words.ts';
import { eyesFor } from '../scene/lens.ts';
import { manyLadderAt } from '../scene/many-ladder.ts';
import { storiesOn } from '../scene/many-stories.ts';
import type { Side } from '../state/side.ts';
import below from './below.module.css';
import { useLadder } from './use-ladder.ts';
import { useLens } from './use-lens.ts';
import { usePage, useWindow } from './use-page.ts';

/** The form of a ladder at a width (CSS pixels). */
const formOf = (pixels: number) => (pixels < 480 ? 'narrow' : 'wide');

interface Props {
  readonly side: Side;
  /** Whether the other stage's stands beside it. */
  readonly isBeside: boolean;
}

export function ManyLadder({ side, isBeside }: Props): JSX.Element {
  const { scene: words, ladder: more } = useAllWords();
  const { trace, selectedRecord, exchange, lens, source, frame, width, select } = useLadder(side, formOf);
  const { runs } = useSession();
  const other = useStore(runs, (state) => state.runs[side === 'a' ? 'b' : 'a']?.trace ?? null);
  const length = useWindow();

  useEffect(() => {
    if (trace === null || exchange === null) return;
    const index = sceneIndexOf(trace);
    const beside = isBeside && other !== null ? sceneIndexOf(other) : null;
    const options = { lens, exchange, selectedRecord, length, width, beside, words, more };
    source.make((at) => manyLadderAt(trace, index, at, options));
  }, [source, trace, other, isBeside, exchange, lens, selectedRecord, length, width, words, more]);

  return (
    <div className={below.many} ref={frame} data-of={side} data-many>
      <LadderHost subscribe={source.subscribe} onSelect={select} />
      <LeftOut side={side} />
    </div>
  );
}

/** What of the page is not drawn, in a sentence each. */
function LeftOut({ side }: { readonly side: Side }): JSX.Element | null {
  const { ladder: more } = useAllWords();
  const { runs } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const exchange = useExchange(side);
  const { lens } = useLens(side);
  const page = usePage(trace);
  const sentences = useMemo(() => {
    if (trace === null) return [];
    const index = sceneIndexOf(trace);
    const eyes = eyesFor(index, lens, exchange, page.from as Instant);
    const { all, left } = storiesOn(trace, index, eyes, page);
    return all.length === 0 ? [more.nothing] : more.leftOut(left);
  }, [trace, exchange, lens, page, more]);
  return sentences.length === 0 ? null : (
    <p className={below.leftOut} data-left-out>
      {sentences.join(' ')}
    </p>
  );
}
