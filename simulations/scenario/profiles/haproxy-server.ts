// HAProxy's `server` lines with their options, and the checks that these and `option httpchk` ask for. (HAProxy 2.6)
import type { ActiveCheck, FarmServer } from '../../http/farm-settings.ts';
import { farmServer } from '../../http/farm-settings.ts';
import { milliseconds, whole, wrong } from './haproxy-words.ts';
import type { ServerPlace } from './server-places.ts';
import { placeOf, placeText } from './server-places.ts';

/** The options of a server line or of `default-server`. */
export interface ServerWords {
  readonly weight: number;
  readonly maxConnections: number | null;
  readonly maxQueue: number;
  readonly isBackup: boolean;
  readonly isDown: boolean;
  readonly cookie: string | null;
  readonly isChecked: boolean;
  readonly interMs: number;
  readonly fastMs: number | null;
  readonly downMs: number | null;
  readonly fall: number;
  readonly rise: number;
}

export const SERVER_DEFAULTS: ServerWords = {
  weight: 1,
  maxConnections: null,
  maxQueue: 0,
  isBackup: false,
  isDown: false,
  cookie: null,
  isChecked: false,
  interMs: 2000,
  fastMs: null,
  downMs: null,
  fall: 3,
  rise: 2,
};

type Setter = (value: string, directive: string) => Partial<ServerWords>;

const atLeastOne = (word: string, directive: string): number => {
  const count = whole(word, directive);
  if (count === 0) throw wrong(directive, `"${word}"`, 'write at least 1');
  return count;
};

const FLAGS: Readonly<Record<string, Partial<ServerWords>>> = {
  backup: { isBackup: true },
  'non-stick': {},
  disabled: { isDown: true },
  enabled: { isDown: false },
  check: { isChecked: true },
  'no-check': { isChecked: false },
};

/** What a server line says of the connection itself is read elsewhere (haproxy-connections.ts), some of it with a word after. */
const OF_CONNECTION = /^(?:send-proxy(?:-v2)?|ssl|force-tlsv1[0-3]|no-tlsv1[0-3])$/u;
const OF_CONNECTION_WITH_WORD = /^(?:ssl-min-ver|ssl-max-ver|sni|verify|ca-file|alpn)$/u;

const SETTERS: Readonly<Record<string, Setter>> = {
  weight: (value, directive) => ({ weight: whole(value, directive, 256) }),
  maxconn: (value, directive) => ({ maxConnections: whole(value, directive) }),
  maxqueue: (value, directive) => ({ maxQueue: whole(value, directive) }),
  cookie: (cookie) => ({ cookie }),
  inter: (value, directive) => ({ interMs: milliseconds(value, directive) }),
  fastinter: (value, directive) => ({ fastMs: milliseconds(value, directive) }),
  downinter: (value, directive) => ({ downMs: milliseconds(value, directive) }),
  fall: (value, directive) => ({ fall: atLeastOne(value, directive) }),
  rise: (value, directive) => ({ rise: atLeastOne(value, directive) }),
};

export function readServerWords(words: readonly string[], directive: string, before: ServerWords): ServerWords {
  let all = before;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const flag = Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined;
    const set = Object.hasOwn(SETTERS, word) ? SETTERS[word] : undefined;
    if (OF_CONNECTION.test(word)) continue;
    if (OF_CONNECTION_WITH_WORD.test(word)) {
      i += 1;
      continue;
    }
    if (flag) all = { ...all, ...flag };
    else if (set) {
      i += 1;
      all = { ...all, ...set(words[i] ?? '', directive) };
    } else {
      const known = [...Object.keys(FLAGS), ...Object.keys(SETTERS)].join(', ');
      throw wrong(directive, `"${word}"`, `the options that are known are ${known}`);
    }
  }
  return all;
}

export interface ServerLine {
  readonly name: string;
  readonly node: number;
  readonly place: ServerPlace;
  readonly words: ServerWords;
}

/** `server NAME ADDRESS[:PORT] …`; the name alone will do where it is a server's id. */
export function readServerLine(
  [name = '', ...rest]: readonly string[],
  directive: string,
  before: ServerWords,
  places: readonly ServerPlace[],
): ServerLine {
  const [, host, port] = /^([\w.-]+)(?::(\d+))?$/u.exec(rest[0] ?? '') ?? [];
  const byAddress = host === undefined ? -1 : placeOf(places, host, port === undefined ? null : Number(port));
  const node = byAddress === -1 ? placeOf(places, name, null) : byAddress;
  const place = places[node];
  if (!place)
    throw wrong(directive, `"${rest[0] ?? name}"`, `the servers behind are ${places.map(placeText).join(', ')}`);
  return { name, node, place, words: readServerWords(rest.slice(byAddress === -1 ? 0 : 1), directive, before) };
}

/** What `option httpchk`, `http-check` and the time-outs say of all checks. */
export interface CheckWords {
  readonly asks: ActiveCheck['asks'];
  readonly passes: ActiveCheck['passes'];
  readonly connectMs: number | null;
  readonly readMs: number | null;
}

/** The time between checks with which a server begins: sound after one good check only. */
const firstInterMs = ({ interMs, fastMs, fall }: ServerWords): number => (fall > 1 ? (fastMs ?? interMs) : interMs);

/** The first checks are spread over the shortest interval (check.c, start_checks). */
function checkFor(line: ServerLine, checked: readonly ServerLine[], words: CheckWords): ActiveCheck {
  const { interMs, fastMs, downMs, fall, rise } = line.words;
  const shortest = Math.min(...checked.map((other) => firstInterMs(other.words)));
  const { asks, passes, connectMs, readMs } = words;
  return {
    asks,
    passes,
    everyMs: interMs,
    changingMs: fastMs ?? interMs,
    downMs: downMs ?? interMs,
    timeoutMs: readMs === null ? interMs : Math.min(connectMs ?? interMs, interMs) + readMs,
    firstMs: (Math.max(shortest, firstInterMs(line.words)) * checked.indexOf(line)) / checked.length,
    judges: { by: 'streak', fall, rise, startsSound: false },
  };
}

export function serversOf(lines: readonly ServerLine[], checks: CheckWords): FarmServer[] {
  const checked = lines.filter(({ words }) => words.isChecked);
  return lines.map((line) => {
    const { weight, maxConnections, maxQueue, isBackup, isDown, cookie, isChecked } = line.words;
    return farmServer(line.node, placeText(line.place), {
      weight,
      maxConnections,
      maxQueue,
      isBackup,
      isDown,
      cookie,
      check: isChecked ? checkFor(line, checked, checks) : null,
    });
  });
}
