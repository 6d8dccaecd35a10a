// haproxy.cfg as far as it tells what to refuse, delay or hold: acl, stick-table, http-request with track, deny, tarpit and their kin.
import type { AccessRule, Consequence, CounterTable, ProtectionSettings } from '../../http/protection-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import type { Acls } from './haproxy-acl.ts';
import { PREDEFINED, addAcl, conditionIn } from './haproxy-acl.ts';
import { HAPROXY, haproxyTemplate } from './haproxy-format.ts';
import { wholeIn } from './limit-words.ts';
import { haproxyMilliseconds } from './product-quantities.ts';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(HAPROXY, directive, found, advice);

interface Draft {
  readonly acls: Acls;
  readonly rules: AccessRule[];
  readonly accounts: string[];
  table: CounterTable | null;
  tarpitMs: number;
  headMs: number | null;
  clientMs: number | null;
  holdsRequest: boolean;
  bufferBytes: number;
  reservedBytes: number;
  fields: number;
  realm: string | null;
}

const initially = (): Draft => ({
  acls: new Map(PREDEFINED),
  rules: [],
  accounts: [],
  table: null,
  tarpitMs: 0,
  headMs: null,
  clientMs: null,
  holdsRequest: false,
  bufferBytes: 16_384,
  reservedBytes: 1024,
  fields: 101,
  realm: null,
});

/** The statuses for which it has a page; it refuses to start with any other. */
const STATUSES: readonly number[] = [
  200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 421, 422, 425, 429, 500, 501, 502, 503, 504,
];

/** The actions on requests that are read here; the others change fields and are read elsewhere. */
const ACTION = /^(?:allow|deny|tarpit|reject|silent-drop|auth|track-sc\d|sc-inc-gpc0\(\d\))$/u;
export const isAccessAction = (action: string): boolean => ACTION.test(action);

const time = (word: string, directive: string): number => {
  const found = haproxyMilliseconds(word);
  if (found === null) throw wrong(directive, `"${word}"`, 'write a time as 500ms, 10s or 1m');
  return found;
};

/** `type ip size 1k expire 30s store http_req_rate(10s),conn_cur` */
function tableIn(words: readonly string[], directive: string): CounterTable {
  const after = (name: string): string | null => {
    const at = words.indexOf(name);
    return at < 0 ? null : (words[at + 1] ?? '');
  };
  if (after('type') === null) throw wrong(directive, 'no type', 'write type ip or type string');
  if (after('size') === null) throw wrong(directive, 'no size', 'write size 1k');
  const periods = { requests: 0, connections: 0, errors: 0 };
  for (const stored of (after('store') ?? '').split(',')) {
    const [, name, period] = /^(\w+)\(([^)]+)\)$/u.exec(stored) ?? [];
    if (name === undefined || period === undefined) continue;
    const ms = time(period, directive);
    if (name === 'http_req_rate') periods.requests = ms;
    else if (name === 'conn_rate') periods.connections = ms;
    else if (name === 'http_err_rate') periods.errors = ms;
  }
  const expire = after('expire');
  return { name: '', expireMs: expire === null ? null : time(expire, directive), periodsMs: periods };
}

function statusIn(
  words: readonly string[],
  usual: number,
  directive: string,
): { status: number; rest: readonly string[] } {
  const [word, code = ''] = words;
  if (word !== 'deny_status' && word !== 'status') return { status: usual, rest: words };
  const status = wholeIn(code);
  if (status === null || !STATUSES.includes(status))
    throw wrong(directive, `status "${code}"`, `write one of ${STATUSES.join(', ')}`);
  return { status, rest: words.slice(2) };
}

function tracking(
  action: string,
  words: readonly string[],
  directive: string,
): { outcome: Consequence; rest: readonly string[] } {
  const [fetch = '', ...after] = words;
  const rest = after[0] === 'table' ? after.slice(2) : after;
  const key = haproxyTemplate(`%[${fetch}]`, directive);
  return { outcome: { then: 'count', slot: Number(action.slice(-1)), table: '', key }, rest };
}

function actionIn(d: Draft, [action = '', ...words]: readonly string[], directive: string): void {
  const put = (outcome: Consequence, rest: readonly string[]): void =>
    void d.rules.push({ when: conditionIn(rest, d.acls, directive), outcome, word: directive });
  if (action.startsWith('track-')) {
    if (!d.table) throw wrong(directive, 'no table', 'write a stick-table before it');
    const { outcome, rest } = tracking(action, words, directive);
    put(outcome, rest);
  } else if (action.startsWith('sc-inc')) put({ then: 'mark', slot: Number(action.slice(-2, -1)) }, words);
  else if (action === 'allow') put({ then: 'allow' }, words);
  else if (action === 'deny' || action === 'tarpit') {
    const { status, rest } = statusIn(words, action === 'deny' ? 403 : 500, directive);
    put(action === 'deny' ? { then: 'refuse', status } : { then: 'tarpit', status, afterMs: -1 }, rest);
  } else if (action === 'reject') put({ then: 'close' }, words);
  else if (action === 'silent-drop') put({ then: 'ignore' }, words);
  else {
    const isNamed = words[0] === 'realm';
    d.realm = isNamed ? (words[1] ?? '') : d.realm;
    put({ then: 'refuse', status: 401 }, isNamed ? words.slice(2) : words);
  }
}

function readersFor(d: Draft): Readonly<Record<string, Reader>> {
  const ignored: Reader = () => undefined;
  return {
    acl: (words, directive) => {
      addAcl(d.acls, words, directive);
    },
    'stick-table': (words, directive) => void (d.table = tableIn(words, directive)),
    'http-request': (words, directive) => {
      if (isAccessAction(words[0] ?? '')) actionIn(d, words, directive);
    },
    userlist: ignored,
    user: ([name = '', kind, password = ''], directive) => {
      if (kind !== 'insecure-password')
        throw wrong(directive, `"${kind ?? ''}"`, 'write insecure-password and the password');
      d.accounts.push(`${name}:${password}`);
    },
    'timeout client': ([word = ''], directive) => void (d.clientMs = time(word, directive)),
    'timeout http-request': ([word = ''], directive) => void (d.headMs = time(word, directive)),
    'timeout tarpit': ([word = ''], directive) => void (d.tarpitMs = time(word, directive)),
    'option http-buffer-request': () => void (d.holdsRequest = true),
    'tune.bufsize': ([word = ''], directive) => void (d.bufferBytes = wholeIn(word) ?? time('', directive)),
    'tune.maxrewrite': ([word = ''], directive) => void (d.reservedBytes = wholeIn(word) ?? time('', directive)),
    'tune.http.maxhdr': ([word = ''], directive) => void (d.fields = wholeIn(word) ?? time('', directive)),
  };
}

/** The names that are read here alone; http-request is shared, see `isAccessAction`. */
export const HAPROXY_RULE_WORDS: readonly string[] = Object.keys(readersFor(initially())).filter(
  (name) => name !== 'http-request',
);

const isOwn = (directive: string): boolean => {
  const words = wordsOf(directive);
  const names = [words.slice(0, 2).join(' '), words[0] ?? ''];
  return words[0] === 'http-request' || names.some((name) => HAPROXY_RULE_WORDS.includes(name));
};

export interface HaproxyRules {
  readonly settings: ProtectionSettings;
  readonly realm: string | null;
}

/** HTX, in which it keeps a head, needs so much besides the text: for itself, the first line and the end, and for each field. */
export const HTX = { itself: 40, line: 36, end: 9, field: 8 } as const;

/** Throws `DirectiveError`; what is no rule on requests is left to the other readers. */
export function readHaproxyRules(directives: readonly string[], accounts: readonly string[]): HaproxyRules {
  const d = initially();
  readDirectives(HAPROXY, directivesIn(directives).filter(isOwn), readersFor(d));
  const rules = d.rules.map((rule) =>
    rule.outcome.then === 'tarpit' ? { ...rule, outcome: { ...rule.outcome, afterMs: d.tarpitMs } } : rule,
  );
  const otherwise = { then: 'allow' } as const;
  return {
    realm: d.realm,
    settings: {
      source: HAPROXY,
      syntax: 'haproxy',
      head: {
        lineBytes: Infinity,
        fieldBytes: Infinity,
        headBytes: d.bufferBytes - d.reservedBytes - HTX.itself - HTX.end,
        fields: d.fields - 1,
        targetBytes: Infinity,
        buffers: null,
      },
      gates: rules.length > 0 ? [{ gate: 'access', rules, otherwise, otherwiseWord: '', challenges: false }] : [],
      tables: d.table ? [d.table] : [],
      accounts: [...accounts, ...d.accounts],
      reply: null,
      patience: { headMs: d.headMs ?? d.clientMs, bodyMs: d.clientMs, headStatus: 408, bodyStatus: 408 },
      holdsRequestBytes: d.holdsRequest ? d.bufferBytes - d.reservedBytes : 0,
      holdsReply: false,
    },
  };
}
