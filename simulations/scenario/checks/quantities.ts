// How much and when: a run that nobody could wait for is refused before it starts, and so is what would never happen.
import { MOST_REQUESTS, estimatedRequests } from '../estimate.ts';
import type { Problem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { problem, problemsAmong } from './registry.ts';

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

/** Something at an instant, and where in the file that stands. */
interface Dated {
  readonly path: string;
  readonly atMs: number;
}

function* instantsOf({ workload, interventions }: Scenario): Generator<Dated> {
  for (const [index, { when }] of workload.entries()) {
    const at = `workload[${index}].when`;
    if ('atMs' in when) for (const [place, atMs] of when.atMs.entries()) yield { path: `${at}.atMs[${place}]`, atMs };
    else yield { path: `${at}.untilMs`, atMs: when.untilMs };
  }
  for (const [index, { atMs }] of interventions.entries()) yield { path: `interventions[${index}].atMs`, atMs };
}

const checkInstants = (scenario: Scenario): readonly Problem[] =>
  problemsAmong(instantsOf(scenario), ({ path, atMs }) => {
    const end = scenario.horizonMs;
    return atMs <= end ? null : problem(path, atMs, `≤ ${end}`, { key: 'come-before-end', params: { end } });
  });
