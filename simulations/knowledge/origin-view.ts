// What origins took for their clients' addresses, request by request: what each read, what its settings made it believe, and whether that
// was so. Apart from every cell: an origin that believes a lie has still been told what it has been told.
import type { Report } from '../http/believing.ts';
import { believed, reportsIn } from '../http/believing.ts';
import type { Instant } from '../kernel/time.ts';
import type { HeaderNode } from '../trace/header.ts';
import type { ConnectionId, ExchangeId, MessageReceived, MessageSent } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { innermost } from '../wire/payload.ts';
import { visible } from '../wire/visibility.ts';

/** One request as the origin that got it put it down. */
export interface OriginView {
  /** Number of the record in which it arrived. */
  readonly record: number;
  readonly at: Instant;
  readonly exchange: ExchangeId;
  readonly origin: NodeId;
  /** Of the packets. */
  readonly socket: Address;
  /** What it takes for its client's, and by whose word: null, the packets'. */
  readonly client: Address;
  readonly by: { readonly rule: 'trusted' | 'leftmost'; readonly field: string | null } | null;
  readonly isTrue: boolean;
  /** Whether some report names an address that nobody on the way has; and whether the origin fell for such a one. */
  readonly isForged: boolean;
  readonly fellForIt: boolean;
}

export interface OriginViews {
  /** In order of time. */
  readonly views: readonly OriginView[];
  /** Requests that origins turned away, by whoever asked and whether in a lie. */
  readonly refused: readonly { readonly at: Instant; readonly client: NodeId; readonly isLiar: boolean }[];
  /** Whether some origin counts requests at all. */
  readonly isLimited: boolean;
}

const isOrigin = ({ configuration: { hosts, inbound } }: HeaderNode): boolean =>
  hosts.length > 0 && inbound.length === 0;

const known = new WeakMap<Trace, OriginViews>();

export function originViews(trace: Trace): OriginViews {
  const found = known.get(trace) ?? gather(trace);
  known.set(trace, found);
  return found;
}

interface Book {
  readonly origins: ReadonlyMap<NodeId, HeaderNode>;
  readonly askers: Map<ExchangeId, HeaderNode>;
  /** Addresses from which something was sent for an exchange. */
  readonly senders: Map<ExchangeId, Set<Address>>;
  readonly lines: Map<ConnectionId, Report>;
  /** Who sent a report of an address that is not his own. */
  readonly liars: Set<NodeId>;
}

function gather(trace: Trace): OriginViews {
  const { nodes } = trace.header;
  const book: Book = {
    origins: new Map(nodes.filter(isOrigin).map((node) => [node.id, node])),
    ...{ askers: new Map(), senders: new Map(), lines: new Map(), liars: new Set() },
  };
  const views: OriginView[] = [];
  const refused: { at: Instant; client: NodeId; exchange: ExchangeId }[] = [];
  let isLimited = false;
  for (const [number, record] of trace.records.entries()) {
    if (record.kind === 'exchange.wanted') {
      const asker = nodes.find(({ id }) => id === record.node);
      if (asker) book.askers.set(record.exchange, asker);
    } else if (record.kind === 'message.sent') {
      noteSender(record, book);
    } else if (record.kind === 'message.received') {
      const view = viewOf(trace, number, record, book);
      if (view) views.push(view);
    } else if (record.kind === 'request.admitted' || record.kind === 'request.refused') {
      if (!book.origins.has(record.node)) continue;
      isLimited = true;
      const client = book.askers.get(record.exchange)?.id;
      if (record.kind === 'request.refused' && client !== undefined)
        refused.push({ at: record.at, client, exchange: record.exchange });
    }
  }
  return { views, isLimited, refused: refused.map((one) => ({ ...one, isLiar: book.liars.has(one.client) })) };
}

function noteSender({ exchange, from, source, payload }: MessageSent, { askers, senders, liars }: Book): void {
  const known = senders.get(exchange);
  if (known) known.add(source.address);
  else senders.set(exchange, new Set([source.address]));
  const asker = askers.get(exchange);
  if (asker?.id !== from || liars.has(from)) return;
  const layer = innermost(payload);
  if (layer.kind !== 'http-request') return;
  if (reportsIn(layer.message.fields).some(({ address }) => !asker.addresses.includes(address))) liars.add(from);
}

function viewOf(trace: Trace, number: number, received: MessageReceived, book: Book): OriginView | null {
  const origin = book.origins.get(received.to);
  if (!origin) return null;
  const sent = sentRecord(trace, received);
  const { part, source } = visible(sent, { at: 'node', node: received.to });
  if (!part) return null;
  const { payload } = part;
  if (payload.kind === 'proxy-line') book.lines.set(sent.connection, { field: null, address: payload.source.address });
  if (payload.kind !== 'http-request') return null;
  const line = book.lines.get(sent.connection);
  const reports = [...reportsIn(payload.message.fields), ...(line ? [line] : [])];
  const told = believed(reports, source.address, origin.configuration);
  const by = told === null || told.rule === null ? null : { rule: told.rule, field: told.report.field };
  const client = told !== null && by ? told.report.address : source.address;
  const { exchange } = received;
  const own = book.askers.get(exchange)?.addresses ?? [];
  const senders = book.senders.get(exchange);
  const isFalse = (address: Address): boolean => !own.includes(address) && senders?.has(address) !== true;
  return {
    ...{ record: number, at: received.at, exchange, origin: origin.id, socket: source.address, client, by },
    isTrue: own.includes(client),
    isForged: reports.some(({ address }) => isFalse(address)),
    fellForIt: by !== null && isFalse(client),
  };
}

export interface OriginCounts {
  /** Different addresses that origins took for clients'. */
  readonly addresses: number;
  /** People who told no lie and were turned away. */
  readonly blocked: number;
  /** Requests with a false address in them, and those of them whose lie was believed. */
  readonly forged: number;
  readonly believed: number;
}

export function originCountsAt({ views, refused }: OriginViews, t: Instant): OriginCounts {
  const seen = views.filter(({ at }) => at <= t);
  return {
    addresses: new Set(seen.map(({ client }) => client)).size,
    blocked: new Set(refused.flatMap(({ at, client, isLiar }) => (at <= t && !isLiar ? [client] : []))).size,
    forged: seen.filter(({ isForged }) => isForged).length,
    believed: seen.filter(({ fellForIt }) => fellForIt).length,
  };
}
