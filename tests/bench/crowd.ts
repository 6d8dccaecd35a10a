// A stage as full as one can be: dozens of people, six servers, and as many requests under way as are asked for.
import { composeScenario, FIRST_SCREEN, PLAIN_SETUP, type Scenario, type Situation } from '../../simulations/index.ts';

/** People of the first screen, copied under other names and addresses. */
function people(count: number): Situation['clients'] {
  const [first] = FIRST_SCREEN.clients;
  if (first === undefined) throw new Error('the first screen has nobody on it');
  return Array.from({ length: count }, (_, nth) => ({
    ...first,
    id: `client-${String(nth + 1)}`,
    address: `203.0.113.${String(nth + 60)}`,
  }));
}

/**
 * Both boxes and six servers.
 * @param clients how many people
 * @param perSecond requests of all of them together, from 0.2 s to 4 s
 */
export function crowdedScenario(clients: number, perSecond: number): Scenario {
  const [episode] = FIRST_SCREEN.episodes;
  if (episode === undefined) throw new Error('the first screen has nothing to ask for');
  const crowd = people(clients);
  const situation: Situation = {
    ...FIRST_SCREEN,
    horizonMs: 5000,
    clients: crowd,
    episodes: [
      {
        ...episode,
        workload: [
          {
            clients: crowd.map(({ id }) => id),
            method: 'GET',
            content: null,
            fields: [],
            when: { requestsPerSecond: perSecond / clients, fromMs: 200, untilMs: 4000 },
            paths: episode.resources.map(({ path }) => path),
            zipf: 0,
            service: { lognormalMs: 20, cv: 1 },
          },
        ],
      },
    ],
  };
  return composeScenario(
    situation,
    { ...PLAIN_SETUP, clientSide: 'explicit-proxy', dns: 'remote', serverSide: 'gateway', origins: 6 },
    { episode: episode.id },
  );
}
