// One request through time, or many: hands D3 the ladder of the exchange that is followed, or of a page of time.
import { useEffect, useMemo, type JSX } from 'react';
import { useExchange } from '../binding/use-exchange.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { LadderHost } from '../diagram/LadderHost.tsx';
import { useAllWords } from '../i18n/later-words.ts';
import { sharedScaleOf, type SharedScale } from '../scene/ladder-sheet.ts';
import { ladderAt } from '../scene/ladder.ts';
import { SIDES, type PerSide, type Side } from '../state/side.ts';
import { sceneIndexOf } from '../a11y/scene-indexes.ts';
import { ManyLadder } from './ManyLadder.tsx';
import below from './below.module.css';
import { useLadder } from './use-ladder.ts';

/** The form of a ladder at a width (CSS pixels). */
const formOf = (pixels: number) => (pixels < 380 ? 'narrow' : pixels < 560 ? 'wide' : 'broad');

interface Props {
  readonly side: Side;
  /** Where the other stage's stands beside it. */
  readonly shared: SharedScale | null;
}

function OneLadder({ side, shared }: Props): JSX.Element {
  const { scene: words, ladder: more } = useAllWords();
  const { trace, selectedRecord, exchange, lens, source, frame, width, select } = useLadder(side, formOf);

  useEffect(() => {
    if (trace === null || exchange === null) return;
    const index = sceneIndexOf(trace);
    const options = { lens, selectedRecord, width, shared, words, more };
    source.make((at) => ladderAt(trace, index, exchange, at, options));
  }, [source, trace, exchange, lens, selectedRecord, width, shared, words, more]);

  return (
    <div className={below.ladder} ref={frame} data-of={side}>
      <LadderHost subscribe={source.subscribe} onSelect={select} />
    </div>
  );
}

/** The ladder of the stage that is shown; or both side by side on one scale, so that time saved is a gap. */
export function ThroughTime({ side, names }: { readonly side: Side; readonly names: PerSide<string> }): JSX.Element {
  const { ui } = useAllWords();
  const { view } = useSession();
  const isBeside = useStore(view, (state) => state.beside);
  const isMany = useStore(view, (state) => state.ladder === 'many');
  const shared = useShared(side, isBeside && !isMany);
  const ladderOf = (own: Side): JSX.Element =>
    isMany ? <ManyLadder side={own} isBeside={isBeside} /> : <OneLadder side={own} shared={shared} />;
  if (!isBeside) return ladderOf(side);
  return (
    <div className={below.beside}>
      {SIDES.map((own) => (
        <figure key={own}>
          <figcaption>{ui.stageTab(ui.stageLetter[own], names[own])}</figcaption>
          {ladderOf(own)}
        </figure>
      ))}
    </div>
  );
}

/** What the ladders of one request on both stages have in common; null: they do not stand side by side. */
function useShared(side: Side, isWanted: boolean): SharedScale | null {
  const { runs } = useSession();
  const a = useStore(runs, (state) => state.runs.a?.trace ?? null);
  const b = useStore(runs, (state) => state.runs.b?.trace ?? null);
  const exchange = useExchange(side);
  return useMemo(() => {
    if (!isWanted || a === null || b === null || exchange === null) return null;
    return sharedScaleOf(
      [a, b].map((trace) => ({ trace, index: sceneIndexOf(trace) })),
      exchange,
    );
  }, [isWanted, a, b, exchange]);
}
