// How an origin of a case behaves: `replay.origins` as typed behaviours, in the words of the recordings.
import type { JsonObject, Json, RecordedField } from './json.ts';
import {
  FormatError,
  fieldsAt,
  longTextAt,
  numberAt,
  objectAt,
  onlyKeys,
  optional,
  textAt,
  wholeAt,
  yesNoAt,
} from './json.ts';

/** What an origin does with one request; what is null or false is as usual (200, its own text, at once). */
export interface Answering {
  readonly status: number | null;
  readonly reason: string | null;
  /** After Server and Date. Values may hold dates as "now+2s", see `moments.ts`. */
  readonly fields: readonly RecordedField[];
  readonly body: string | null;
  /** Topic caching: the number in `v<version>.<k>`. */
  readonly version: number | null;
  readonly delayS: number;
  readonly closesWithoutAnswer: boolean;
  readonly neverAnswers: boolean;
  /** Content-Length above what is sent. */
  readonly announcedLength: number | null;
  /** Neither Content-Length nor chunks: the content ends with the connection (RFC 9112 §6.3, rule 8). */
  readonly hasNoLength: boolean;
  /** Bytes instead of a message. */
  readonly raw: string | null;
  /** After what is sent at once: `bytes`, `times` times, so many seconds before each. */
  readonly drip: { readonly bytes: string; readonly everyS: number; readonly times: number } | null;
  /** What becomes of the connection after that; null: it is kept if the request allows it. */
  readonly then: 'close' | 'reset' | 'silence' | null;
}

export interface Behaviour extends Answering {
  /** The port is closed. */
  readonly refuses: boolean;
  /** SYNs are not answered. */
  readonly hasNoHandshake: boolean;
  readonly paths: ReadonlyMap<string, Answering>;
  readonly methods: ReadonlyMap<string, Answering>;
  /** By place of the request on its connection; null: as the rest says. */
  readonly firstRequest: Answering | null;
  readonly laterOnSameConnection: Answering | null;
  readonly onANewConnection: Answering | null;
}

const ANSWERING = [
  ...['status', 'reason', 'fields', 'body', 'version', 'delay_s', 'closes_without_answer', 'never_answers'],
  ...['announced_length', 'no_length', 'raw', 'drip', 'then'],
];
const EXCEPTIONS = ['paths', 'methods', 'first_request', 'later_on_same_connection', 'on_a_new_connection'];

function answeringAt(path: string, value: Json | undefined): Answering {
  const said = objectAt(path, value);
  onlyKeys('origin', said, ANSWERING);
  return answering(path, said);
}

const isEnding = (word: string): word is 'close' | 'reset' | 'silence' => /^(?:close|reset|silence)$/u.test(word);

function thenAt(path: string, value: Json | undefined): 'close' | 'reset' | 'silence' {
  const word = textAt(path, value);
  if (isEnding(word)) return word;
  throw new FormatError(path, word, 'close, reset or silence');
}

function statusAt(path: string, value: Json | undefined): number {
  const status = wholeAt(path, value, 100);
  if (status > 999) throw new FormatError(path, status, 'a status of three digits');
  return status;
}

function answering(path: string, said: JsonObject): Answering {
  const at = <T>(key: string, read: (path: string, value: Json | undefined) => T): T | null =>
    optional(read, `${path}.${key}`, said[key]);
  return {
    status: at('status', statusAt),
    reason: at('reason', textAt),
    fields: at('fields', fieldsAt) ?? [],
    body: at('body', longTextAt),
    version: at('version', wholeAt),
    delayS: at('delay_s', numberAt) ?? 0,
    closesWithoutAnswer: at('closes_without_answer', yesNoAt) ?? false,
    neverAnswers: at('never_answers', yesNoAt) ?? false,
    announcedLength: at('announced_length', wholeAt),
    hasNoLength: at('no_length', yesNoAt) ?? false,
    raw: at('raw', longTextAt),
    drip: at('drip', dripAt),
    then: at('then', thenAt),
  };
}

function dripAt(path: string, value: Json | undefined): NonNullable<Answering['drip']> {
  const said = objectAt(path, value);
  onlyKeys('drip', said, ['bytes', 'every_s', 'times']);
  return {
    bytes: longTextAt(`${path}.bytes`, said['bytes']),
    everyS: numberAt(`${path}.every_s`, said['every_s']),
    times: wholeAt(`${path}.times`, said['times']),
  };
}

const exceptionsAt = (path: string, value: Json | undefined): ReadonlyMap<string, Answering> =>
  new Map(
    Object.entries(objectAt(path, value)).map(([key, said]) => [key, answeringAt(`${path}.${key}`, said)] as const),
  );

/** One behaviour of `replay.origins`, of `origins_by_request` or of a step's `now`. */
export function behaviourAt(path: string, value: Json | undefined): Behaviour {
  const said = objectAt(path, value);
  onlyKeys('origin', said, [...ANSWERING, ...EXCEPTIONS, 'refuses', 'no_handshake']);
  const at = <T>(key: string, read: (path: string, value: Json | undefined) => T): T | null =>
    optional(read, `${path}.${key}`, said[key]);
  return {
    ...answering(path, said),
    refuses: at('refuses', yesNoAt) ?? false,
    hasNoHandshake: at('no_handshake', yesNoAt) ?? false,
    paths: at('paths', exceptionsAt) ?? new Map<string, Answering>(),
    methods: at('methods', exceptionsAt) ?? new Map<string, Answering>(),
    firstRequest: at('first_request', answeringAt),
    laterOnSameConnection: at('later_on_same_connection', answeringAt),
    onANewConnection: at('on_a_new_connection', answeringAt),
  };
}

/** The letters and behaviours of `replay.origins`; a letter that is not named answers 200 at once. */
export const originsOf = (replay: JsonObject): ReadonlyMap<string, Behaviour> =>
  new Map(
    Object.entries(optional(objectAt, 'replay.origins', replay['origins']) ?? {}).map(
      ([letter, said]) => [letter, behaviourAt(`replay.origins.${letter}`, said)] as const,
    ),
  );
