// The boxes of a recording, by the products' own words: who got which directive, and what the directives say of place and encryption.
import { DirectiveError, settingsFor } from '../../../scenario/profiles/index.ts';
import type { BoxKind } from '../../../scenario/profiles/index.ts';
import { wordsOf } from '../../../scenario/profiles/directive-words.ts';
import type { BoxManners, GatewayNode } from '../../../scenario/scenario.ts';
import { FORWARD_PROXY, PRIVATE_ORIGIN, REVERSE_PROXY, manners } from './network.ts';
import type { IdentityCase } from './recorded-case.ts';
import { Unsupported } from '../json.ts';

export interface RecordedBox {
  readonly kind: BoxKind;
  readonly manners: BoxManners;
  /** Below HTTP: bytes pass unread. */
  readonly isRelay: boolean;
  readonly inboundTls: boolean;
}

interface Product {
  readonly profile: BoxManners['profile'];
  /** Null: as the mode has it. */
  readonly kind: BoxKind | null;
  readonly isRelay: boolean;
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  squid: { profile: 'squid', kind: 'forward-proxy', isRelay: false },
  'squid (accel)': { profile: 'squid', kind: 'gateway', isRelay: false },
  nginx: { profile: 'nginx', kind: null, isRelay: false },
  'nginx stream': { profile: 'nginx', kind: 'gateway', isRelay: true },
  haproxy: { profile: 'haproxy', kind: 'gateway', isRelay: false },
};

/** Words about sockets and certificates: they are told by the links and by where TLS ends, not by the messages. */
const PLACE: readonly RegExp[] = [
  /^listen (?:80|443 ssl)$/u,
  /^ssl_protocols( TLSv1\.[0-3])+$/u,
  /^ssl_preread on$/u,
  /^mode (?:tcp|http)$/u,
  /^http_port accel$/u,
  /^(?:origin|server) port closed$/u,
];

const isOfPlace = (directive: string): boolean => PLACE.some((pattern) => pattern.test(directive));

function isKnown(profile: BoxManners['profile'], kind: BoxKind, directive: string): boolean {
  try {
    settingsFor(manners(profile, '', [directive]), kind);
    return true;
  } catch (error) {
    if (error instanceof DirectiveError) return false;
    throw error;
  }
}

/** Where proxy_pass leads must be the private origin; whether it leads there in TLS. */
function inboundTls(directives: readonly string[], isRelay: boolean): boolean {
  const target = directives.map(wordsOf).find(([word]) => word === 'proxy_pass')?.[1];
  if (target === undefined || target.includes('$')) return false;
  const { address, http, https } = PRIVATE_ORIGIN;
  const [, scheme = '', authority = ''] = /^(?:(https?):\/\/)?([^/]+)/u.exec(target) ?? [];
  if (isRelay ? authority === `${address}:${https}` : scheme === 'http' && authority === `${address}:${http}`)
    return false;
  if (!isRelay && scheme === 'https' && authority === `${address}:${https}`) return true;
  throw new Unsupported(`proxy_pass to ${target}`);
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
  const spoken = directives.filter((directive) => !isOfPlace(directive));
  for (const directive of spoken) {
    const reader = products.find(({ profile, kind, isRelay }) =>
      isRelay ? directive.startsWith('proxy_pass ') : isKnown(profile, kind, directive),
    );
    if (!reader) throw new Unsupported(`directive "${directive}"`);
    // "server ..." leaves out what is known: it speaks of whichever server there is.
    reader.words.push(directive.replace(/^server \.\.\. /u, 'default-server '));
  }
  return products.map(({ profile, kind, isRelay, words }) => {
    const name = kind === 'gateway' ? REVERSE_PROXY.name : FORWARD_PROXY.name;
    const relays = isRelay || directives.includes('mode tcp');
    const box = manners(profile, name, relays ? [] : words);
    return { kind, manners: box, isRelay: relays, inboundTls: inboundTls(words, relays) };
  });
}

/** Where the client's TLS ends at a gateway. */
export const tlsAt = ({ isRelay }: RecordedBox, scheme: 'http' | 'https'): GatewayNode['tls'] =>
  isRelay ? 'passthrough' : scheme === 'https' ? 'terminate' : 'none';
