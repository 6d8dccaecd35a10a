// What was done in a case, in order: `replay.steps` as typed steps.
import type { Behaviour } from './behaviour.ts';
import { behaviourAt } from './behaviour.ts';
import type { Json, JsonObject, RecordedField } from './json.ts';
import {
  FormatError,
  fieldsAt,
  joinedTextAt,
  listAt,
  longTextAt,
  numberAt,
  objectAt,
  onlyKeys,
  optional,
  textAt,
  textsAt,
  wholeAt,
  yesNoAt,
} from './json.ts';

/** When and by whom something is sent. Seconds are the recording's own unit. */
interface Sending {
  /** Client address; null: the topic's client, or the next of `replay.clients`. */
  readonly from: string | null;
  /** Client addresses, taken in turn; empty: none named. */
  readonly clients: readonly string[];
  /** Requests of the same number use the same client connection; null: a fresh one each. */
  readonly connection: number | null;
  /** Seconds since the first step began; null: as soon as the step before is done. */
  readonly atS: number | null;
  readonly times: number;
  /** All `times` at one instant; else each when the one before is answered. */
  readonly isAtOnce: boolean;
  /** The next step does not wait for the answers to this one. */
  readonly doesNotWait: boolean;
  /** Seconds after which the client closes its connection, answered or not; null: it does not. */
  readonly closesAfterS: number | null;
  readonly stopsReading: boolean;
}

export interface RequestStep extends Sending {
  readonly kind: 'request';
  readonly method: string;
  readonly target: string;
  readonly fields: readonly RecordedField[];
  /** Brings its Content-Length, unless the fields have one. */
  readonly body: string | null;
  /** Content of one chunk (RFC 9112 §7.1); null: not chunked. */
  readonly chunk: string | null;
  /** Content that is sent in these pieces, `everyS` seconds before each. */
  readonly pieces: readonly string[] | null;
  readonly everyS: number | null;
  /** Seconds between head and content; null: together. */
  readonly bodyAfterS: number | null;
}

/** Bytes that are sent as they are; `HOST` stands for the case's host. */
export interface BytesStep extends Sending {
  readonly kind: 'bytes';
  readonly raw: string;
}

export type Step =
  | RequestStep
  | BytesStep
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'wait for'; readonly what: string; readonly count: string | null }
  | { readonly kind: 'open idle connections'; readonly connections: number }
  | { readonly kind: 'behave'; readonly origin: string; readonly behaviour: Behaviour };

/** The steps of `replay`; null: it names none, and the words of the stimulus count. Errors: FormatError, Unsupported. */
export function stepsOf(replay: JsonObject): readonly Step[] | null {
  const steps = optional(listAt, 'replay.steps', replay['steps']);
  if (steps === null) return null;
  const byMethod = optional(objectAt, 'replay.bodies', replay['bodies']);
  const inOrder = optional(listAt, 'replay.bodies_in_order', replay['bodies_in_order']);
  return steps.map((step, i) => {
    const path = `replay.steps[${String(i)}]`;
    const ordered = inOrder?.[i] ?? null;
    const own = ordered === null ? null : longTextAt(`replay.bodies_in_order[${String(i)}]`, ordered);
    return stepAt(path, objectAt(path, step), (method) => own ?? bodyOf(byMethod, method));
  });
}

const SENDING = ['from', 'clients', 'connection', 'at', 'times', 'at_once', 'do_not_wait'];
const CLIENT_WAYS = ['client_closes_after_s', 'client_stops_reading'];
const CONTENT = ['body', 'chunk', 'body_pieces', 'every_s', 'body_after_s'];

type Bodies = (method: string) => string | null;

function stepAt(path: string, step: JsonObject, bodies: Bodies): Step {
  const only = (...known: readonly string[]): void => {
    onlyKeys('step', step, known);
  };
  if ('wait_s' in step) {
    only('wait_s');
    return { kind: 'wait', seconds: numberAt(`${path}.wait_s`, step['wait_s']) };
  }
  if ('wait_for' in step) {
    only('wait_for', 'count');
    const what = textAt(`${path}.wait_for`, step['wait_for']);
    return { kind: 'wait for', what, count: optional(textAt, `${path}.count`, step['count']) };
  }
  if ('open_idle_connections' in step) {
    only('open_idle_connections');
    const path_ = `${path}.open_idle_connections`;
    return { kind: 'open idle connections', connections: wholeAt(path_, step['open_idle_connections']) };
  }
  if ('origin' in step) {
    only('origin', 'now');
    const behaviour = behaviourAt(`${path}.now`, step['now']);
    return { kind: 'behave', origin: textAt(`${path}.origin`, step['origin']), behaviour };
  }
  if ('raw' in step) {
    only('raw', ...SENDING, ...CLIENT_WAYS);
    return { kind: 'bytes', raw: joinedTextAt(`${path}.raw`, step['raw']), ...sendingAt(path, step) };
  }
  only('method', 'target', 'fields', 'fields_numbered', ...SENDING, ...CLIENT_WAYS, ...CONTENT);
  return requestAt(path, step, bodies);
}

function sendingAt(path: string, step: JsonObject): Sending {
  return {
    from: optional(textAt, `${path}.from`, step['from']),
    clients: optional(textsAt, `${path}.clients`, step['clients']) ?? [],
    connection: optional(wholeAt, `${path}.connection`, step['connection']),
    atS: optional(numberAt, `${path}.at`, step['at']),
    times: optional(wholeAt, `${path}.times`, step['times']) ?? 1,
    isAtOnce: optional(yesNoAt, `${path}.at_once`, step['at_once']) ?? false,
    doesNotWait: optional(yesNoAt, `${path}.do_not_wait`, step['do_not_wait']) ?? false,
    closesAfterS: optional(numberAt, `${path}.client_closes_after_s`, step['client_closes_after_s']),
    stopsReading: optional(yesNoAt, `${path}.client_stops_reading`, step['client_stops_reading']) ?? false,
  };
}

function requestAt(path: string, step: JsonObject, bodies: Bodies): RequestStep {
  const method = textAt(`${path}.method`, step['method']);
  const body = optional(longTextAt, `${path}.body`, step['body']);
  const chunk = optional(longTextAt, `${path}.chunk`, step['chunk']);
  const pieces = optional(piecesAt, `${path}.body_pieces`, step['body_pieces']);
  if ([body, chunk, pieces].filter((content) => content !== null).length > 1)
    throw new FormatError(path, step, 'one of body, chunk and body_pieces');
  const hasContent = body !== null || chunk !== null || pieces !== null;
  return {
    kind: 'request',
    method,
    target: joinedTextAt(`${path}.target`, step['target']),
    fields: [
      ...(optional(fieldsAt, `${path}.fields`, step['fields']) ?? []),
      ...(optional(numberedAt, `${path}.fields_numbered`, step['fields_numbered']) ?? []),
    ],
    body: hasContent ? body : bodies(method),
    chunk,
    pieces,
    everyS: optional(numberAt, `${path}.every_s`, step['every_s']),
    bodyAfterS: optional(numberAt, `${path}.body_after_s`, step['body_after_s']),
    ...sendingAt(path, step),
  };
}

const piecesAt = (path: string, value: Json | undefined): readonly string[] =>
  listAt(path, value).map((piece, i) => longTextAt(`${path}[${String(i)}]`, piece));

/** `{name, count, value}`: name0, name1, …, all of that value. */
function numberedAt(path: string, value: Json | undefined): RecordedField[] {
  const numbered = objectAt(path, value);
  onlyKeys('fields_numbered', numbered, ['name', 'count', 'value']);
  const name = textAt(`${path}.name`, numbered['name']);
  const text = longTextAt(`${path}.value`, numbered['value']);
  const count = wholeAt(`${path}.count`, numbered['count']);
  if (count > 100_000) throw new FormatError(`${path}.count`, count, 'at most 100000');
  return Array.from({ length: count }, (_, i) => [`${name}${String(i)}`, text] as const);
}

/** `replay.bodies`: the content that goes with a method. */
export const bodyOf = (bodies: JsonObject | null, method: string): string | null =>
  bodies === null ? null : optional(longTextAt, `replay.bodies.${method}`, bodies[method]);
