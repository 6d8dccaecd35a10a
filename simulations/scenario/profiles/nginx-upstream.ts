// nginx.conf as far as it tells of the servers behind: the words of an upstream block and proxy_next_upstream (ngx_http_upstream_module and its kin).
import type { HashKey, KeyText, NginxBalancing } from '../../http/balancing-settings.ts';
import type { FarmServer, FarmSettings } from '../../http/farm-settings.ts';
import { farmServer } from '../../http/farm-settings.ts';
import type { BoxManners } from '../scenario.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { REQUEST_GAPS, readGaps } from './nginx-gaps.ts';
import { NGINX } from './nginx-variables.ts';
import { nginxSeconds } from './product-quantities.ts';
import type { ServerPlace } from './server-places.ts';
import { placeOf, placeText } from './server-places.ts';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(NGINX, directive, found, advice);

const whole = (word: string, directive: string): number => {
  if (/^\d{1,9}$/u.test(word)) return Number(word);
  throw wrong(directive, `"${word}"`, 'write a whole number');
};

const secondsOf = (word: string, directive: string): number => {
  const seconds = nginxSeconds(word);
  if (seconds === null) throw wrong(directive, `"${word}"`, 'write a time as 10s or 1m');
  return seconds;
};

const keyTextOf: (word: string, directive: string) => KeyText = readGaps({
  remote_addr: { of: 'client-address' } as const,
  ...REQUEST_GAPS,
});

/** ngx_http_upstream_module: the defaults of a server line. */
const LINE = { passive: { maxFails: 1, failTimeoutS: 10 } } as const;

function serverOf(words: readonly string[], directive: string, places: readonly ServerPlace[]): FarmServer {
  const [name = '', ...options] = words;
  const [, host = '', port] = /^([^:]+)(?::(\d+))?$/u.exec(name) ?? [];
  const node = placeOf(places, host, port === undefined ? null : Number(port));
  const place = places[node];
  if (!place) throw wrong(directive, `"${name}"`, `the servers behind are ${places.map(placeText).join(', ')}`);
  let server = farmServer(node, placeText(place), LINE);
  for (const option of options) {
    const [key = '', value = ''] = option.split('=');
    const passive = server.passive ?? LINE.passive;
    if (key === 'weight') {
      if (whole(value, directive) === 0) throw wrong(directive, `"${option}"`, 'write a weight of at least 1');
      server = { ...server, weight: whole(value, directive) };
    } else if (key === 'max_conns') server = { ...server, maxConnections: whole(value, directive) };
    else if (key === 'max_fails') server = { ...server, passive: { ...passive, maxFails: whole(value, directive) } };
    else if (key === 'fail_timeout')
      server = { ...server, passive: { ...passive, failTimeoutS: secondsOf(value, directive) } };
    else if (option === 'backup') server = { ...server, isBackup: true };
    else if (option === 'down') server = { ...server, isDown: true };
    else
      throw wrong(directive, `"${option}"`, 'known are weight=, max_conns=, max_fails=, fail_timeout=, backup, down');
  }
  return server;
}

const CONDITIONS: readonly string[] = [
  ...['error', 'timeout', 'invalid_header', 'non_idempotent', 'off'],
  ...[500, 502, 503, 504, 403, 404, 429].map((status) => `http_${String(status)}`),
];

interface Draft {
  readonly servers: FarmServer[];
  balancing: NginxBalancing;
  key: HashKey;
  conditions: readonly string[];
  tries: number;
  timeoutMs: number;
}

const NOTHING = (): void => undefined;

function readersFor(draft: Draft, places: readonly ServerPlace[]): Readonly<Record<string, Reader>> {
  const byAddress: HashKey = { by: 'text', text: [{ of: 'client-address' }] };
  return {
    server: (words, directive) => void draft.servers.push(serverOf(words, directive, places)),
    least_conn: () => void (draft.balancing = { product: 'nginx', policy: 'least_conn' }),
    ip_hash: () => {
      draft.balancing = { product: 'nginx', policy: 'ip_hash' };
      draft.key = byAddress;
    },
    hash: ([key = '', consistent], directive) => {
      if (consistent !== undefined && consistent !== 'consistent')
        throw wrong(directive, `"${consistent}"`, 'write consistent or nothing');
      draft.balancing = { product: 'nginx', policy: 'hash', isConsistent: consistent === 'consistent' };
      draft.key = { by: 'text', text: keyTextOf(key, directive) };
    },
    random: ([two, method = 'least_conn'], directive) => {
      if ((two !== undefined && two !== 'two') || method !== 'least_conn')
        throw wrong(directive, `"${[two, method].join(' ')}"`, 'write random, random two or random two least_conn');
      draft.balancing = { product: 'nginx', policy: 'random', candidates: two === 'two' ? 2 : 1 };
    },
    // How many idle connections it keeps and how long matters to no choice; whether it keeps any is read with the messages.
    keepalive: NOTHING,
    keepalive_requests: NOTHING,
    keepalive_time: NOTHING,
    zone: NOTHING,
    proxy_next_upstream: (words, directive) => {
      const strange = words.find((word) => !CONDITIONS.includes(word));
      if (strange !== undefined || words.length === 0)
        throw wrong(directive, `"${strange ?? ''}"`, `write some of ${CONDITIONS.join(', ')}`);
      draft.conditions = words;
    },
    proxy_next_upstream_tries: ([word = ''], directive) => void (draft.tries = whole(word, directive)),
    proxy_next_upstream_timeout: ([word = ''], directive) => void (draft.timeoutMs = secondsOf(word, directive) * 1000),
  };
}

const initially = (): Draft => ({
  servers: [],
  balancing: { product: 'nginx', policy: 'round-robin' },
  key: { by: 'nothing' },
  conditions: ['error', 'timeout'],
  tries: 0,
  timeoutMs: 0,
});

/** The names that are read here; to the rest of the configuration they mean nothing. */
export const NGINX_UPSTREAM_WORDS: readonly string[] = Object.keys(readersFor(initially(), []));

/** A ring has 160 points for each unit of weight; nginx would take minutes to sort more than a million. */
const HEAVIEST_RING = 6000;

function check({ servers, balancing }: Draft, directives: readonly string[]): void {
  const lines = directives.filter((text) => wordsOf(text)[0] === 'server');
  const method = balancing.policy;
  const line = (is: (server: FarmServer) => boolean): string => lines[servers.findIndex(is)] ?? 'server';
  if (servers.every(({ isBackup }) => isBackup))
    throw wrong(lines[0] ?? 'server', 'no server but backups', 'leave one without backup');
  const takesBackups = method === 'round-robin' || method === 'least_conn';
  if (!takesBackups && servers.some(({ isBackup }) => isBackup)) {
    const found = `"backup" with ${method}`;
    throw wrong(
      line(({ isBackup }) => isBackup),
      found,
      'only round robin and least_conn have backups',
    );
  }
  const total = servers.reduce((sum, { weight }) => sum + weight, 0);
  if (balancing.policy === 'hash' && balancing.isConsistent && total > HEAVIEST_RING) {
    throw wrong(
      line(({ weight }) => weight > 1),
      `weights of ${String(total)} in all`,
      `for a ring write ${String(HEAVIEST_RING)} at most`,
    );
  }
}

/** Throws `DirectiveError`; what is no word of an upstream block is left to the other readers. */
export function nginxFarm({ directives }: BoxManners, places: readonly ServerPlace[]): FarmSettings {
  const draft = initially();
  const own = directivesIn(directives).filter((text) => NGINX_UPSTREAM_WORDS.includes(wordsOf(text)[0] ?? ''));
  readDirectives(NGINX, own, readersFor(draft, places));
  if (draft.servers.length === 0)
    draft.servers.push(...places.map((place, node) => farmServer(node, placeText(place), LINE)));
  check(draft, own);
  const { servers, balancing, key, conditions, tries, timeoutMs } = draft;
  return {
    servers,
    balancing,
    key,
    stickiness: null,
    queue: null,
    circuit: null,
    retrying: { rules: 'nginx', conditions, tries, timeoutMs },
  };
}
