// haproxy.cfg as far as it tells of the servers behind: a backend's balance, servers, checks, retries and queue. (HAProxy 2.6)
import type { HaproxyBalancing, HashType } from '../../http/balancing-settings.ts';
import { MAP_BASED } from '../../http/balancing-settings.ts';
import type { FarmSettings, Stickiness } from '../../http/farm-settings.ts';
import { HAPROXY_RETRY_WORDS, HAPROXY_RETRYABLE } from '../../http/farm-settings.ts';
import type { BoxManners } from '../scenario.ts';
import type { Reader } from './directive-words.ts';
import { directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import type { Balance } from './haproxy-balance.ts';
import { ROUND_ROBIN, readBalance, readCookie, readHashType } from './haproxy-balance.ts';
import { HAPROXY } from './haproxy-format.ts';
import type { CheckWords, ServerLine } from './haproxy-server.ts';
import { SERVER_DEFAULTS, readServerLine, readServerWords, serversOf } from './haproxy-server.ts';
import { milliseconds, whole, wrong } from './haproxy-words.ts';
import type { ServerPlace } from './server-places.ts';

interface Draft {
  readonly lines: ServerLine[];
  defaults: typeof SERVER_DEFAULTS;
  balance: Balance;
  hashType: HashType;
  allBackups: boolean;
  cookie: Stickiness | null;
  checks: CheckWords;
  retries: number;
  redispatch: number | null;
  retryOn: readonly string[];
  queueMs: number | null;
  connectMs: number | null;
}

const initially = (): Draft => ({
  lines: [],
  defaults: SERVER_DEFAULTS,
  balance: ROUND_ROBIN,
  hashType: MAP_BASED,
  allBackups: false,
  cookie: null,
  checks: { asks: null, passes: [200, 399], connectMs: null, readMs: null },
  retries: 3,
  redispatch: null,
  retryOn: ['conn-failure'],
  queueMs: null,
  connectMs: null,
});

const NOTHING = (): void => undefined;

/** `option httpchk [METHOD] [URI] [VERSION]`: alone, OPTIONS / in HTTP/1.0, which needs no Host. */
function readHttpCheck(draft: Draft, words: readonly string[]): void {
  const [first = '/', second] = words;
  const method = second === undefined ? 'OPTIONS' : first;
  draft.checks = { ...draft.checks, asks: { method, target: second ?? first, host: null } };
}

/** `http-check send meth M uri U [hdr Host H]` and `http-check expect status N[-M]`. */
function readCheckRule(draft: Draft, [kind = '', ...words]: readonly string[], directive: string): void {
  if (kind === 'expect' && words[0] === 'status') {
    const [, least = '', most = least] = /^(\d{3})(?:-(\d{3}))?$/u.exec(words[1] ?? '') ?? [];
    if (least === '') throw wrong(directive, `"${words[1] ?? ''}"`, 'write a status or a range as 200-299');
    draft.checks = { ...draft.checks, passes: [Number(least), Number(most)] };
  } else if (kind === 'send') {
    let asks = draft.checks.asks ?? { method: 'OPTIONS', target: '/', host: null };
    for (let i = 0; i < words.length; i += 2) {
      const [word, value = ''] = [words[i], words[i + 1]];
      if (word === 'meth') asks = { ...asks, method: value };
      else if (word === 'uri') asks = { ...asks, target: value };
      else if (word === 'hdr' && value.toLowerCase() === 'host') {
        asks = { ...asks, host: words[i + 2] ?? '' };
        i += 1;
      } else if (word !== 'ver') throw wrong(directive, `"${word ?? ''}"`, 'write meth, uri, ver or hdr Host');
    }
    draft.checks = { ...draft.checks, asks };
  } else throw wrong(directive, `"${kind}"`, 'write expect status N or send meth M uri U');
}

function readRetryOn(words: readonly string[], directive: string): readonly string[] {
  const strange = words.find((word) => !HAPROXY_RETRY_WORDS.includes(word));
  if (strange !== undefined || words.length === 0)
    throw wrong(directive, `"${strange ?? ''}"`, `write some of ${HAPROXY_RETRY_WORDS.join(', ')}`);
  return words.flatMap((word) => (word === 'all-retryable-errors' ? HAPROXY_RETRYABLE : word === 'none' ? [] : [word]));
}

function readRedispatch([interval = '-1']: readonly string[], directive: string): number | null {
  if (!/^-?\d{1,4}$/u.test(interval)) throw wrong(directive, `"${interval}"`, 'write a whole number');
  return Number(interval) === 0 ? null : Number(interval);
}

function readersFor(draft: Draft, places: readonly ServerPlace[]): Readonly<Record<string, Reader>> {
  return {
    balance: (words, directive) => void (draft.balance = readBalance(words, directive)),
    'hash-type': (words, directive) => void (draft.hashType = readHashType(words, directive)),
    server: (words, directive) => void draft.lines.push(readServerLine(words, directive, draft.defaults, places)),
    'default-server': (words, directive) => void (draft.defaults = readServerWords(words, directive, draft.defaults)),
    cookie: (words, directive) => void (draft.cookie = readCookie(words, directive)),
    'option allbackups': () => void (draft.allBackups = true),
    'option redispatch': (words, directive) => void (draft.redispatch = readRedispatch(words, directive)),
    'option httpchk': (words) => {
      readHttpCheck(draft, words);
    },
    'http-check': (words, directive) => {
      readCheckRule(draft, words, directive);
    },
    retries: ([word = ''], directive) => void (draft.retries = whole(word, directive, 1000)),
    'retry-on': (words, directive) => void (draft.retryOn = readRetryOn(words, directive)),
    'timeout queue': ([word = ''], directive) => void (draft.queueMs = milliseconds(word, directive)),
    'timeout connect': ([word = ''], directive) => void (draft.connectMs = milliseconds(word, directive)),
    'timeout check': ([word = ''], directive) =>
      void (draft.checks = { ...draft.checks, readMs: milliseconds(word, directive) }),
    fullconn: NOTHING, // it matters with minconn alone
  };
}

/** The names that are read here; to the rest of the configuration they mean nothing. */
export const HAPROXY_BACKEND_WORDS: readonly string[] = Object.keys(readersFor(initially(), []));

function balancingOf({ balance, hashType, allBackups }: Draft): HaproxyBalancing {
  const { policy, draws } = balance;
  const base = { product: 'haproxy', allBackups } as const;
  switch (policy) {
    case 'random':
      return { ...base, policy, draws };
    case 'source':
    case 'uri':
    case 'hdr':
    case 'url_param':
    case 'hash':
      return { ...base, policy, hashType };
    default:
      return { ...base, policy };
  }
}

/** Throws `DirectiveError`; what is no word of a backend is left to the other readers. */
export function haproxyFarm({ directives }: BoxManners, places: readonly ServerPlace[]): FarmSettings {
  const draft = initially();
  const own = directivesIn(directives).filter((text) => {
    const words = wordsOf(text);
    return [words[0] ?? '', words.slice(0, 2).join(' ')].some((name) => HAPROXY_BACKEND_WORDS.includes(name));
  });
  readDirectives(HAPROXY, own, readersFor(draft, places));
  if (draft.lines.length === 0) {
    const lines = places.map(({ id }) => readServerLine([id], `server ${id}`, draft.defaults, places));
    draft.lines.push(...lines);
  }
  const { connectMs, retries, redispatch, retryOn } = draft;
  const servers = serversOf(draft.lines, { ...draft.checks, connectMs });
  return {
    servers,
    balancing: balancingOf(draft),
    key: draft.balance.key,
    stickiness: draft.cookie,
    // Without a time of its own the queue has that of connecting.
    queue: { limit: null, timeoutMs: draft.queueMs ?? connectMs },
    circuit: null,
    retrying: { rules: 'haproxy', retries, redispatch, retryOn, connectTimeoutMs: connectMs },
  };
}
