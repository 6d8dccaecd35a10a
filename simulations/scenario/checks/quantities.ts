// How much and when: a run that nobody could wait for is refused before it starts, and so is what would never happen.
import { MOST_REQUESTS, estimatedRequests } from '../estimate.ts';
import type { Problem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { problem } from './registry.ts';

export function checkQuantities(scenario: Scenario): readonly Problem[] {
  const requests = Math.round(estimatedRequests(scenario));
  const tooMany =
    requests > MOST_REQUESTS
      ? [problem('workload', requests, `≤ ${MOST_REQUESTS}`, { key: 'ask-for-less', params: { most: MOST_REQUESTS } })]
      : [];
  return [...tooMany, ...checkStreams(scenario), ...checkInstants(scenario)];
}

const checkStreams = ({ workload }: Scenario): Problem[] =>
  workload.flatMap(({ when }, index) => {
    if ('atMs' in when || when.untilMs >= when.fromMs) return [];
    const advice = { key: 'end-after-start', params: { start: when.fromMs } } as const;
    return [problem(`workload[${index}].when.untilMs`, when.untilMs, `≥ ${when.fromMs}`, advice)];
  });

function checkInstants({ horizonMs, workload, interventions }: Scenario): Problem[] {
  const late = (path: string, atMs: number): Problem[] =>
    atMs <= horizonMs
      ? []
      : [problem(path, atMs, `≤ ${horizonMs}`, { key: 'come-before-end', params: { end: horizonMs } })];
  return [
    ...workload.flatMap(({ when }, index) =>
      'atMs' in when
        ? when.atMs.flatMap((atMs, place) => late(`workload[${index}].when.atMs[${place}]`, atMs))
        : late(`workload[${index}].when.untilMs`, when.untilMs),
    ),
    ...interventions.flatMap(({ atMs }, index) => late(`interventions[${index}].atMs`, atMs)),
  ];
}
