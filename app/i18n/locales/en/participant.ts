// What can be seen of one participant, in English.
import type { ServerHealth } from '../../../../simulations/index.ts';
import { format } from './format.ts';

const requests = (count: number): string =>
  `${format.number(count)} ${format.plural(count, { one: 'request', other: 'requests' })}`;

export const participant = {
  notHere: 'This participant is not on this stage.',
  reachedAt: (addresses: readonly string[]) => `Addresses: ${format.list(addresses)}.`,
  behavesLike: (product: string) => `It behaves like ${product}.`,
  leave: 'Back to the messages',
  stopped: 'Stopped.',
  atWork: (count: number, most: number | null) =>
    most === null
      ? `At work on ${requests(count)}.`
      : `At work on ${requests(count)}, of ${format.number(most)} at a time.`,
  inLine: (count: number) => `${requests(count)} in line.`,
  done: (count: number) => `${requests(count)} done.`,
  life: (request: number) => `Its life with request ${format.number(request)}`,
  lifeChart: 'State chart of this life; the states it went through stand in the list below.',
  nothingYet: 'nothing yet',
  connections: 'Connections with',
  openNow: 'open',
  opened: 'opened so far',
  noConnections: 'No connection has been opened yet.',
  servers: 'Servers, as it sees them',
  health: 'state',
  inFlight: 'in flight',
  chosen: 'chosen',
  failed: 'failed',
  states: {
    up: 'up',
    suspect: 'suspect',
    down: 'down',
    probing: 'on trial',
    unsaid: 'nothing said',
  } satisfies Record<ServerHealth['state'] | 'unsaid', string>,
};
