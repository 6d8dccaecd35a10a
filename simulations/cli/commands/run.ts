// sim run: the numbers at the end of a run, and what it took to get there.
import type { Instant } from '../../kernel/time.ts';
import { atMilliseconds, inMilliseconds } from '../../kernel/time.ts';
import { metricsAt } from '../../metrics/metrics.ts';
import { createMeter } from '../../metrics/samples.ts';
import type { Samples } from '../../metrics/samples.ts';
import { headerOf } from '../../simulate/header.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Counted } from '../../simulate.ts';
import { simulate, simulateInto } from '../../simulate.ts';
import type { TraceRecord } from '../../trace/record.ts';
import type { Arguments } from '../arguments.ts';
import { scenarioFrom } from '../input.ts';

export function run(typed: Arguments): unknown {
  const scenario = scenarioFrom(typed);
  const began = performance.now();
  const meter = createMeter(headerOf(scenario));
  const { records, events } = simulated(scenario, typed.noTrace, (record) => {
    meter.see(record);
  });
  const wallMs = performance.now() - began;
  const end = atMilliseconds(scenario.horizonMs);
  const samples = meter.samples();
  const { id, seed, horizonMs } = scenario;
  return {
    scenario: id,
    seed,
    untilMs: horizonMs,
    ...metricsAt(samples, end),
    latencyPartsMs: meanParts(samples, end),
    simulated: { wallMs: Math.round(wallMs * 1000) / 1000, events, records },
  };
}

/** Without a trace each record is measured as it happens and let go. */
function simulated(scenario: Scenario, isWithoutTrace: boolean, see: (record: TraceRecord) => void): Counted {
  if (isWithoutTrace) return simulateInto(scenario, see);
  const { trace, events } = simulate(scenario);
  trace.records.forEach(see);
  return { events, records: trace.records.length };
}

/** Where the time of an answered exchange goes on average. */
function meanParts({ outcomes }: Samples, end: Instant): Readonly<Record<string, number>> | null {
  const answered = outcomes.filter(({ status, finished }) => status !== null && finished !== null && finished <= end);
  if (answered.length === 0) return null;
  const sums: Record<string, number> = {};
  for (const { waterfall } of answered) {
    for (const [part, us] of Object.entries(waterfall)) sums[part] = (sums[part] ?? 0) + us;
  }
  return Object.fromEntries(
    Object.entries(sums).map(([part, us]) => [part, inMilliseconds((us / answered.length) as Instant)]),
  );
}
