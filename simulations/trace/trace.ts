// A finished run: header and records, with the few look-ups that everybody needs.
import { placesBefore } from '../kernel/search.ts';
import type { Instant } from '../kernel/time.ts';
import type { HeaderNode, TraceHeader } from './header.ts';
import type { ExchangeId, MessageReceived, MessageSent, TraceRecord } from './record.ts';

export interface Trace {
  readonly header: TraceHeader;
  readonly records: readonly TraceRecord[];
}

/** What a box sends of its own accord, to see whether its servers are well, belongs to nobody's exchange. */
export const NO_EXCHANGE: ExchangeId = 0;

/** Whether a node of this kind stands between the clients and the servers. */
export const isBox = (kind: HeaderNode['kind']): boolean =>
  kind === 'forward-proxy' || kind === 'tunnel-server' || kind === 'gateway';

/** How many records have happened by `t`, that is, the number of the first record after it. */
export const recordsBy = ({ records }: Trace, t: Instant): number =>
  placesBefore(records.length, (place) => (records[place]?.at ?? Infinity) <= t);

/** The transmission that a `message.received` record completes. */
export function sentRecord(trace: Trace, received: MessageReceived): MessageSent {
  const record = trace.records[received.sent];
  if (record?.kind !== 'message.sent') throw new RangeError(`record ${String(received.sent)} is not a message.sent`);
  return record;
}

/** Exchanges in order of their first record. */
export function exchangesOf(trace: Trace): readonly ExchangeId[] {
  const seen = new Set<ExchangeId>();
  for (const record of trace.records) if (record.kind === 'exchange.wanted') seen.add(record.exchange);
  return [...seen];
}

export function nodeOf(header: TraceHeader, id: string): HeaderNode {
  const node = header.nodes.find((candidate) => candidate.id === id);
  if (!node) throw new RangeError(`no node ${id} in the trace header`);
  return node;
}
