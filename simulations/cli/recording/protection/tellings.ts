// What was looked at in a case of topic `protection`, by the recording's keys.
import { inMilliseconds } from '../../../kernel/time.ts';
import type { ExchangeId } from '../../../trace/record.ts';
import { innermost } from '../../../wire/payload.ts';
import { accessLog } from '../errors/log.ts';
import type { Json, JsonObject } from '../json.ts';
import { Unsupported } from '../json.ts';
import type { Performed } from '../perform.ts';
import type { BytesStep, RequestStep } from '../steps.ts';
import type { Asked } from '../topic.ts';
import type { Seen } from './told.ts';
import {
  answerTold,
  answersOf,
  arrivalsOf,
  judgementsOf,
  oddAnswerTold,
  oddRequestTold,
  phaseTold,
  statusOf,
  tally,
  wholeAnswerTold,
} from './told.ts';

/** A step that sends something, done. */
export type Sent = Performed & { readonly step: RequestStep | BytesStep };

export interface Case extends Seen {
  readonly product: string;
  /** The steps that send something. */
  readonly sent: readonly Sent[];
  readonly labels: readonly string[];
}

const nth = ({ sent }: Case, index: number): Sent => {
  const step = sent[index];
  if (!step) throw new Unsupported(`a result of step ${String(index + 1)}`);
  return step;
};

/** What is told of one step, by how it was looked at. */
export function stepTold(seen: Case, index: number, { kind }: Asked): Json {
  const { step, exchanges } = nth(seen, index);
  const statuses = answersOf(seen, exchanges).map(statusOf);
  if (kind === 'list') return statuses;
  if (kind === 'number') return statuses[0] ?? null;
  return step.times > 1 ? tally(statuses.map(String)) : wholeAnswerTold(seen, exchanges[0] ?? 0);
}

/** ngx_http_limit_req_module's lines, without their figures. */
function limitLines({ records, sent }: Case): JsonObject {
  const all = sent.flatMap(({ exchanges }) => exchanges.flatMap((exchange) => judgementsOf(records, exchange)));
  const lines = all.flatMap(({ rule, kind, isDryRun, word }) => {
    if (rule !== 'rate' || kind === 'request.admitted') return [];
    const dry = isDryRun ? ', dry run' : '';
    return kind === 'request.refused'
      ? [`[error] limiting requests${dry}, excess: <x> by zone "${word}"`]
      : [`[warn] delaying request${dry}, excess: <x>, by zone "${word}"`];
  });
  return tally(lines);
}

/** When the box called the origin, among the pieces that its client sent. */
function connectedBefore({ records, sent }: Case): string {
  const [performed] = sent;
  const step = performed?.step;
  if (performed === undefined || step?.kind !== 'request' || step.pieces === null) throw new Unsupported('no pieces');
  const call = records.find(
    (record) => record.kind === 'message.received' && record.to === 'O' && record.exchange === performed.exchanges[0],
  );
  if (!call) return 'never';
  const sinceS = (inMilliseconds(call.at) - inMilliseconds(performed.from)) / 1000;
  const place = Math.floor(sinceS / (step.everyS ?? 1)) + 1;
  return place > step.pieces.length ? 'after the last piece' : `before piece ${String(place)}`;
}

function piecesSeen({ ends, sent }: Case): string {
  const pieces = ends.arrivals.find(({ exchange }) => exchange === sent[0]?.exchanges[0])?.pieces ?? 0;
  return pieces > 2 ? 'several (streamed)' : 'one or two (buffered)';
}

const callsOfOrigin = ({ records }: Case): number =>
  records.filter((record) => {
    if (record.kind !== 'message.received' || record.to !== 'O') return false;
    const sent = records[record.sent];
    return sent?.kind === 'message.sent' && innermost(sent.payload).kind === 'tcp-syn';
  }).length;

/** Whether the last of an answer has left the origin. */
const hasFinishedSending = ({ records }: Case): boolean =>
  records.some((record) => {
    if (record.kind !== 'message.sent' || record.from !== 'O') return false;
    const payload = innermost(record.payload);
    return payload.kind === 'http-piece'
      ? payload.last
      : payload.kind === 'http-response' && payload.continues !== true;
  });

const exchangesIn = ({ sent }: Case): readonly ExchangeId[] => sent.flatMap(({ exchanges }) => exchanges);

/** Words that the products add are left out, unless all are counted. */
function sawOdd(seen: Case): Json {
  return arrivalsOf(seen, exchangesIn(seen)).map(({ request }) => oddRequestTold(request));
}

type Telling = (seen: Case, asked: Asked) => Json;

export const TELLINGS: Readonly<Record<string, Telling>> = {
  phases: (seen) =>
    seen.sent.map(({ step, exchanges, from }) => phaseTold(seen, step.atS ?? inMilliseconds(from) / 1000, exchanges)),
  answers: (seen) =>
    exchangesIn(seen).map((exchange, i) =>
      answerTold(seen, exchange, seen.labels[i] ?? '', seen.product.startsWith('squid')),
    ),
  statuses: (seen, asked) => stepTold(seen, 0, asked),
  other_client: (seen, asked) => stepTold(seen, 1, asked),
  origin_hits: (seen) => arrivalsOf(seen, exchangesIn(seen)).length,
  proxy_log_status: ({ records }) => accessLog(records, 'box').map(({ status }) => status),
  status: (seen, asked) => stepTold(seen, 0, asked),
  origin_connected_before_piece: connectedBefore,
  origin_saw_pieces: piecesSeen,
  origin_connections: callsOfOrigin,
  origin_has_finished_sending: hasFinishedSending,
  client: (seen) => oddAnswerTold(seen, exchangesIn(seen)[0] ?? 0),
  origin_saw: sawOdd,
  // Words of the product's own; they are told, and nobody is held to them.
  error_log: limitLines,
  log: () => null,
};
