// Scenario → all that a stage shows: the trace, and what is folded from it. The same code runs in the worker and in the page.
import {
  buildLedger,
  measure,
  simulate,
  type Ledger,
  type Samples,
  type Scenario,
  type Trace,
} from '../../simulations/index.ts';
import type { Lifeline } from '../machines/lifeline.ts';
import { lifelinesOf } from '../machines/lifelines.ts';

export interface SideResult {
  readonly trace: Trace;
  readonly ledger: Ledger;
  readonly samples: Samples;
  readonly lifelines: readonly Lifeline[];
}

/** Throws what the simulator throws: a scenario beyond its limits, or a fault of ours. */
export function computeSide(scenario: Scenario): SideResult {
  const { trace } = simulate(scenario);
  return { trace, ledger: buildLedger(trace), samples: measure(trace), lifelines: lifelinesOf(trace) };
}
