// Scenario → intents: who wants what, when, and how much work it will be. Made before any network exists, and from draws that are keyed
// by demand, client and count alone: no box, distance or other demand moves them, so both stages of a comparison want the same.
import { fieldsFrom } from '../http/fields.ts';
import { exponential, zipf } from '../kernel/distributions.ts';
import { invariant } from '../kernel/invariant.ts';
import { draw } from '../kernel/random.ts';
import type { Instant } from '../kernel/time.ts';
import { NO_TIME, atMilliseconds } from '../kernel/time.ts';
import { MOST_REQUESTS, estimatedRequests } from '../scenario/estimate.ts';
import type { Demand, Intervention, Scenario } from '../scenario/scenario.ts';
import type { Intent } from './intent.ts';
import { serviceDemand } from './service-demand.ts';

/**
 * Requests sent by a click are numbered from here, in the order of the scenario's `send-request` interventions. Were they numbered by
 * time with the others, one click would renumber all later exchanges: the records before it would stay, but an exchange of one stage
 * would no longer be the exchange of the same number on the other.
 */
export const FIRST_CLICK = 1_000_001;

/** Requests of somebody who is none of the people are numbered from here, for the same reason. */
export const FIRST_ATTACK = 2_000_001;

type Unnumbered = Omit<Intent, 'exchange'>;

/** All intents in order of time; ties in order of the demands, then of their clients, then clicks. */
export function intentsOf(scenario: Scenario): readonly Intent[] {
  invariant(
    estimatedRequests(scenario) <= 2 * MOST_REQUESTS,
    'a scenario asks for more requests than its decoder lets through',
  );
  const planned = (isAttack: boolean, first: number): readonly Intent[] =>
    scenario.workload
      .flatMap((demand, index) =>
        (demand.isAttack === true) === isAttack ? plannedBy(scenario.seed, demand, index) : [],
      )
      .sort(byTime)
      .map((intent, index) => ({ exchange: first + index, ...intent }));
  return [...planned(false, 1), ...clicks(scenario), ...planned(true, FIRST_ATTACK)].sort(byTime);
}

/** Sorting is stable, so that equal instants keep the order in which they were listed. */
const byTime = (a: { readonly at: Instant }, b: { readonly at: Instant }): number => a.at - b.at;

function plannedBy(seed: number, demand: Demand, index: number): readonly Unnumbered[] {
  const { clients, scheme, host, method, content, paths, zipf: exponent, service, manner } = demand;
  const rank = zipf(paths.length, exponent);
  const work = serviceDemand(service);
  const fields = fieldsFrom(demand.fields);
  return clients.flatMap((client) =>
    instantsOf(seed, demand, index, client).map((at, count) => {
      const path = paths[rank(draw(seed, 'path', index, client, count))] ?? '/';
      return {
        at,
        client,
        method,
        target: `${scheme}://${host}${path}`,
        content,
        fields,
        service: work(draw(seed, 'service', index, client, count)),
        ...(manner ? { manner } : {}),
      };
    }),
  );
}

/** The instants given, or a Poisson stream: gaps drawn independently from an exponential distribution. */
function instantsOf(seed: number, { when }: Demand, index: number, client: string): readonly Instant[] {
  if ('atMs' in when) return when.atMs.map(atMilliseconds);
  if (when.requestsPerSecond === 0) return [];
  const gap = exponential(1000 / when.requestsPerSecond);
  const instants: Instant[] = [];
  let at = when.fromMs;
  for (let count = 0; ; count += 1) {
    at += gap(draw(seed, 'arrival', index, client, count));
    if (at >= when.untilMs) return instants;
    instants.push(atMilliseconds(at));
  }
}

type Click = Extract<Intervention, { readonly patch: 'send-request' }>;

const isClick = (intervention: Intervention): intervention is Click => intervention.patch === 'send-request';

/** A click asks for a page; it is as much work as the first demand at that site says. */
function clicks({ seed, workload, interventions }: Scenario): readonly Intent[] {
  return interventions.filter(isClick).map(({ atMs, client, scheme, host, path }, count) => {
    const like = workload.find((demand) => demand.host === host);
    return {
      exchange: FIRST_CLICK + count,
      at: atMilliseconds(atMs),
      client,
      method: 'GET',
      target: `${scheme}://${host}${path}`,
      content: null,
      fields: [],
      service: like ? serviceDemand(like.service)(draw(seed, 'service of a click', count)) : NO_TIME,
    };
  });
}
