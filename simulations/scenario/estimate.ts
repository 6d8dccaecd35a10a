// How many requests a workload will bring, known before any is drawn: what is too much is refused at once, not simulated.
import type { Demand, Scenario } from './scenario.ts';

/** More than this and a page can neither draw nor keep the run. */
export const MOST_REQUESTS = 100_000;

/** Expected number of requests of one demand. */
export function requestsOf({ clients, when }: Pick<Demand, 'clients' | 'when'>): number {
  if ('atMs' in when) return clients.length * when.atMs.length;
  return (clients.length * when.requestsPerSecond * Math.max(0, when.untilMs - when.fromMs)) / 1000;
}

/** Expected number of requests of a scenario, clicks included. */
export function estimatedRequests({ workload, interventions }: Pick<Scenario, 'workload' | 'interventions'>): number {
  const clicks = interventions.filter(({ patch }) => patch === 'send-request').length;
  return workload.reduce((sum, demand) => sum + requestsOf(demand), clicks);
}
