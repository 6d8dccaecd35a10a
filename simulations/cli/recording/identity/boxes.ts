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

/** Words about sockets, told by the links. */
const PLACE: readonly RegExp[] = [/^http_port accel$/u, /^(?:origin|server) port closed$/u];

const isOfPlace = (directive: string): boolean => PLACE.some((pattern) => pattern.test(directive));

/** An option of a line that the recording leaves out is written as one for every such line. */
const written = (directive: string): string =>
  /^send-proxy(?:-v2)?$/u.test(directive) ? `default-server ${directive}` : directive;

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
  const products = names.map((name) => {
    const product = PRODUCTS[name];
    if (!product) throw new Unsupported(`product ${name}`);
    const kind: BoxKind = product.kind ?? (mode === 'forward' ? 'forward-proxy' : 'gateway');
    return { ...product, kind, words: [] as string[] };
  });
  // No links lead from one forward proxy to another, or from one gateway to another.
  if (new Set(products.map(({ kind }) => kind)).size < products.length) throw new Unsupported('two boxes of one kind');
  for (const directive of directives.filter((word) => !isOfPlace(word)).map(written)) {
    const reader = products.find((product) => isKnown(product, directive));
    if (!reader) throw new Unsupported(`directive "${directive}"`);
    // "server ..." leaves out what is known: it speaks of whichever server there is.
    reader.words.push(directive.replace(/^server \.\.\. /u, 'default-server '));
  }
  return products.map((product) => {
    const { profile, kind, words, name } = product;
    const isRelay = product.isRelay || words.includes('mode tcp');
    const box = manners(profile, name, words);
    const { sendsProxyLine } = settingsFor(box, kind).connections;
    return { kind, manners: box, isRelay, inbound: inboundOf(words, isRelay, sendsProxyLine) };
  });
}

/** Where the client's TLS ends at a gateway. */
export const tlsAt = ({ isRelay }: RecordedBox, isAskedOverTls: boolean): GatewayNode['tls'] =>
  isRelay ? 'passthrough' : isAskedOverTls ? 'terminate' : 'none';
