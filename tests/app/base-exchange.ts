// One order under any set-up, run to its end: what most tests of knowledge and words compare.
import { situationOf } from '../../app/shell/scenario-of.ts';
import {
  buildLedger,
  composeScenario,
  instant,
  modeOf,
  simulate,
  type Ledger,
  type ModeId,
  type Setup,
  type Trace,
} from '../../simulations/index.ts';

export const SITUATION = situationOf('base-exchange');
export const END = instant(SITUATION.horizonMs * 1000);

export const setupOf = (id: ModeId): Setup => modeOf(id)!.setup;

export const traceOf = (setup: Setup): Trace => simulate(composeScenario(SITUATION, setup)).trace;

export function runOf(id: ModeId): { readonly trace: Trace; readonly ledger: Ledger } {
  const trace = traceOf(setupOf(id));
  return { trace, ledger: buildLedger(trace) };
}
