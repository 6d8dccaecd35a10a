// What every ladder of a stage needs: the run and the request that are followed, whose eyes look, what is chosen, and its frames.
import { useState } from 'react';
import { useExchange } from '../binding/use-exchange.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import type { Ladder } from '../scene/ladder-types.ts';
import type { Side } from '../state/side.ts';
import { createFrameSource } from './frame-source.ts';
import { useFrame } from './use-frame.ts';
import { useLens } from './use-lens.ts';
import { useSelect } from './use-select.ts';

/** `formOf`: the form that is drawn at a width (CSS pixels). `selectedRecord`: null where the other stage's details are shown. */
export function useLadder<Form extends string>(side: Side, formOf: (pixels: number) => Form | 'wide') {
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const selectedRecord = useStore(view, (state) => (state.side === side ? state.record : null));
  const exchange = useExchange(side);
  const { lens } = useLens(side);
  const [source] = useState(() => createFrameSource<Ladder | null>(playhead));
  const { frame, width } = useFrame<Form | 'wide'>('wide', formOf, source.setVisible);
  const select = useSelect(side);
  return { trace, selectedRecord, exchange, lens, source, frame, width, select };
}
