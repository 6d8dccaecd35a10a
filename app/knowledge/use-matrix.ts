// A stage's matrix at the clock, made anew only when the clock passes an instant at which something is learnt.
import { useMemo } from 'react';
import type { Instant, Matrix } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { instantsOf } from '../state/instants.ts';
import type { Side } from '../state/side.ts';
import { matrixOf, turningInstants } from './cells.ts';

const NEVER: readonly Instant[] = [];

/** @param exactly also when only a reason or a piece of evidence is new, as where one is shown */
export function useMatrix(side: Side, exactly: boolean): Matrix | null {
  const { playhead, runs, view } = useSession();
  const run = useStore(runs, (state) => state.runs[side]);
  const ledger = run?.ledger ?? null;
  const instants = useMemo(() => {
    if (run === null) return NEVER;
    return exactly ? instantsOf(run.trace.records) : turningInstants(run.ledger);
  }, [run, exactly]);
  const at = useLastInstant(playhead, instants);
  const scope = useStore(view, (state) => state.scope);
  const exchange = useExchange(side);
  return useMemo(
    () => (ledger === null ? null : matrixOf(ledger, at, scope === 'run' ? null : exchange)),
    [ledger, at, scope, exchange],
  );
}
