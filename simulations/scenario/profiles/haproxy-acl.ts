// HAProxy's conditions: `acl NAME criterion flags values`, anonymous ones in braces, and their combination after if and unless.
import type { Ask, Counter, CountedUnder, Range, TextMatch } from '../../http/protection-settings.ts';
import type { Template, Variable } from '../../http/rewriting-settings.ts';
import { DirectiveError } from './directive-words.ts';
import { HAPROXY } from './haproxy-format.ts';
import { prefixIn, rangeIn, wholeIn } from './limit-words.ts';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(HAPROXY, directive, found, advice);

export type Acls = Map<string, Ask>;

const method = (...values: readonly string[]): Ask => ({
  ask: 'text',
  of: [{ of: 'method' }],
  match: 'is',
  values,
  ignoresCase: false,
});

/** Those that HAProxy brings. */
export const PREDEFINED: readonly (readonly [name: string, ask: Ask])[] = [
  ['TRUE', { ask: 'always' }],
  ['FALSE', { ask: 'not', of: { ask: 'always' } }],
  ['LOCALHOST', { ask: 'address', whose: 'client', within: [{ base: '127.0.0.1', bits: 8 }] }],
  ['METH_GET', method('GET', 'HEAD')],
  ...['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PATCH'].map(
    (name) => [`METH_${name}`, method(name)] as const,
  ),
  ['HTTP_CONTENT', { ask: 'number', of: 'content-length', within: [{ least: 1, most: Infinity }] }],
];

const TEXTS: Readonly<Record<string, Variable>> = {
  path: 'path',
  url: 'request-target',
  pathq: 'request-target',
  query: 'query',
  method: 'method',
  'req.meth': 'method',
};

const SUFFIXES: Readonly<Record<string, TextMatch>> = {
  beg: 'begins',
  end: 'ends',
  sub: 'contains',
  reg: 'pattern',
  str: 'is',
  found: 'present',
};

const COUNTERS: Readonly<Record<string, Counter>> = {
  http_req_rate: 'requests-in-period',
  http_req_cnt: 'requests',
  http_err_rate: 'errors-in-period',
  http_err_cnt: 'errors',
  conn_rate: 'connections-in-period',
  conn_cnt: 'connections',
  conn_cur: 'connections-now',
  get_gpc0: 'marks',
  gpc0_rate: 'marks',
};

/** `gt 5`, `ge 3`, `100:200`, `80 443`. */
function numbersIn(words: readonly string[], directive: string): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [word = '', next = ''] = [words[i], words[i + 1]];
    const number = wholeIn(next);
    const compared: Readonly<Record<string, (n: number) => Range>> = {
      gt: (n) => ({ least: n + 1, most: Infinity }),
      ge: (n) => ({ least: n, most: Infinity }),
      lt: (n) => ({ least: -Infinity, most: n - 1 }),
      le: (n) => ({ least: -Infinity, most: n }),
      eq: (n) => ({ least: n, most: n }),
    };
    const compare = compared[word];
    const plain = rangeIn(word, ':');
    if (compare && number !== null) {
      ranges.push(compare(number));
      i += 1;
    } else if (!compare && plain) ranges.push(plain);
    else throw wrong(directive, `"${words.join(' ')}"`, 'write gt, ge, lt, le or eq and a number, or numbers');
  }
  if (ranges.length === 0) throw wrong(directive, 'no number', 'write gt, ge, lt, le or eq and a number');
  return ranges;
}

function counted(name: string, argument: string): { readonly counter: Counter; readonly under: CountedUnder } | null {
  const [, slot, tracked = ''] = /^sc(\d?)_(\w+)$/u.exec(name) ?? [];
  const counter = COUNTERS[tracked];
  if (slot !== undefined && counter !== undefined) {
    return { counter, under: { slot: wholeIn(slot === '' ? (argument.split(',')[0] ?? '') : slot) ?? 0 } };
  }
  const ofSource = COUNTERS[/^src_(\w+)$/u.exec(name)?.[1] ?? ''];
  return ofSource === undefined ? null : { counter: ofSource, under: { table: '', key: [{ of: 'client-address' }] } };
}

interface Flags {
  readonly ignoresCase: boolean;
  readonly match: TextMatch | null;
  readonly values: readonly string[];
}

function flagsIn(words: readonly string[], directive: string): Flags {
  let ignoresCase = false;
  let match: TextMatch | null = null;
  let i = 0;
  for (; words[i]?.startsWith('-') === true; i += 1) {
    const word = words[i];
    if (word === '--') {
      i += 1;
      break;
    }
    if (word === '-i') ignoresCase = true;
    else if (word === '-m') {
      i += 1;
      match = SUFFIXES[words[i] ?? ''] ?? null;
      if (match === null)
        throw wrong(directive, `-m ${words[i] ?? ''}`, `write one of ${Object.keys(SUFFIXES).join(', ')}`);
    } else throw wrong(directive, `"${word ?? ''}"`, 'the flags that are known are -i, -m and --');
  }
  return { ignoresCase, match, values: words.slice(i) };
}

function checkedPatterns(ask: Ask, directive: string): Ask {
  if ((ask.ask !== 'text' && ask.ask !== 'member') || ask.match !== 'pattern') return ask;
  for (const value of ask.values) {
    try {
      new RegExp(value, 'u');
    } catch {
      throw wrong(directive, `"${value}"`, 'write a regular expression');
    }
  }
  return ask;
}

/** A criterion and the words after it. */
function criterion([first = '', ...words]: readonly string[], directive: string): Ask {
  const [, name = '', argument = ''] = /^([\w.]+)(?:\(([^)]*)\))?$/u.exec(first) ?? [];
  const count = counted(name, argument);
  if (count) return { ask: 'counted', ...count, within: numbersIn(words, directive) };
  if (name === 'src' || name === 'dst') {
    const within = words.filter((word) => !word.startsWith('-')).map(prefixIn);
    if (within.length === 0 || within.includes(null))
      throw wrong(directive, `"${words.join(' ')}"`, 'write IPv4 addresses or prefixes');
    return {
      ask: 'address',
      whose: name === 'src' ? 'client' : 'own',
      within: within.filter((prefix) => prefix !== null),
    };
  }
  if (name === 'dst_port') return { ask: 'number', of: 'own-port', within: numbersIn(words, directive) };
  if (name === 'req.body_size') return { ask: 'number', of: 'content-length', within: numbersIn(words, directive) };
  if (name === 'ssl_fc')
    return { ask: 'text', of: [{ of: 'scheme' }], match: 'is', values: ['https'], ignoresCase: false };
  if (name === 'http_auth') return { ask: 'user', names: null, status: 401 };
  const [, base = '', suffix] = /^(.*?)(?:_(beg|end|sub|reg))?$/u.exec(name) ?? [];
  const { ignoresCase, match: asked, values } = flagsIn(words, directive);
  const match = asked ?? SUFFIXES[suffix ?? 'str'] ?? 'is';
  const text = TEXTS[base];
  if (values.length === 0 && match !== 'present') throw wrong(directive, 'no value', 'write what to compare with');
  if (text !== undefined) {
    const of: Template = [{ of: text }];
    return checkedPatterns({ ask: 'text', of, match, values, ignoresCase }, directive);
  }
  if ((base === 'hdr' || base === 'req.hdr' || base === 'req.fhdr') && argument !== '') {
    const [field = ''] = argument.split(',');
    return checkedPatterns({ ask: 'member', field, match, values, ignoresCase }, directive);
  }
  const known = [
    'src',
    'dst',
    'dst_port',
    'path',
    'url',
    'query',
    'method',
    'hdr(NAME)',
    'ssl_fc',
    'req.body_size',
    'http_auth(LIST)',
  ];
  throw wrong(
    directive,
    `"${first}"`,
    `the criteria that are known are ${known.join(', ')}, with _beg, _end, _sub, _reg, and sc_…, src_…`,
  );
}

/** Several of one name: any of them. */
export function addAcl(acls: Acls, [name = '', ...words]: readonly string[], directive: string): void {
  const ask = criterion(words, directive);
  const before = acls.get(name);
  acls.set(name, before ? { ask: 'any', of: [...(before.ask === 'any' ? before.of : [before]), ask] } : ask);
}

/** The words after an action: `if` or `unless`, then terms, of which `or` parts groups; none: always. */
export function conditionIn(words: readonly string[], acls: Acls, directive: string): Ask {
  const [sign, ...rest] = words;
  if (sign === undefined) return { ask: 'always' };
  if (sign !== 'if' && sign !== 'unless') throw wrong(directive, `"${sign}"`, 'write if or unless and a condition');
  const groups: Ask[][] = [[]];
  let isNegated = false;
  const tokens = rest.flatMap((word) => (word.startsWith('!') && word.length > 1 ? ['!', word.slice(1)] : [word]));
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    if (token === '!') {
      isNegated = !isNegated;
      continue;
    }
    if (token === 'or' || token === '||') {
      groups.push([]);
      continue;
    }
    let ask = acls.get(token);
    if (token === '{') {
      const end = tokens.indexOf('}', i);
      if (end < 0) throw wrong(directive, 'no closing brace', 'write { criterion values }');
      ask = criterion(tokens.slice(i + 1, end), directive);
      i = end;
    }
    if (!ask)
      throw wrong(
        directive,
        `unknown condition "${token}"`,
        'write an acl of that name before it, or { criterion values }',
      );
    groups.at(-1)?.push(isNegated ? { ask: 'not', of: ask } : ask);
    isNegated = false;
  }
  const all: Ask = { ask: 'any', of: groups.map((of): Ask => ({ ask: 'all', of })) };
  return sign === 'if' ? all : { ask: 'not', of: all };
}
