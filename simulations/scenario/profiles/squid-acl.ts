// Squid's access lists: `acl NAME TYPE values`, and the lines that combine them.
import type { Ask, Prefix } from '../../http/protection-settings.ts';
import type { Template } from '../../http/rewriting-settings.ts';
import { DirectiveError } from './directive-words.ts';
import { prefixIn, rangeIn, spanIn, wholeIn } from './limit-words.ts';

export const SQUID_PRODUCT = 'Squid 5.7';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(SQUID_PRODUCT, directive, found, advice);

export interface SquidAcl {
  readonly type: string;
  readonly ask: Ask;
}
export type SquidAcls = Map<string, SquidAcl>;

const address = (whose: 'client' | 'own' | 'destination', ...within: readonly Prefix[]): Ask => ({
  ask: 'address',
  whose,
  within,
});

/** Those that Squid brings. */
export const SQUID_PREDEFINED: readonly (readonly [name: string, acl: SquidAcl])[] = [
  ['all', { type: 'src', ask: { ask: 'always' } }],
  ['localhost', { type: 'src', ask: address('client', { base: '127.0.0.1', bits: 32 }) }],
  [
    'to_localhost',
    { type: 'dst', ask: address('destination', { base: '127.0.0.0', bits: 8 }, { base: '0.0.0.0', bits: 32 }) },
  ],
  [
    'manager',
    {
      type: 'url_regex',
      ask: {
        ask: 'text',
        of: [{ of: 'url' }],
        match: 'pattern',
        values: ['^(cache_object://|https?://[^/]+/squid-internal-mgr/)'],
        ignoresCase: true,
      },
    },
  ],
  [
    'CONNECT',
    {
      type: 'method',
      ask: { ask: 'text', of: [{ of: 'method' }], match: 'is', values: ['CONNECT'], ignoresCase: false },
    },
  ],
];

function prefixesIn(words: readonly string[], directive: string): Prefix[] {
  return words.flatMap((word) => {
    if (word === 'all') return [{ base: '0.0.0.0', bits: 0 }];
    const one = prefixIn(word);
    const found = one ? [one] : spanIn(word);
    if (!found) throw wrong(directive, `"${word}"`, 'write IPv4 addresses, prefixes or ranges');
    return found;
  });
}

function portsIn(words: readonly string[], directive: string): { readonly least: number; readonly most: number }[] {
  return words.map((word) => {
    const range = rangeIn(word, '-');
    if (!range) throw wrong(directive, `"${word}"`, 'write ports, as 443 or 1025-65535');
    return range;
  });
}

function pattern(of: Template, words: readonly string[], directive: string): Ask {
  let ignoresCase = false;
  const values = words.filter((word) => {
    if (word === '-i' || word === '+i') {
      ignoresCase = word === '-i';
      return false;
    }
    return true;
  });
  for (const value of values) {
    try {
      new RegExp(value, 'u');
    } catch {
      throw wrong(directive, `"${value}"`, 'write a regular expression');
    }
  }
  return { ask: 'text', of, match: 'pattern', values, ignoresCase };
}

const field = (name: string): Template => [{ field: name, in: 'request', take: 'joined' }];

const TYPES: Readonly<Record<string, (words: readonly string[], directive: string, challenge: 401 | 407) => Ask>> = {
  src: (words, directive) => address('client', ...prefixesIn(words, directive)),
  dst: (words, directive) => address('destination', ...prefixesIn(words, directive)),
  localip: (words, directive) => address('own', ...prefixesIn(words, directive)),
  dstdomain: (words) => ({ ask: 'host', domains: words.filter((word) => word !== '-n') }),
  dstdom_regex: (words, directive) => pattern([{ of: 'host' }], words, directive),
  port: (words, directive) => ({ ask: 'number', of: 'destination-port', within: portsIn(words, directive) }),
  localport: (words, directive) => ({ ask: 'number', of: 'own-port', within: portsIn(words, directive) }),
  url_regex: (words, directive) => pattern([{ of: 'url' }], words, directive),
  // Of a tunnel neither path nor query is known.
  urlpath_regex: (words, directive) => ({
    ask: 'all',
    of: [
      { ask: 'not', of: { ask: 'text', of: [{ of: 'method' }], match: 'is', values: ['CONNECT'], ignoresCase: false } },
      pattern([{ of: 'request-target' }], words, directive),
    ],
  }),
  method: (words) => ({ ask: 'text', of: [{ of: 'method' }], match: 'is', values: words, ignoresCase: false }),
  proto: (words) => ({ ask: 'text', of: [{ of: 'scheme' }], match: 'is', values: words, ignoresCase: true }),
  browser: (words, directive) => pattern(field('User-Agent'), words, directive),
  referer_regex: (words, directive) => pattern(field('Referer'), words, directive),
  req_header: ([name = '', ...words], directive) => pattern(field(name), words, directive),
  proxy_auth: (words, _, status) => ({
    ask: 'user',
    names: words.includes('REQUIRED') ? null : words.filter((word) => word !== '-i'),
    status,
  }),
  maxconn: ([word = ''], directive) => {
    const most = wholeIn(word);
    if (most === null) throw wrong(directive, `"${word}"`, 'write a number');
    return { ask: 'number', of: 'connections-of-client', within: [{ least: most + 1, most: Infinity }] };
  },
};

/** Further lines of a name add to it; their type must be the same. */
export function addSquidAcl(
  acls: SquidAcls,
  [name = '', type = '', ...words]: readonly string[],
  directive: string,
  challenge: 401 | 407,
): void {
  const read = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!read)
    throw wrong(directive, `acl type "${type}"`, `the types that are known are ${Object.keys(TYPES).join(', ')}`);
  if (words.length === 0) throw wrong(directive, 'no value', 'write what to compare with');
  const before = acls.get(name);
  if (before && before.type !== type)
    throw wrong(directive, `"${name}" as ${type}`, `it is of type ${before.type} already`);
  const ask = read(words, directive, challenge);
  acls.set(name, { type, ask: before ? { ask: 'any', of: [before.ask, ask] } : ask });
}

/** The lists of one line, all of which must fit; and the last of them, which names what denied. */
export function squidCondition(
  names: readonly string[],
  acls: SquidAcls,
  directive: string,
): { readonly when: Ask; readonly last: SquidAcl | null } {
  let last: SquidAcl | null = null;
  const of = names.map((word): Ask => {
    const isNegated = word.startsWith('!');
    const name = isNegated ? word.slice(1) : word;
    const acl = acls.get(name);
    if (!acl) throw wrong(directive, `unknown access list "${name}"`, `known are: ${[...acls.keys()].join(', ')}`);
    last = acl;
    return isNegated ? { ask: 'not', of: acl.ask } : acl.ask;
  });
  return { when: { ask: 'all', of }, last };
}
