// The boxes of a recording, by the products' own words: who got which directive, and what the directives say of place and encryption.
import { DirectiveError, settingsFor } from '../../../scenario/profiles/index.ts';
import type { BoxKind } from '../../../scenario/profiles/index.ts';
import { wordsOf } from '../../../scenario/profiles/directive-words.ts';
import type { BoxManners, GatewayNode } from '../../../scenario/scenario.ts';
import { PRIVATE_ORIGIN, manners } from './network.ts';
import type { IdentityCase } from './recorded-case.ts';
import { Unsupported } from '../json.ts';

export interface RecordedBox {
  readonly kind: BoxKind;
  readonly manners: BoxManners;
  /** Below HTTP: bytes pass unread. */
  readonly isRelay: boolean;
  /** Where a gateway's requests go. */
  readonly inbound: { readonly port: number; readonly tls: boolean };
}

/** The one product that is no HTTP box. */
export const SOCKS = 'microsocks';

interface Product {
  readonly profile: BoxManners['profile'];
  /** Null: as the mode has it. */
  readonly kind: BoxKind | null;
  readonly isRelay: boolean;
  /** Its name in Via and in what else it signs. */
  readonly name: string;
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  squid: { profile: 'squid', kind: 'forward-proxy', isRelay: false, name: 'fwd.proxy.test' },
  'squid (accel)': { profile: 'squid', kind: 'gateway', isRelay: false, name: 'accel.proxy.test' },
  nginx: { profile: 'nginx', kind: null, isRelay: false, name: 'nginx' },
  'nginx stream': { profile: 'nginx', kind: 'gateway', isRelay: true, name: 'nginx' },
  haproxy: { profile: 'haproxy', kind: 'gateway', isRelay: false, name: 'haproxy' },
  varnish: { profile: 'varnish', kind: 'gateway', isRelay: false, name: 'varnish' },
};

/** Words about sockets and names, told by the network. */
const SAME_NAME = 'same visible_hostname';
const PLACE: readonly RegExp[] = [
  /^http_port accel$/u,
  /^(?:different|same) visible_hostname$/u,
  /^(?:origin|server) port closed$/u,
];

const isOfPlace = (directive: string): boolean => PLACE.some((pattern) => pattern.test(directive));

/** Options of a line that the recording leaves out are written as those of every such line. */
const written = (directive: string): string =>
  directive.replace(/^(?:server \.\.\. )?(send-proxy(?:-v2)?)$/u, 'default-server $1');

/** What the recordings' boxes were told in every case. Squid's file had no refresh rule, so the one that is built in holds. */
const BASE: Readonly<Partial<Record<BoxManners['profile'], readonly string[]>>> = {
  squid: ['refresh_pattern . 0 20% 4320'],
};

const PLACES = ['first', 'second', 'third'];

interface Addressed {
  readonly directive: string;
  readonly place: number | null;
}

/** "first: one, another": for the box at that place; all others are for whichever box knows them. */
function addressed(directives: readonly string[]): Addressed[] {
  return directives.flatMap((directive): Addressed[] => {
    const [, place = '', words = ''] = /^(first|second|third): (.*)$/su.exec(directive) ?? [];
    if (place === '') return [{ directive, place: null }];
    return words
      .split(/,\s*/u)
      .filter((word) => word !== 'defaults')
      .map((word) => ({ directive: word, place: PLACES.indexOf(place) }));
  });
}

/** What the recordings' nginx behind a PROXY line tells the origin, unless it is told what to. */
const behindLine = (words: readonly string[]): readonly string[] =>
  words.some((word) => word.startsWith('proxy_set_header '))
    ? []
    : [
        'proxy_set_header X-Real-IP $remote_addr',
        'proxy_set_header X-PP $proxy_protocol_addr',
        'proxy_set_header Host $host',
      ];

function isKnown({ profile, kind }: { profile: BoxManners['profile']; kind: BoxKind }, directive: string): boolean {
  try {
    settingsFor(manners(profile, '', [directive]), kind);
    return true;
  } catch (error) {
    if (error instanceof DirectiveError) return false;
    throw error;
  }
}

/** Where proxy_pass or a server line leads, which must be the private origin; in TLS, or not. */
function inboundOf(words: readonly string[], isRelay: boolean, sendsProxyLine: boolean): RecordedBox['inbound'] {
  const { address, http, https, afterProxyLine } = PRIVATE_ORIGIN;
  const lines = words.map(wordsOf);
  const url = lines.find(([word]) => word === 'proxy_pass')?.[1] ?? '';
  const place = lines.find(([word]) => word === 'server')?.[2] ?? '';
  const [, scheme, host, port] =
    /^(?:(https?):\/\/)?(\d+\.\d+\.\d+\.\d+):(\d+)/u.exec(url.includes('$') ? place : url || place) ?? [];
  const tls = scheme === 'https' || lines.some(([word, ...options]) => word === 'server' && options.includes('ssl'));
  if (host !== undefined && host !== address) throw new Unsupported(`a server at ${host}`);
  if (port !== undefined) return { port: Number(port), tls: tls && !isRelay };
  if (sendsProxyLine && !isRelay) return { port: afterProxyLine, tls: false };
  return { port: tls || isRelay ? https : http, tls: tls && !isRelay };
}

/** The boxes from the client's side on. Throws `Unsupported` where a word or product is not known. */
export function boxesOf({ mode, products: names, directives }: IdentityCase): RecordedBox[] {
  const products = names
    .filter((name) => name !== SOCKS)
    .map((name) => {
      const product = PRODUCTS[name];
      if (!product) throw new Unsupported(`product ${name}`);
      const kind: BoxKind = product.kind ?? (mode === 'forward' ? 'forward-proxy' : 'gateway');
      return { ...product, kind, words: [] as string[] };
    });
  for (const { directive, place } of addressed(directives.filter((word) => !isOfPlace(word)).map(written))) {
    const candidates = place === null ? products : products.slice(place, place + 1);
    const reader = candidates.find((product) => isKnown(product, directive));
    if (!reader) throw new Unsupported(`directive "${directive}"`);
    reader.words.push(directive);
  }
  const isSameName = directives.includes(SAME_NAME);
  return products.map((product, i) => {
    const { profile, kind, words } = product;
    const isRelay = product.isRelay || words.includes('mode tcp');
    const isSecond =
      !isSameName && products.slice(0, i).some((other) => other.kind === kind && other.profile === profile);
    const name = isSecond ? 'second.proxy.test' : product.name;
    const { connections } = settingsFor(manners(profile, name, words), kind);
    const base = connections.awaitsProxyLine && profile === 'nginx' ? behindLine(words) : [];
    const own = manners(profile, name, [...base, ...(BASE[profile] ?? []), ...words]);
    // The one product that stores what it passes on unless it is told not to.
    const box = profile === 'varnish' ? { ...own, cache: { capacity: 1000, tellsStatus: false } } : own;
    return { kind, manners: box, isRelay, inbound: inboundOf(words, isRelay, connections.sendsProxyLine) };
  });
}

/** Where the client's TLS ends at a gateway. */
export const tlsAt = ({ isRelay }: RecordedBox, isAskedOverTls: boolean): GatewayNode['tls'] =>
  isRelay ? 'passthrough' : isAskedOverTls ? 'terminate' : 'none';
