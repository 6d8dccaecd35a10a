// Which exchange is followed: the one that was chosen, else the last one that was wanted by the clock, else the first.
import { useMemo } from 'react';
import { countUpTo, type Instant, type Trace } from '../../simulations/index.ts';
import type { Side } from '../state/side.ts';
import { useSession } from './session.ts';
import { useLastInstant } from './use-playhead.ts';
import { useStore } from './use-store.ts';

export interface Wish {
  readonly exchange: number;
  readonly at: Instant;
  readonly node: string;
  readonly method: string;
  readonly target: string;
}

const NOTHING: readonly Instant[] = [];

/** What was wanted in a run, in order of time. */
export function wishesOf(trace: Trace): readonly Wish[] {
  const wishes: Wish[] = [];
  for (const record of trace.records) if (record.kind === 'exchange.wanted') wishes.push(record);
  return wishes;
}

/** The one of `wishes` that was chosen, else the last by `now`, else the first. */
export function followed(wishes: readonly Wish[], chosen: number | null, now: Instant): number | null {
  if (chosen !== null && wishes.some(({ exchange }) => exchange === chosen)) return chosen;
  const passed = countUpTo(
    wishes.map(({ at }) => at),
    now,
  );
  return (wishes[passed - 1] ?? wishes[0])?.exchange ?? null;
}

/** Both stages have the same wishes, so either side's answer is the same. Null before any run. */
export function useExchange(side: Side): number | null {
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const wishes = useMemo(() => (trace === null ? [] : wishesOf(trace)), [trace]);
  const instants = useMemo(() => (wishes.length === 0 ? NOTHING : wishes.map(({ at }) => at)), [wishes]);
  const reached = useLastInstant(playhead, instants);
  const chosen = useStore(view, (state) => state.exchange);
  return useMemo(() => followed(wishes, chosen, reached), [wishes, chosen, reached]);
}
