// Ten people, each of whom asks for one page, and an attacker who may come before them and claim to be the first of them. The network is that
// of the first screen; the servers stand on public addresses, so that it is for their firewall to say who may call them.
import type { Setup } from '../setup.ts';
import { PLAIN_SETUP } from '../setup.ts';
import type { Situation, SituationClient } from '../situation.ts';
import { FIRST_SCREEN } from './situations.ts';

const NAMES = ['alice', 'bob', 'carol', 'dan', 'erin', 'frank', 'grace', 'heidi', 'ivan', 'judy'] as const;
const FIRST_HOST = 7;

const people = NAMES.map((id, place): SituationClient => ({
  id,
  address: `203.0.113.${String(FIRST_HOST + place)}`,
  observes: place < 2,
  sends: ['User-Agent: Browser/1.0', 'Accept: */*', `Cookie: sid=${id}`],
}));

const [page] = FIRST_SCREEN.episodes.flatMap(({ resources }) => resources.filter(({ path }) => path === '/cart'));

const OPENING: Setup = {
  ...PLAIN_SETUP,
  ...{ serverSide: 'gateway', gatewayTls: 'none', origins: 1, originLimit: 'limit' },
};

export const TEN_USERS: Situation = {
  ...FIRST_SCREEN,
  id: 'ten-users',
  title: 'Ten people behind one gateway, and somebody who lies about his address',
  horizonMs: 12_000,
  clients: people,
  insideAddresses: people.map((_, place) => `10.8.0.${String(FIRST_HOST + place)}`),
  attacker: {
    ...{ id: 'mallory', address: '198.51.100.66', claims: '203.0.113.7' },
    atMs: [1000, 1150, 1300, 1450, 1600, 1750],
  },
  gateway: { ...FIRST_SCREEN.gateway, innerAddress: '192.0.2.81' },
  origins: { ...FIRST_SCREEN.origins, innerAddresses: FIRST_SCREEN.origins.publicAddresses },
  episodes: [
    {
      id: 'round',
      resources: page ? [page] : [],
      workload: people.map(({ id }, place) => ({
        ...{ clients: [id], method: 'GET', content: null, fields: [], paths: ['/cart'], zipf: 0 },
        when: { atMs: [3000 + 500 * place] },
        service: { fixedMs: 10 },
      })),
    },
  ],
  opens: {
    a: { ...OPENING, originBelieves: 'socket' },
    b: { ...OPENING, gatewayTellsClient: 'x-forwarded-for' },
  },
};
