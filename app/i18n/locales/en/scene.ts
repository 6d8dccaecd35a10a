// The words of the stage and the ladder, in English. Short: they stand among lines and boxes.
import type { Carried, SceneWords } from '../../../scene/words.ts';
import { format } from './format.ts';
import { longWay, shortWay } from './way-words.ts';

const ROLES = {
  client: 'Client',
  resolver: 'Resolver',
  'forward-proxy': 'Forward proxy',
  'tunnel-server': 'Relay',
  gateway: 'Reverse proxy',
  'origin-server': 'Origin',
} as const;

const COLUMNS = {
  client: 'Client',
  resolver: 'DNS',
  'forward-proxy': 'Fwd. proxy',
  'tunnel-server': 'Relay',
  gateway: 'Rev. proxy',
  'origin-server': 'Origin',
} as const;

const WHOSE = {
  client: 'client',
  resolver: 'the resolver',
  'forward-proxy': 'the proxy',
  'tunnel-server': 'the relay',
  gateway: 'the gateway',
  'origin-server': 'a server',
} as const;

const OBSERVERS: Readonly<Record<string, string>> = {
  client: 'Client',
  access_network: 'Wi-Fi / ISP',
  client_resolver: 'Resolver',
  forward_proxy: 'Forward proxy',
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
      return 'TLS keys';
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

/** What a box that carries bytes says of itself, asked by CONNECT or by any other way. */
const CARRIES = {
  'has not been called': '',
  'is being called': 'is being called',
  'is connected': 'listens',
  'asks for the address': 'asks for the address',
  'knows the address': 'knows the address',
  'calls the far end': 'calls the far end',
  'is let down by the far end': 'let down by the far end',
  'has reached the far end': 'reached the far end',
  'passes bytes on': 'passes bytes, unread',
  'has closed': 'closed',
} as const;

export const scene: SceneWords = {
  territory: { 'client-side': 'Client side', internet: 'Internet', 'server-side': 'Server side' },
  participant: (role, number) => numbered(ROLES[role], role, number),
  clientLetter: letter,
  column: (role, number) => numbered(COLUMNS[role], role, number),
  observer: (column) => OBSERVERS[column] ?? column,
  unknown: '?',
  states: {
    client: {
      'wants nothing yet': '',
      'knows what it wants': 'wants a page',
      'asks for the address': 'asks for the address',
      'knows the address': 'knows the address',
      'opens a connection': 'opens a connection',
      'is connected': 'is connected',
      'asks for a tunnel': 'asks for a tunnel',
      'has the proxy’s word': 'has its tunnel',
      'agrees on keys': 'agrees on keys',
      'waits for the answer': 'waits for the answer',
      'has the answer': 'has the answer',
      'has lost the connection': 'lost the connection',
      'is done': 'done',
      'has given up': 'gets no answer',
    },
    'forward-proxy': {
      'has not been called': '',
      'is being called': 'is being called',
      'is connected': 'listens',
      'agrees on keys': 'agrees on keys',
      'is asked for a tunnel': 'is asked for a tunnel',
      'refuses the tunnel': 'refuses the tunnel',
      'has given its word on the tunnel': 'says: tunnel open',
      'stands in for the site': 'stands in for the site',
      'has the request': 'reads the request',
      'lets the request wait': 'lets it wait',
      'turns the request away': 'turns it away',
      'waits for another’s answer': 'waits for the same',
      'has found it in the store': 'found in its store',
      'has not found it in the store': 'not in its store',
      'asks for the address': 'asks for the address',
      'knows the address': 'knows the address',
      'calls the site': 'calls the site',
      'has reached the site': 'reached the site',
      'agrees on keys with the site': 'agrees on keys',
      'has made its request': 'asks in its own name',
      'waits for the site': 'waits for the site',
      'is let down by the site': 'no answer from the site',
      'has the site’s answer': 'reads the answer',
      'has kept a copy': 'keeps a copy',
      'must not keep a copy': 'may keep no copy',
      'has a copy after all': 'uses its copy after all',
      'has made its answer': 'passes it on',
      'has answered': 'has answered',
      'has broken off': 'broke off',
    },
    gateway: {
      'has not been called': '',
      'is being called': 'is being called',
      'is connected': 'listens',
      'agrees on keys': 'agrees on keys',
      'has the request': 'reads the request',
      'lets the request wait': 'lets it wait',
      'turns the request away': 'turns it away',
      'waits for another’s answer': 'waits for the same',
      'lets it wait for room': 'waits for room',
      'has found it in the store': 'found in its store',
      'has not found it in the store': 'not in its store',
      'has chosen a server': 'chose a server',
      'calls the server': 'calls the server',
      'has reached the server': 'reached the server',
      'agrees on keys with the server': 'agrees on keys',
      'has made its request': 'asks in its own name',
      'waits for the server': 'waits for the server',
      'is let down by the server': 'let down by a server',
      'has the server’s answer': 'reads the answer',
      'has kept a copy': 'keeps a copy',
      'must not keep a copy': 'may keep no copy',
      'has a copy after all': 'uses its copy after all',
      'has made its answer': 'answers as the site',
      'has answered': 'has answered',
      'has broken off': 'broke off',
    },
    'origin-server': {
      'has not been called': '',
      'is being called': 'is being called',
      'is connected': 'listens',
      'agrees on keys': 'agrees on keys',
      'has the request': 'reads the request',
      'turns it away': 'turns it away',
      'lets it wait in line': 'request in line',
      'works on it': 'works on it',
      'has the answer ready': 'has the answer',
      'hears something that is not HTTP': 'cannot read it',
      'has answered': 'has answered',
      'has broken off': 'broke off',
    },
    tunnel: {
      ...CARRIES,
      'lets it wait for room': 'waits for room',
      'is asked for a tunnel': 'is asked for a tunnel',
      'has chosen a server': 'chose a server',
      'has granted the tunnel': 'grants the tunnel',
      'closes the tunnel': 'closes the tunnel',
    },
    'tunnel-server': {
      ...CARRIES,
      'agrees on keys for the way': 'agrees on keys',
      'is greeted': 'is greeted',
      'has agreed to listen': 'listens',
      'is asked to carry': 'is asked to carry',
      'is handed something to pass on': 'is handed something',
      'waits for the far end': 'waits for the far end',
      'has the closed answer': 'has the closed answer',
      'has passed the answer back': 'passed it back, closed',
      'has granted the way': 'grants the way',
      'passes packets on': 'passes packets on',
      'has refused': 'refused',
    },
  },

  word,
  hit: (age) => (age === null ? 'HIT' : `HIT, Age: ${String(age)}`),
  holders: (names) => `keys: ${names.join(', ')}`,
  tunnel: (names) => `tunnel, keys: ${names.join(', ')}`,
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
  whose: (role, number) => numbered(WHOSE[role], role, number),
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
