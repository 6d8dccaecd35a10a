// What a case of topic caching showed, in the words of the recordings.
import { allValues, valueOf } from '../../../http/fields.ts';
import type { Fields, Request, Response } from '../../../http/message.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { ExchangeId, TraceRecord } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import { innermost } from '../../../wire/payload.ts';
import type { Answer, Arrival, Ends } from '../ends.ts';
import { endsOf, fieldsTold } from '../ends.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Run } from './replay.ts';

/** Of a request at the origin: the fields that caches read or write. */
const LOOKED_AT =
  /^(?:if-modified-since|if-none-match|if-match|if-unmodified-since|if-range|range|cookie|authorization|cache-control|pragma)$/iu;

/** Squid's own word on how long it would keep an answer is left out of what it sends. */
const SQUIDS_OWN = 'max-age=259200';

function toldValue(name: string, value: string): string {
  if (/^if-(?:un)?modified-since$/iu.test(name)) return '<date>';
  if (name.toLowerCase() !== 'cache-control') return value;
  return value
    .split(', ')
    .filter((member) => member !== SQUIDS_OWN)
    .join(', ');
}

interface Served {
  readonly arrival: Arrival;
  /** Null: it was not answered. */
  readonly response: Response | null;
  readonly until: Instant;
}

/** Each request at the origin with the answer that it got there. */
function servedIn({ records }: Trace, arrivals: readonly Arrival[]): readonly Served[] {
  const answers = records.flatMap((record) => {
    if (record.kind !== 'message.sent') return [];
    const payload = innermost(record.payload);
    return payload.kind === 'http-response' ? [{ ...record, response: payload.message }] : [];
  });
  return arrivals.map((arrival) => {
    const { connection, origin, exchange, at } = arrival;
    const answer = answers.find(
      (sent) => sent.from === origin && sent.connection === connection && sent.exchange === exchange && sent.at >= at,
    );
    return { arrival, response: answer?.response ?? null, until: answer?.at ?? at };
  });
}

function toldFetch({ arrival, response }: Served): string {
  const { method, fields }: Request = arrival.request;
  const told = fields
    .filter(({ name }) => LOOKED_AT.test(name))
    .map(({ name, value }) => [name, toldValue(name, value)] as const)
    .flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  const outcome = response === null ? '(closed without answer)' : String(response.status);
  return `${method}${told.length === 0 ? '' : ` [${told.join('; ')}]`} → ${outcome}`;
}

/** The product's word for what became of a request; null: its cache was not asked. */
function wordOf({ records }: Trace, exchange: ExchangeId, box: string): string | null {
  let word: string | null = null;
  for (const record of records) {
    if (!('exchange' in record) || record.exchange !== exchange) continue;
    // What happens behind the client's back, after its answer, has no word in the log.
    if (record.kind === 'message.sent' && record.from === box && isResponse(record)) return word;
    if (!('node' in record) || record.node !== box) continue;
    if (record.kind === 'cache.hit' || record.kind === 'cache.fwd') word = record.decision.word ?? word;
    else if ('word' in record) ({ word } = record);
  }
  return word;
}

const isResponse = ({ payload }: Extract<TraceRecord, { kind: 'message.sent' }>): boolean =>
  innermost(payload).kind === 'http-response';

/** How the log of each product says it. */
function stateOf(product: string, word: string | null, status: number): string {
  if (product === 'squid') return `${word ?? 'TCP_MISS'}/${String(status)}`;
  if (product === 'varnish') return word ?? 'pass';
  if (word === null || word === '') return '-';
  // A page that nginx makes instead of a part is looked up a second time, and both stand in the log.
  return status === 416 ? `${word}, ${word}` : word;
}

const SHOWN = ['etag', 'vary', 'warning', 'set-cookie', 'content-range', 'x-cache'] as const;

function shownFields(fields: Fields): JsonObject {
  const shown = SHOWN.flatMap((name) => {
    const values = allValues(fields, name);
    return values.length === 0 ? [] : [[name, values.join(', ')] as const];
  });
  return shown.length === 0 ? {} : { client_headers: Object.fromEntries(shown) };
}

const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

/** The client gives up without a status. */
const statusOf = (answer: Answer | undefined): number => answer?.response?.status ?? 0;

/** Pages are simulated without their markup; a recording tells how they begin. */
const PAGES: Readonly<Record<string, (title: string) => string>> = {
  nginx: (title) => `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n`,
  squid: () => '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">\n',
  varnish: (title) => `<!DOCTYPE html>\n<html>\n  <head>\n    <title>${title}</title>\n`,
};

function bodyIn(ends: Ends, answer: Answer | undefined, product: string): string {
  const text = answer?.response?.content?.text ?? '';
  const begins = PAGES[product];
  const title = /<title>([^<]*)/u.exec(text)?.[1] ?? text.trim();
  return answer === undefined || !begins || /^<(?:!doctype|html)/iu.test(text) || !ends.isMadeByBox(answer)
    ? text
    : begins(title);
}

function tally(words: readonly string[]): JsonObject {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** How many were being served at once, at most. */
function mostAtOnce(served: readonly Served[]): number {
  const others = ({ arrival: { at } }: Served): number =>
    served.filter(({ arrival, until }) => arrival.at <= at && at < until).length;
  return served.reduce((most, one) => Math.max(most, others(one)), 0);
}

export function stepsTold({ trace, done }: Run, product: string, box: string): JsonObject {
  const ends = endsOf(trace);
  const served = servedIn(trace, ends.arrivals);
  const steps = done.map(({ action, exchanges }): Json => {
    if (action.kind === 'behave') return { at: action.atS };
    const own = served.filter(({ arrival }) => exchanges.includes(arrival.exchange));
    const told = exchanges.map((exchange) => {
      const answer = ends.answers.get(exchange);
      const status = statusOf(answer);
      return { answer, status, state: stateOf(product, wordOf(trace, exchange, box), status) };
    });
    if (action.isParallel) {
      return {
        at: action.atS,
        parallel: action.times,
        states: tally(told.map(({ state }) => state)),
        answers: tally(told.map(({ answer, status }) => `${String(status)} ${bodyIn(ends, answer, product)}`)),
        origin_fetches: own.length,
        origin_max_concurrent: mostAtOnce(own),
      };
    }
    const [only] = told;
    const fields = only?.answer?.response?.fields ?? [];
    return {
      at: action.atS,
      status: only?.status ?? 0,
      state: only?.state ?? '-',
      age: numberOrNull(valueOf(fields, 'Age')),
      body: bodyIn(ends, only?.answer, product),
      origin: own.map(toldFetch),
      ...shownFields(fields),
    };
  });
  return { steps, origin_contacts: ends.arrivals.length };
}

/** The first answer and the last, whole. */
export function messagesTold({ trace }: Run): JsonObject {
  const told = [...endsOf(trace).answers.values()].map((answer): Json => {
    const { response } = answer;
    if (response === null) return null;
    const headers = fieldsTold(response).map(([name, value]) => [name, name === 'Date' ? '<date>' : value]);
    return { status: response.status, reason: response.reason, headers, body: response.content?.text ?? '' };
  });
  return { miss: told[0] ?? null, hit: told.at(-1) ?? null };
}
