// What a participant that reads HTTP would have put into its log by an instant: one entry for each request that it has answered, from the
// records of the run alone.
import {
  originViews,
  visible,
  type Instant,
  type Message,
  type Trace,
  type TraceRecord,
} from '../../../simulations/index.ts';

export interface LogEntry {
  readonly exchange: number;
  readonly receivedAt: number;
  /** When the last octet of the answer left. */
  readonly endedAt: number;
  /** Whom it takes for the client, and the port of its packets. */
  readonly client: string;
  readonly port: number;
  readonly request: Message & { readonly kind: 'request' };
  readonly response: Message & { readonly kind: 'response' };
  /** Octets of content, and of the whole answer with its head. */
  readonly contentBytes: number;
  readonly wholeBytes: number;
  readonly isTls: boolean;
  /** Whom it asked itself, and when; null: nobody. */
  readonly asked: Asked | null;
  /** Words for what its cache did and what its rules said, in order. */
  readonly kinds: readonly TraceRecord['kind'][];
  /** The product's own word for that. */
  readonly word: string | null;
}

export interface Asked {
  readonly address: string;
  readonly node: string;
  /** The call (null: the connection was there), the request, the head of the answer (null: none came). */
  readonly calledAt: number | null;
  readonly sentAt: number;
  readonly answeredAt: number | null;
}

type Draft = { -readonly [K in keyof Omit<LogEntry, 'response'>]: LogEntry[K] } & {
  response: LogEntry['response'] | null;
  kinds: TraceRecord['kind'][];
};

/** IP and TCP headers, and what a TLS record adds: see docs/model.md. */
const PACKET_BYTES = 40;
const TLS_BYTES = 22;

/** In the order in which they are written: by their ends. */
export function logOf(trace: Trace, node: string, until: Instant): readonly LogEntry[] {
  const views = new Map(originViews(trace).views.map((view) => [view.record, view.client]));
  const open = new Map<number, Draft[]>();
  const calls = new Map<number, number>();
  /** A tunnel is written down when it ends. */
  const tunnels = new Map<number, LogEntry>();
  const done: LogEntry[] = [];
  const draftsOf = (exchange: number): Draft[] =>
    [...open.values()].flat().filter((draft) => draft.exchange === exchange);

  const hear = (record: Extract<TraceRecord, { kind: 'message.received' }>, number: number): void => {
    const sent = trace.records[record.sent];
    if (sent?.kind !== 'message.sent') return;
    const { part, source } = visible(sent, { at: 'node', node });
    if (part?.payload.kind === 'http-request') {
      const line = open.get(sent.connection) ?? [];
      open.set(sent.connection, line);
      line.push({
        ...{ exchange: record.exchange, receivedAt: record.at, endedAt: record.at, port: source.port },
        ...{ client: views.get(number) ?? source.address, request: part.payload.message, response: null },
        ...{ contentBytes: 0, wholeBytes: 0, isTls: part.decrypted, asked: null, kinds: [], word: null },
      });
    } else if (part?.payload.kind === 'http-response' && part.payload.message.status >= 200) {
      for (const draft of draftsOf(record.exchange))
        if (draft.asked && draft.asked.answeredAt === null) draft.asked = { ...draft.asked, answeredAt: record.at };
    }
  };

  const say = (sent: Extract<TraceRecord, { kind: 'message.sent' }>): void => {
    if (sent.payload.kind === 'tcp-syn') {
      calls.set(sent.connection, sent.at);
      const { address } = sent.destination;
      for (const draft of draftsOf(sent.exchange))
        if (draft.request.method === 'CONNECT')
          draft.asked = { address, node: sent.to, calledAt: sent.at, sentAt: sent.at, answeredAt: null };
    }
    const tunnel = tunnels.get(sent.connection);
    if (tunnel) {
      const wholeBytes = tunnel.wholeBytes + sent.bytes - PACKET_BYTES;
      tunnels.set(sent.connection, { ...tunnel, wholeBytes, endedAt: sent.at });
      return;
    }
    const { part, destination } = visible(sent, { at: 'node', node });
    if (!part) return;
    const { payload } = part;
    if (payload.kind === 'http-request') {
      const asked = { address: destination.address, node: sent.to, sentAt: sent.at, answeredAt: null };
      for (const draft of draftsOf(sent.exchange)) {
        draft.asked = { ...asked, calledAt: calls.get(sent.connection) ?? null };
        calls.delete(sent.connection);
      }
      return;
    }
    const [draft] = open.get(sent.connection) ?? [];
    if (!draft) return;
    const isHead = payload.kind === 'http-response' && payload.message.status >= 200;
    if (!isHead && payload.kind !== 'http-piece') return;
    const content = payload.kind === 'http-piece' ? payload.content : payload.message.content;
    if (isHead) draft.response = payload.message;
    draft.contentBytes += content?.bytes ?? 0;
    draft.wholeBytes += sent.bytes - PACKET_BYTES - (part.decrypted ? TLS_BYTES : 0);
    draft.endedAt = sent.at;
    const isLast = payload.kind === 'http-piece' ? payload.last : payload.continues !== true;
    if (!isLast || draft.response === null) return;
    open.get(sent.connection)?.shift();
    const entry = { ...draft, response: draft.response };
    if (draft.request.method === 'CONNECT' && draft.response.status < 300) tunnels.set(sent.connection, entry);
    else done.push(entry);
  };

  for (const [number, record] of trace.records.entries()) {
    if (record.at > until) break;
    if (record.kind === 'message.received') {
      if (record.to === node) hear(record, number);
    } else if (record.kind === 'message.sent') {
      if (record.from === node) say(record);
    } else if (record.kind === 'connection.closed') {
      const ended = record.node === node ? tunnels.get(record.connection) : undefined;
      if (!ended) continue;
      tunnels.delete(record.connection);
      done.push({ ...ended, endedAt: record.at });
    } else if ('exchange' in record && 'node' in record && record.node === node) {
      for (const draft of draftsOf(record.exchange)) {
        draft.kinds.push(record.kind);
        if ('word' in record && record.kind.startsWith('cache.')) draft.word = record.word ?? null;
      }
    }
  }
  return done;
}
