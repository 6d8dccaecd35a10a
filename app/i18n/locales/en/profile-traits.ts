// What a product brings of itself, in English sentences: one for every default that the simulator reads off its settings.
import type { ProfileTrait } from '../../../../simulations/index.ts';
import { format } from './format.ts';

const seconds = (value: number): string =>
  `${format.number(value)} ${format.plural(value, { one: 'second', other: 'seconds' })}`;

const waiting = (value: number | null): string => (value === null ? 'as long as it takes' : `for ${seconds(value)}`);

const VIA = [
  'Adds itself to Via neither way',
  'Adds itself to Via on answers',
  'Adds itself to Via on requests',
] as const;

const HOSTS = {
  kept: 'Leaves the Host field as it came.',
  'next-hop': 'Makes Host the address of the server behind it.',
  authority: 'Makes Host the authority of the URL.',
} as const;

const LIFETIMES = {
  age: 'An answer that names no lifetime counts as fresh for a share of its age',
  fixed: 'An answer that names no lifetime counts as fresh for a fixed time',
  none: 'An answer that names no lifetime is not stored',
} as const;

const STALE = {
  error: 'Stale copies are used when the server fails',
  'while-fetching': 'Stale copies are used while a new one is fetched',
  never: 'Stale copies are never used',
} as const;

/** One sentence. */
export function profileTraits(trait: ProfileTrait): string {
  switch (trait.key) {
    case 'via':
      return trait.request && trait.response
        ? 'Adds itself to Via both ways.'
        : `${VIA[trait.request ? 2 : trait.response ? 1 : 0]}.`;
    case 'client-told':
      return trait.isTold ? 'Tells the server the client’s address.' : 'Says nothing of the client to the server.';
    case 'host':
      return HOSTS[trait.is];
    case 'version':
      return `${trait.inbound === null ? 'Speaks its client’s version of HTTP' : `Speaks HTTP/${trait.inbound}`} to the server and ${trait.keepsConnections ? 'keeps connections' : 'opens a connection for each request'}.`;
    case 'server-field':
      return trait.isOwn ? 'Puts its own Server field on answers.' : 'Passes the server’s own Server field on.';
    case 'tls':
      return `Speaks TLS up to ${trait.served} with clients and up to ${trait.offered} with servers, ${trait.tellsName ? 'naming the site' : 'without naming the site'}.`;
    case 'unnamed-lifetime':
      return `${LIFETIMES[trait.by]}${trait.seconds === null ? '' : `, at most ${seconds(trait.seconds)}`}.`;
    case 'stale':
      return `${STALE[trait.when]}${trait.seconds === null ? '' : `, for at most ${seconds(trait.seconds)}`}.`;
    case 'reload-heeded':
      return trait.isHeeded
        ? 'A client’s wish for a new copy is heeded.'
        : 'A client’s wish for a new copy is not heeded.';
    case 'waits':
      return `Waits ${waiting(trait.connectSeconds)} for a connection and ${waiting(trait.answerSeconds)} for an answer.`;
    case 'tries':
      if (trait.at === 'none') return 'Tries no other server after a failure.';
      return `Tries ${trait.at === 'same-server' ? 'the same server again' : 'another server'} after a failure, ${trait.most === null ? 'each of them once' : `${format.number(trait.most)} ${format.plural(trait.most, { one: 'try', other: 'tries' })} in all`}.`;
    case 'head-limit':
      return trait.octets === null
        ? 'Takes a request’s head of any length.'
        : `Takes a request’s head of at most ${format.number(trait.octets)} octets.`;
    case 'statuses':
      return `Says ${String(trait.refused)} when the server takes no connection and ${String(trait.silent)} when it does not answer.`;
  }
}
