// The words of the stage and the ladder, in English. Short: they stand among lines and boxes.
import type { Carried, SceneWords } from '../../../scene/words.ts';
import { passesReadable, shorterState, states } from './states.ts';
import { format } from './format.ts';
import { longWay, shortWay } from './way-words.ts';

const ROLES = {
  client: 'Client',
  resolver: 'Resolver',
  'box-resolver': 'Box’s resolver',
  'forward-proxy': 'Forward proxy',
  'vpn-server': 'VPN server',
  'socks-server': 'SOCKS server',
  'interception-proxy': 'Interception proxy',
  filter: 'Filter',
  'tunnel-server': 'Relay',
  gateway: 'Reverse proxy',
  'origin-server': 'Origin',
} as const;

const COLUMNS = {
  client: 'Client',
  resolver: 'DNS',
  'box-resolver': 'DNS',
  'forward-proxy': 'Fwd. proxy',
  'vpn-server': 'VPN',
  'socks-server': 'SOCKS',
  'interception-proxy': 'Interceptor',
  filter: 'Filter',
  'tunnel-server': 'Relay',
  gateway: 'Rev. proxy',
  'origin-server': 'Origin',
} as const;

const WHOSE = {
  client: 'client',
  resolver: 'the resolver',
  'box-resolver': 'the box’s resolver',
  'forward-proxy': 'the forward proxy',
  'vpn-server': 'the VPN server',
  'socks-server': 'the SOCKS server',
  'interception-proxy': 'the interception proxy',
  filter: 'the filter',
  'tunnel-server': 'the relay',
  gateway: 'the reverse proxy',
  'origin-server': 'a server',
} as const;

const OBSERVERS: Readonly<Record<string, string>> = {
  client: 'Client',
  access_network: 'Wi-Fi / ISP',
  client_resolver: 'Client’s resolver',
  forward_proxy: 'Forward proxy',
  'vpn-server': ROLES['vpn-server'],
  'socks-server': ROLES['socks-server'],
  'interception-proxy': ROLES['interception-proxy'],
  filter: ROLES.filter,
  relay_1: 'Relay 1',
  relay_2: 'Relay 2',
  relay_3: 'Relay 3',
  relay_link: 'line between relays',
  reverse_proxy: 'Reverse proxy',
  transit: 'transit observer',
  backend_link: 'back-end link',
  origin: 'origin',
  other_client: 'other people',
};

const letter = (number: number): string => String.fromCodePoint(64 + number);

const numbered = (name: string, role: keyof typeof ROLES, number: number | null): string =>
  number === null ? name : `${name} ${role === 'client' ? letter(number) : String(number)}`;

/** The path of a request-target: the rest of an absolute one stands in the message inspector. */
const path = (target: string): string => target.replace(/^https?:\/\/[^/]*/u, '');

function word(carried: Carried): string {
  switch (carried.what) {
    case 'request':
      return `${carried.method} ${path(carried.target)}`;
    case 'response':
      return String(carried.status);
    case 'question':
      return `${carried.name}?`;
    case 'address':
      return carried.addresses === null ? `${carried.name}: …` : (carried.addresses[0] ?? 'no such name');
    case 'hello':
      return carried.serverName === null ? 'TLS hello' : `TLS: ${carried.serverName}`;
    case 'keys':
      return 'TLS answer';
    case 'finished':
      return 'TLS finished';
    case 'client':
      return `PROXY ${carried.address}`;
    case 'call':
      return 'connect';
    case 'acceptance':
      return 'accepted';
    case 'goodbye':
      return 'close';
    case 'reset':
      return 'refused';
    case 'piece':
      return `${format.number(carried.bytes)} octets`;
    case 'no-http':
      return 'not HTTP';
    case 'way':
      return shortWay(carried.step, carried.to);
    case 'closed':
      return 'closed';
  }
}

function spokenWhat(carried: Carried): string {
  switch (carried.what) {
    case 'request':
      return `Request ${carried.method} ${carried.target}`;
    case 'response':
      return `Response ${String(carried.status)} ${carried.reason}`;
    case 'question':
      return `DNS question for ${carried.name}`;
    case 'address':
      if (carried.addresses === null) return `DNS answer for ${carried.name}`;
      return carried.addresses.length === 0
        ? `DNS answer: ${carried.name} is unknown`
        : `DNS answer: ${carried.name} is at ${format.list(carried.addresses)}`;
    case 'hello':
      return carried.serverName === null ? 'TLS hello' : `TLS hello that names ${carried.serverName} in the clear`;
    case 'keys':
      return 'TLS answer: keys are agreed';
    case 'finished':
      return 'End of one side of the TLS set-up';
    case 'client':
      return `PROXY line that says: for ${carried.address}`;
    case 'call':
      return 'TCP connection request';
    case 'acceptance':
      return 'TCP connection accepted';
    case 'goodbye':
      return 'End of a TCP connection';
    case 'reset':
      return 'TCP reset: refused or cut';
    case 'piece':
      return `More content, ${format.number(carried.bytes)} octets`;
    case 'no-http':
      return 'Something that is not HTTP';
    case 'way':
      return longWay(carried.step, carried.to);
    case 'closed':
      return 'Encrypted message that cannot be opened here';
  }
}

export const scene: SceneWords = {
  territory: { 'client-side': 'Client side', internet: 'Internet', 'server-side': 'Server side' },
  participant: (role, number) => numbered(ROLES[role], role, number),
  clientLetter: letter,
  column: (role, number) => numbered(COLUMNS[role], role, number),
  observer: (column) => OBSERVERS[column] ?? column,
  unknown: '?',
  states,
  passesReadable,
  shorterState,

  word,
  hit: (age) => (age === null ? 'HIT' : `HIT, Age: ${String(age)}`),
  holders: (names) => `keys: ${names.join(', ')}`,
  tunnel: (names) => `tunnel, keys: ${names.join(', ')}`,
  closedRequest: (names) => `request, keys: ${names.join(', ')}`,
  clientsHint: (told, who) => {
    switch (told.by) {
      case 'nobody':
        return who === OBSERVERS['origin'] ? 'hidden from the origin' : `hidden from: ${who}`;
      case 'field':
        return `told by ${told.field}`;
      case 'packets':
        return 'seen on packets';
    }
  },
  requestCameFrom: 'request came from',
  // One of several goes by its number, which takes no article.
  whose: (role, number) =>
    numbered(number === null ? WHOSE[role] : WHOSE[role].replace(/^(?:the|a) /u, ''), role, number),
  waiting: (count) => `${format.number(count)} in line`,
  crowd: (count) => `${format.number(count)} messages under way, shown as width`,
  down: 'stopped',

  spoken: {
    stage: ({ clients, boxes, origins, underWay, lens }) =>
      [
        `${format.number(clients)} ${format.plural(clients, { one: 'client', other: 'clients' })} at the left,`,
        boxes.length === 0 ? 'nothing in between,' : `${format.list(boxes)} in between,`,
        `${format.number(origins)} ${format.plural(origins, { one: 'origin server', other: 'origin servers' })} at the right;`,
        `${format.number(underWay)} ${format.plural(underWay, { one: 'message', other: 'messages' })} under way`,
        lens === null ? '' : `, as seen by: ${lens}`,
      ]
        .join(' ')
        .replace(' ,', ','),
    participant: ({ name, address, state, isDown, waiting, stored }) =>
      [
        name,
        address,
        isDown ? 'stopped' : null,
        state === '' ? null : state,
        waiting > 0 ? `${format.number(waiting)} in line` : null,
        stored > 0
          ? `${format.number(stored)} ${format.plural(stored, { one: 'response', other: 'responses' })} stored`
          : null,
      ]
        .filter((part) => part !== null)
        .join(', '),
    message: ({ carried, from, to, holders, hit, isLost }) =>
      [
        `${spokenWhat(carried)}, from ${from} to ${to}`,
        hit ? 'answered from a store' : null,
        isLost ? 'lost on the way' : null,
        holders === null ? null : `encrypted for ${format.list(holders)}`,
      ]
        .filter((part) => part !== null)
        .join(', '),
    flow: ({ from, to, count }) =>
      `${format.number(count)} ${format.plural(count, { one: 'message', other: 'messages' })} from ${from} to ${to}`,
    observer: ({ name, between }) =>
      `${name} reads along between ${format.list(between.map(([one, other]) => `${one} and ${other}`))}`,
    stored: ({ key, secondsLeft }) =>
      secondsLeft > 0 ? `Stored: ${key}, fresh for ${format.number(secondsLeft)} s` : `Stored: ${key}, stale`,
    ladder: ({ exchange, request, hops, milliseconds }) =>
      `Request ${format.number(exchange)}, ${request}: ${format.number(hops)} messages in ${format.number(milliseconds, 1)} ms`,
  },

  ladder: {
    added: (field) => `+ ${field}`,
    removed: (field) => `− ${field}`,
    stored: (seconds) => `stored, fresh ${format.number(seconds)} s`,
    declined: 'not stored',
    queue: 'in line',
    service: 'at work',
    setup: 'sets the connection up',
    earlier: (milliseconds) => `${format.number(milliseconds, 1)} ms sooner`,
    tunnelOpened: 'tunnel',
    milliseconds: (value) => `${format.number(value, 1)} ms`,
  },
};
