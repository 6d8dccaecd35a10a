// How one stage is told now, as the chosen eyes make it out: for what stands beside the drawing and follows the same view.
import { useMemo } from 'react';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import type { Instant } from '../../simulations/index.ts';
import { useWords } from '../i18n/words.ts';
import { EVERYONE } from '../scene/scene.ts';
import { instantsOf } from '../state/instants.ts';
import { lensColumn } from '../state/lens.ts';
import type { Side } from '../state/side.ts';
import { tellingAt, type Telling } from './tell.ts';

const NEVER: readonly Instant[] = [];

export interface ToldNow {
  readonly telling: Telling;
  /** The observer column whose eyes these are; null: everyone's. */
  readonly column: string | null;
  readonly at: Instant;
}

/** Null before there is a run. */
export function useTelling(side: Side): ToldNow | null {
  const words = useWords();
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const choice = useStore(view, (state) => state.lens);
  const selected = useStore(view, (state) => state.exchange);
  const column = trace === null ? null : lensColumn(choice, trace.header);
  // Everyone's eyes are the same at any instant, so they need not follow the clock.
  const instants = useMemo(
    () => (trace === null || column === null ? NEVER : instantsOf(trace.records)),
    [trace, column],
  );
  const at = useLastInstant(playhead, instants);
  return useMemo(() => {
    if (trace === null) return null;
    return { telling: tellingAt(trace, at, { lens: column ?? EVERYONE, selected, words }), column, at };
  }, [trace, column, selected, words, at]);
}
