// One request through time: hands D3 the ladder of the exchange that is followed.
import { useEffect, useState, type JSX } from 'react';
import { useExchange } from '../binding/use-exchange.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { LadderHost } from '../diagram/LadderHost.tsx';
import { useWords } from '../i18n/words.ts';
import type { Ladder } from '../scene/ladder-types.ts';
import { ladderAt } from '../scene/ladder.ts';
import type { Side } from '../state/side.ts';
import { createFrameSource } from './frame-source.ts';
import { sceneIndexOf } from '../a11y/scene-indexes.ts';
import css from './shell.module.css';
import { useFrame } from './use-frame.ts';
import { useLens } from './use-lens.ts';
import { useSelect } from './use-select.ts';

/** Narrower than this (CSS pixels), the ladder is drawn in its narrow form. */
const NARROW = 380;

export function ThroughTime({ side }: { readonly side: Side }): JSX.Element {
  const { scene: words } = useWords();
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const selectedRecord = useStore(view, (state) => state.record);
  const exchange = useExchange(side);
  const { lens } = useLens(side);
  const [source] = useState(() => createFrameSource<Ladder | null>(playhead));
  const { frame, width } = useFrame(NARROW, source.setVisible);
  const select = useSelect(side);

  useEffect(() => {
    if (trace === null || exchange === null) return;
    const index = sceneIndexOf(trace);
    source.make((at) => ladderAt(trace, index, exchange, at, { lens, selectedRecord, width, words }));
  }, [source, trace, exchange, lens, selectedRecord, width, words]);

  return (
    <div className={css.ladder} ref={frame} data-of={side}>
      <LadderHost subscribe={source.subscribe} onSelect={select} />
    </div>
  );
}
