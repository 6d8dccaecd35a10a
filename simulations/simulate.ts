// Scenario → run: builds the participants, lets the clock go, keeps what happened. The same scenario gives the same records, always.
import { atMilliseconds } from './kernel/time.ts';
import type { Scenario } from './scenario/scenario.ts';
import { createDrive } from './simulate/drive.ts';
import { headerOf } from './simulate/header.ts';
import type { TraceRecord } from './trace/record.ts';
import type { Trace } from './trace/trace.ts';
import { intentsOf } from './workload/workload.ts';

export interface Run {
  readonly trace: Trace;
  /** How many events the engine dispatched. */
  readonly events: number;
}

export interface Counted {
  readonly records: number;
  readonly events: number;
}

/**
 * Runs a scenario that has been decoded (`scenario/schema.ts`), handing each record to `recorder` as it happens.
 * Throws `InvariantError` when the simulator contradicts itself: a defect here, never bad input.
 */
export function simulateInto(scenario: Scenario, recorder: (record: TraceRecord) => void): Counted {
  let records = 0;
  const drive = createDrive(scenario, (record) => {
    records += 1;
    recorder(record);
  });
  for (const intervention of scenario.interventions) drive.intervene(intervention);
  for (const intent of intentsOf(scenario)) drive.want(intent);
  drive.advance(atMilliseconds(scenario.horizonMs));
  return { records, events: drive.events };
}

/** Runs a scenario and keeps the whole trace. */
export function simulate(scenario: Scenario): Run {
  const records: TraceRecord[] = [];
  const { events } = simulateInto(scenario, (record) => records.push(record));
  return { trace: { header: headerOf(scenario), records }, events };
}
