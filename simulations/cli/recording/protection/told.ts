// What was seen in a case of topic `protection`, in the recording's words: answers, tallies, what the origin saw.
import { listValues, valueOf } from '../../../http/fields.ts';
import type { Request } from '../../../http/message.ts';
import { startLine } from '../../../http/message.ts';
import { inMilliseconds } from '../../../kernel/time.ts';
import type { ExchangeId, RequestJudged, TraceRecord } from '../../../trace/record.ts';
import { innermost } from '../../../wire/payload.ts';
import type { Answer, Arrival, Ends } from '../ends.ts';
import { fieldsTold } from '../ends.ts';
import type { Json, JsonObject } from '../json.ts';

export interface Seen {
  readonly ends: Ends;
  readonly records: readonly TraceRecord[];
}

export const statusOf = (answer: Answer | undefined): number | null =>
  answer?.isWhole === true ? (answer.response?.status ?? null) : null;

/** How often each came, in order of first coming. */
export function tally(words: readonly string[]): JsonObject {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** "200 at once", "200 after 2s": times are rounded to whole seconds. */
function waited(answer: Answer): string {
  const ms = answer.finishedAt === null ? 0 : inMilliseconds(answer.finishedAt) - inMilliseconds(answer.wantedAt);
  const seconds = Math.round(ms / 1000);
  return `${String(statusOf(answer))} ${seconds === 0 ? 'at once' : `after ${String(seconds)}s`}`;
}

export const arrivalsOf = ({ ends }: Seen, exchanges: readonly ExchangeId[]): readonly Arrival[] =>
  ends.arrivals.filter(({ exchange }) => exchanges.includes(exchange));

export const answersOf = ({ ends }: Seen, exchanges: readonly ExchangeId[]): readonly Answer[] =>
  exchanges.flatMap((exchange) => ends.answers.get(exchange) ?? []);

const isJudged = (record: TraceRecord): record is RequestJudged =>
  record.kind === 'request.admitted' || record.kind === 'request.delayed' || record.kind === 'request.refused';

export const judgementsOf = (records: readonly TraceRecord[], exchange: ExchangeId): readonly RequestJudged[] =>
  records.filter(isJudged).filter((record) => record.exchange === exchange);

/** $limit_req_status of ngx_http_limit_req_module; null: no limit was asked. */
function limitStatus(records: readonly TraceRecord[], exchange: ExchangeId): string | null {
  const judged = judgementsOf(records, exchange);
  const found = judged.find(({ rule, kind }) => rule === 'rate' && kind !== 'request.admitted');
  if (!found) return judged.some(({ rule }) => rule === 'rate') ? 'PASSED' : null;
  return `${found.kind === 'request.refused' ? 'REJECTED' : 'DELAYED'}${found.isDryRun ? '_DRY_RUN' : ''}`;
}

/** One burst: how many got what when, and what the limit thought of them. */
export const phaseTold = (seen: Seen, atS: number, exchanges: readonly ExchangeId[]): JsonObject => ({
  at: atS,
  simultaneous: exchanges.length,
  client: tally(answersOf(seen, exchanges).map(waited)),
  limit_req_status: tally(exchanges.flatMap((exchange) => limitStatus(seen.records, exchange) ?? [])),
  origin_hits: arrivalsOf(seen, exchanges).length,
});

/** Fields of an answer that are told where they stand in it. */
const TOLD_FIELDS = [
  'Server',
  'X-Squid-Error',
  'WWW-Authenticate',
  'Proxy-Authenticate',
  'X-Cache',
  'Via',
  'Connection',
];

const AUTH = ['authorization', 'proxy-authorization'];

const requestTold = (request: Request): JsonObject => ({
  line: startLine(request),
  auth_headers: request.fields
    .filter(({ name }) => AUTH.includes(name.toLowerCase()))
    .map(({ name, value }) => `${name}: ${value}`),
  via: valueOf(request.fields, 'Via'),
});

/** One answer with what of it matters, and what the origin saw: a number, or at Squid each request. */
export function answerTold(seen: Seen, exchange: ExchangeId, label: string, tellsRequests: boolean): JsonObject {
  const answer = seen.ends.answers.get(exchange);
  const response = answer?.response ?? null;
  const arrivals = arrivalsOf(seen, [exchange]);
  const fields = TOLD_FIELDS.flatMap((name): [string, Json][] => {
    const value = response === null ? null : valueOf(response.fields, name);
    return value === null ? [] : [[name.toLowerCase(), value]];
  });
  return {
    request: label,
    status: response?.status ?? null,
    ...Object.fromEntries(fields),
    ...(tellsRequests
      ? { log: '', origin_saw: arrivals.map(({ request }) => requestTold(request)) }
      : { reached_origin: arrivals.length }),
  };
}

/** An answer with all its fields. */
export function wholeAnswerTold({ ends }: Seen, exchange: ExchangeId): Json {
  const answer = ends.answers.get(exchange);
  if (!answer?.response) return { error: 'connection closed without a response' };
  const { status, reason } = answer.response;
  return {
    status,
    reason,
    headers: fieldsTold(answer.response).map(([name, value]) => [name, value]),
    body: ends.bodyOf(answer),
  };
}

/** How the client's connection of an exchange ended, when no answer came. */
const wasReset = (records: readonly TraceRecord[], exchange: ExchangeId): boolean =>
  records.some(
    (record) =>
      record.kind === 'message.sent' && record.exchange === exchange && innermost(record.payload).kind === 'tcp-reset',
  );

const fromOrigin = (records: readonly TraceRecord[], exchange: ExchangeId): boolean =>
  records.some(
    (record) =>
      record.kind === 'message.sent' &&
      record.exchange === exchange &&
      record.from === 'O' &&
      innermost(record.payload).kind === 'http-response',
  );

/** What came of a request in an odd shape. */
export function oddAnswerTold({ ends, records }: Seen, exchange: ExchangeId): JsonObject {
  const answer = ends.answers.get(exchange);
  if (answer?.response) {
    return { status: answer.response.status, generated_by_proxy: !fromOrigin(records, exchange) };
  }
  const error = 'connection closed without a response';
  return wasReset(records, exchange) ? { error, code: 'ECONNRESET' } : { error };
}

/** Long lines are cut. */
const LINE = 60;

export const oddRequestTold = (request: Request): JsonObject => ({
  line: startLine(request).slice(0, LINE),
  headers: fieldsTold(request).map(([name, value]) => [name, value]),
});

/** Whether the field is one that the products add, so that recordings of odd shapes leave it out. */
export function isAdded(name: string, request: Request): boolean {
  const lower = name.toLowerCase();
  if (lower === 'connection') return true;
  if (/^(?:via|x-forwarded-for|x-varnish|accept-encoding|cache-control)$/u.test(lower)) return true;
  return listValues(request.fields, 'Connection').some((option) => option.toLowerCase() === lower);
}
