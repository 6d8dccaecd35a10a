// What can be seen of one participant, in English.
import type { ProtectionRule, ServerHealth } from '../../../../simulations/index.ts';
import { format } from './format.ts';

type ShelfDecisionKind =
  'hit' | 'forward' | 'waits' | 'stored' | 'declined' | 'freshened' | 'reused' | 'removed' | 'refused';

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
  stored: 'Stored response',
  key: (key: string) => `key: ${key}`,
  storeEmpty: 'Nothing is stored.',
  age: 'age',
  fresh: 'fresh for',
  answered: 'answered',
  broughtBy: 'by request',
  seconds: (count: number) => `${format.number(count)} s`,
  freshFor: (count: number) => `${format.number(count)} s`,
  uses: {
    'while-revalidating': 'stale; serves while it asks anew',
    'if-error': 'stale; serves if asking fails',
    stale: 'stale',
  },
  decided: 'What it decided last',
  request: (exchange: number) => `request ${format.number(exchange)}`,
  decisions: {
    hit: 'answered from the store',
    forward: 'asked further',
    waits: 'waits for another that asks the same',
    stored: 'kept a copy',
    declined: 'kept no copy',
    freshened: 'found its copy still good',
    reused: 'served a stale copy, for want of better',
    removed: 'threw copies away',
    refused: 'answered with a page of its own',
  } satisfies Record<ShelfDecisionKind, string>,
  letIn: (count: number) => `${requests(count)} let in at once.`,
  madeWait: (count: number) => `${requests(count)} made wait.`,
  turnedAway: (count: number) => `${requests(count)} turned away.`,
  waits: (span: string) => `waits ${span}:`,
  refused: (status: number | null) => (status === null ? 'gets no answer:' : `gets ${String(status)}:`),
  rules: {
    rate: 'too many in too short a time',
    connections: 'too many at once',
    access: 'not allowed',
    credentials: 'no account',
    size: 'too large',
    syntax: 'no request as this box reads it',
    patience: 'not sent to its end in time',
    none: 'no rule',
  } satisfies Record<ProtectionRule | 'none', string>,
  connections: 'Connections with',
  openNow: 'open',
  opened: 'opened so far',
  noConnections: 'No connection has been opened yet.',
  servers: 'Servers, as it sees them',
  health: 'state',
  inFlight: 'in flight',
  chosen: 'chosen',
  failed: 'failed',
  serverLife: {
    'origin-health': {
      requests: (server: string) => `What its requests say of ${server}`,
      checks: (server: string) => `What its checks say of ${server}`,
    },
    circuit: {
      requests: (server: string) => `The switch in the line to ${server}`,
      checks: (server: string) => `The switch in the line to ${server}`,
    },
  },
  serverStates: {
    'is trusted': 'trusted',
    'is doubted': 'doubted',
    'is given up': 'given up',
    'is put to the test': 'tested',
    closed: 'closed',
    open: 'open',
    'half-open': 'half-open',
  },
  states: {
    up: 'up',
    suspect: 'suspect',
    down: 'down',
    probing: 'on trial',
    unsaid: 'nothing said',
  } satisfies Record<ServerHealth['state'] | 'unsaid', string>,
};
