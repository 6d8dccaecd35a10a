// The members of a recorded farm, by letter, and the product's own lines for them: the recordings leave the addresses out.
import type { BoxManners, GatewayNode } from '../../../scenario/scenario.ts';
import { Unsupported } from '../json.ts';

/** The port of each letter on the loopback address. */
export type Ports = (letter: string) => number;

export interface FarmWords {
  readonly profile: BoxManners['profile'];
  /** As in the product's configuration, addresses filled in. */
  readonly directives: readonly string[];
  /** The letters, each once, in the order in which they are named. */
  readonly letters: readonly string[];
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

function line(profile: BoxManners['profile'], letter: string, place: number, options: string, port: number): string {
  const at = `${ADDRESS}:${String(port)}`;
  switch (profile) {
    case 'nginx':
      return `server ${at} ${options}`.trim();
    // Two lines may mean one server: then they are told apart by their places in the list.
    case 'haproxy':
      return `server ${letter}${String(place)} ${at} ${options}`.trim();
    case 'squid':
      return `cache_peer ${ADDRESS} parent ${String(port)} 0 no-query no-digest originserver name=${letter}${String(place)} ${options}`.trim();
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
  const inVcl = profile === 'varnish' ? others.join(';').matchAll(/\.add_backend\(\s*([A-Z])\b/gu) : [];
  const members = named.length > 0 ? named : unnamed.map((letter) => `server ${letter}`);
  if (profile === 'rfc') return byRequests(members);
  const lines = members.map((text, place) => {
    const [, letter = '', options = ''] = MEMBER.exec(text) ?? [];
    return { letter, text: line(profile, letter, place, options, portOf(letter)) };
  });
  const letters = [...lines.map(({ letter }) => letter), ...[...inVcl].map(([, letter = '']) => letter)];
  return {
    profile,
    directives: [...others, ...lines.map(({ text }) => text)],
    letters: [...new Set(letters)],
    inbound: {},
  };
}

/** Apache httpd 2.4, mod_lbmethod_byrequests: smooth weighted turns by `loadfactor`. */
function byRequests(members: readonly string[]): FarmWords {
  const options = members.map((text) => {
    const [, server = '', words = ''] = MEMBER.exec(text) ?? [];
    const [, weight] = /^loadfactor=(\d+)$/u.exec(words) ?? [];
    if (words !== '' && weight === undefined) throw new Unsupported(`directive "${text}"`);
    return { server, weight: Number(weight ?? 1) };
  });
  const letters = options.map(({ server }) => server);
  return { profile: 'rfc', directives: [], letters, inbound: { policy: 'smooth-weighted', options } };
}
