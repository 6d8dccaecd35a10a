// The members of a recorded farm, by letter, and the product's own lines for them: the recordings leave the addresses out.
import type { BoxManners, GatewayNode } from '../../../scenario/scenario.ts';
import { Unsupported } from '../json.ts';

/** The port of each letter on the loopback address. */
export type Ports = (letter: string) => number;

/** One origin of the bench: its node's name, and where it listens. */
export interface Member {
  readonly letter: string;
  /** The letter; with its place in the list where a product names it so ("X1"). */
  readonly id: string;
  readonly port: number;
}

export interface FarmWords {
  readonly profile: BoxManners['profile'];
  /** As in the product's configuration, addresses filled in. */
  readonly directives: readonly string[];
  /** Each once, in the order in which they are named. */
  readonly members: readonly Member[];
  /** What a box without a product's words is told of its servers. */
  readonly inbound: Partial<GatewayNode['inbound']>;
}

const PROFILES: Readonly<Record<string, BoxManners['profile']>> = {
  nginx: 'nginx',
  haproxy: 'haproxy',
  'squid (accel)': 'squid',
  'squid-accel': 'squid',
  varnish: 'varnish',
  // It has no profile; what its balancer does is one of the ideas that need none (lbmethod byrequests).
  apache: 'rfc',
};

/** `server A weight=3`, `A weight 2`, `cache_peer A`: the letter of the member and its options. */
const MEMBER = /^(?:server |cache_peer |BalancerMember )?([A-Z])(?: (.*))?$/u;

const ADDRESS = '127.0.0.1';

/** HAProxy's log tells a server that does not work by its place too, so that each line is a node of its own. */
const UNWELL = /^[X-Z]$/u;
/** Far enough from the ports of all letters. */
const FURTHER = 1000;

function memberAt(profile: BoxManners['profile'], letter: string, place: number, portOf: Ports): Member {
  if (profile !== 'haproxy' || !UNWELL.test(letter)) return { letter, id: letter, port: portOf(letter) };
  return { letter, id: `${letter}${String(place)}`, port: portOf(letter) + place * FURTHER };
}

type NameOf = (id: string) => string;

function line(profile: BoxManners['profile'], { id, port }: Member, nameOf: NameOf, options: string): string {
  const at = `${ADDRESS}:${String(port)}`;
  switch (profile) {
    case 'nginx':
      return `server ${at} ${options}`.trim();
    case 'haproxy':
      return `server ${id} ${at} ${options}`.trim();
    case 'squid':
      return `cache_peer ${ADDRESS} parent ${String(port)} 0 no-query no-digest originserver name=${nameOf(id)} ${options}`.trim();
    default:
      throw new Unsupported(`members of ${profile}`);
  }
}

/** HAProxy's options of all servers, as they stand alone: "check inter 300ms fall 3". */
const SERVER_OPTIONS = /^(?:check|inter|fall|rise|weight|maxconn|fastinter|downinter) ?/u;

/** `unnamed`: the letters in the product's list where the directives name none. Throws `Unsupported`. */
export function farmWords(
  product: string,
  directives: readonly string[],
  unnamed: readonly string[],
  portOf: Ports,
): FarmWords {
  const profile = Object.hasOwn(PROFILES, product) ? PROFILES[product] : undefined;
  if (profile === undefined) throw new Unsupported(`product ${product}`);
  const named = directives.filter((text) => MEMBER.test(text));
  const others = directives
    .filter((text) => !MEMBER.test(text))
    .map((text) => (profile === 'haproxy' && SERVER_OPTIONS.test(text) ? `default-server ${text}` : text));
  const inVcl = profile === 'varnish' ? [...others.join(';').matchAll(/\.add_backend\(\s*([A-Z])\b/gu)] : [];
  const lines = named.length > 0 ? named : unnamed.map((letter) => `server ${letter}`);
  if (profile === 'rfc') return byRequests(lines, portOf);
  // Squid wants a name of its own for each peer (and hashes by it): the letter, and its place where the letter comes again.
  const taken = new Set<string>();
  const nameOf: NameOf = (id) => {
    const name = taken.has(id) ? `${id}${String(taken.size)}` : id;
    taken.add(name);
    return name;
  };
  const written = lines.map((text, place) => {
    const [, letter = '', options = ''] = MEMBER.exec(text) ?? [];
    const member = memberAt(profile, letter, place, portOf);
    return { member, text: line(profile, member, nameOf, options) };
  });
  const members = [
    ...written.map(({ member }) => member),
    ...inVcl.map(([, letter = '']) => memberAt(profile, letter, 0, portOf)),
  ];
  return {
    profile,
    directives: [...others, ...written.map(({ text }) => text)],
    members: onceEach(members),
    inbound: {},
  };
}

const onceEach = (members: readonly Member[]): Member[] => [
  ...new Map(members.map((member) => [member.id, member])).values(),
];

/** Apache httpd 2.4, mod_lbmethod_byrequests: smooth weighted turns by `loadfactor`. */
function byRequests(lines: readonly string[], portOf: Ports): FarmWords {
  const options = lines.map((text) => {
    const [, server = '', words = ''] = MEMBER.exec(text) ?? [];
    const [, weight] = /^loadfactor=(\d+)$/u.exec(words) ?? [];
    if (words !== '' && weight === undefined) throw new Unsupported(`directive "${text}"`);
    return { server, weight: Number(weight ?? 1) };
  });
  const members = onceEach(options.map(({ server }) => memberAt('rfc', server, 0, portOf)));
  return { profile: 'rfc', directives: [], members, inbound: { policy: 'smooth-weighted', options } };
}
