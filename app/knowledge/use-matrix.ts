// A stage's matrix at the clock, made anew only when the clock passes an instant at which something is learnt.
import { useMemo } from 'react';
import type { Instant, Matrix } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import { useExchange } from '../binding/use-exchange.ts';
import type { Side } from '../state/side.ts';
import { matrixOf, turningInstants } from './cells.ts';

const NEVER: readonly Instant[] = [];

export function useMatrix(side: Side): Matrix | null {
  const { playhead, runs, view } = useSession();
  const ledger = useStore(runs, (state) => state.runs[side]?.ledger ?? null);
  const instants = useMemo(() => (ledger === null ? NEVER : turningInstants(ledger)), [ledger]);
  const at = useLastInstant(playhead, instants);
  const scope = useStore(view, (state) => state.scope);
  const exchange = useExchange(side);
  return useMemo(
    () => (ledger === null ? null : matrixOf(ledger, at, scope === 'run' ? null : exchange)),
    [ledger, at, scope, exchange],
  );
}
