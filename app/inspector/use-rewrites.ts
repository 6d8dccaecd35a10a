// The rewrites of the request that is followed on a stage, by the clock.
import { useMemo } from 'react';
import type { Instant, Trace } from '../../simulations/index.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { instantsOf } from '../state/instants.ts';
import type { Side } from '../state/side.ts';
import { rewritesOf, type Rewrite } from './rewrites.ts';

const NEVER: readonly Instant[] = [];

interface Rewrites {
  readonly trace: Trace | null;
  readonly exchange: number | null;
  readonly at: Instant;
  readonly rewrites: readonly Rewrite[];
}

export function useRewrites(side: Side): Rewrites {
  const { playhead, runs } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const instants = useMemo(
    () =>
      trace === null
        ? NEVER
        : instantsOf(trace.records, ({ kind }) => kind === 'message.rewritten' || kind === 'message.sent'),
    [trace],
  );
  const at = useLastInstant(playhead, instants);
  const exchange = useExchange(side);
  const rewrites = useMemo(
    () => (trace === null || exchange === null ? [] : rewritesOf(trace, exchange, at)),
    [trace, exchange, at],
  );
  return { trace, exchange, at, rewrites };
}
