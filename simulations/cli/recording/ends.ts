// What the two ends of a run saw: which requests reached the origins, and what each exchange brought back to its client.
import type { Message, Request, Response } from '../../http/message.ts';
import { isFinal } from '../../http/status.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ConnectionId, ExchangeId, Failure } from '../../trace/record.ts';
import type { Trace } from '../../trace/trace.ts';
import { sentRecord } from '../../trace/trace.ts';
import type { NodeId } from '../../wire/payload.ts';
import { innermost } from '../../wire/payload.ts';
import type { RecordedField } from './json.ts';
import { ownPage } from './own-page.ts';

/** A request as it reached an origin, with its content as far as that came. */
export interface Arrival {
  readonly at: Instant;
  readonly origin: NodeId;
  /** Who sent it, by address. */
  readonly peer: string;
  readonly connection: ConnectionId;
  readonly exchange: ExchangeId;
  readonly request: Request;
  /** In how many parts its content came; 0: none. */
  readonly pieces: number;
  readonly isWhole: boolean;
}

/** What one exchange brought to its client. */
export interface Answer {
  readonly exchange: ExchangeId;
  readonly client: NodeId;
  readonly wantedAt: Instant;
  /** When the head of the final response came; null: none did. */
  readonly answeredAt: Instant | null;
  /** Null: not finished within the run. */
  readonly finishedAt: Instant | null;
  readonly failure: Failure | null;
  readonly interim: readonly Response[];
  /** The last final response (a tunnel's 200 comes before the site's), with its content as far as that came. */
  readonly response: Response | null;
  readonly isWhole: boolean;
  /** Bytes that were no HTTP message; empty: none. */
  readonly raw: string;
}

export interface Ends {
  /** In order of arrival of their heads. */
  readonly arrivals: readonly Arrival[];
  /** By exchange, in order of wanting. */
  readonly answers: ReadonlyMap<ExchangeId, Answer>;
  /** The content as a recording tells it: a page that no origin sent is told by its title. */
  bodyOf(answer: Answer): string;
  /** Whether the content was made by a box; false when there is none. */
  isMadeByBox(answer: Answer): boolean;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

const withMore = <M extends Message>(message: M, text: string, bytes: number): M => ({
  ...message,
  content: { text: (message.content?.text ?? '') + text, bytes: (message.content?.bytes ?? 0) + bytes },
});

/** Reads a trace once. */
export function endsOf(trace: Trace): Ends {
  const kinds = new Map(trace.header.nodes.map(({ id, kind }) => [id, kind]));
  const arrivals: Open<Arrival>[] = [];
  const answers = new Map<ExchangeId, Open<Answer>>();
  const coming = new Map<string, Open<Arrival>>();
  const sentByOrigins = contentsFromOrigins(trace, kinds);
  for (const record of trace.records) {
    if (record.kind === 'exchange.wanted') answers.set(record.exchange, answerBegun(record));
    else if (record.kind === 'exchange.finished') {
      const answer = answers.get(record.exchange);
      if (!answer) continue;
      answer.finishedAt = record.at;
      answer.failure = record.failure;
      if (record.failure === null) answer.isWhole = true;
    } else if (record.kind === 'message.received') {
      const sent = sentRecord(trace, record);
      const payload = innermost(sent.payload);
      const { at, exchange, to } = record;
      const { connection } = sent;
      const kind = kinds.get(to);
      const place = `${to} ${String(connection)}`;
      const answer = kind === 'client' ? answers.get(exchange) : undefined;
      if (kind === 'origin-server' && payload.kind === 'http-request') {
        const { message: request, continues } = payload;
        const pieces = (request.content?.bytes ?? 0) > 0 ? 1 : 0;
        const isWhole = continues !== true;
        const arrival = { at, origin: to, peer: sent.source.address, connection, exchange, request, pieces, isWhole };
        arrivals.push(arrival);
        coming.set(place, arrival);
      } else if (kind === 'origin-server' && payload.kind === 'http-piece') {
        const arrival = coming.get(place);
        if (!arrival) continue;
        const { text, bytes } = payload.content;
        arrival.request = withMore(arrival.request, text, bytes);
        arrival.pieces += bytes > 0 ? 1 : 0;
        arrival.isWhole = payload.last;
      } else if (answer && payload.kind === 'http-response') {
        take(answer, payload.message, payload.continues === true, at);
      } else if (answer?.response && payload.kind === 'http-piece') {
        answer.response = withMore(answer.response, payload.content.text, payload.content.bytes);
        answer.isWhole = payload.last;
      } else if (answer && payload.kind === 'raw-bytes') answer.raw += payload.text;
    }
  }
  const isMadeByBox = ({ response }: Answer): boolean => {
    const text = response?.content?.text ?? '';
    return text !== '' && !sentByOrigins().some((sent) => sent.includes(text));
  };
  return {
    arrivals,
    answers,
    isMadeByBox,
    bodyOf(answer) {
      const text = answer.response?.content?.text ?? '';
      return isMadeByBox(answer) ? ownPage(text) : text;
    },
  };
}

const answerBegun = ({ exchange, node, at }: { exchange: ExchangeId; node: NodeId; at: Instant }): Open<Answer> => ({
  exchange,
  client: node,
  wantedAt: at,
  answeredAt: null,
  finishedAt: null,
  failure: null,
  interim: [],
  response: null,
  isWhole: false,
  raw: '',
});

function take(answer: Open<Answer>, response: Response, continues: boolean, at: Instant): void {
  if (!isFinal(response.status) && response.status !== 101) {
    answer.interim = [...answer.interim, response];
    return;
  }
  answer.response = response;
  answer.isWhole = !continues;
  answer.answeredAt = at;
}

/** All contents that origins sent in the run, each as far as it was sent; made when first asked for. */
function contentsFromOrigins(trace: Trace, kinds: ReadonlyMap<NodeId, string>): () => readonly string[] {
  let texts: string[] | null = null;
  return () => {
    if (texts) return texts;
    texts = [];
    const begun = new Map<string, number>();
    for (const record of trace.records) {
      if (record.kind !== 'message.sent' || kinds.get(record.from) !== 'origin-server') continue;
      const payload = innermost(record.payload);
      const place = `${record.from} ${String(record.connection)}`;
      if (payload.kind === 'http-response') begun.set(place, texts.push(payload.message.content?.text ?? '') - 1);
      else if (payload.kind === 'http-piece') {
        const index = begun.get(place) ?? -1;
        texts[index] = (texts[index] ?? '') + payload.content.text;
      } else if (payload.kind === 'raw-bytes') texts.push(payload.text);
    }
    return texts;
  };
}

/** Field lines as recordings have them. */
export const fieldsTold = ({ fields }: Message): readonly RecordedField[] =>
  fields.map(({ name, value }) => [name, value]);
