// One exchange followed over all its hops: who took part, the request as first sent, the response as first made and as it arrived.
import type { Request, Response } from '../http/message.ts';
import { isFinal } from '../http/status.ts';
import type { Instant } from '../kernel/time.ts';
import type { HeaderNode } from '../trace/header.ts';
import type { ConnectionId, ExchangeId, ExchangeWanted, MessageSent } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { visible } from '../wire/visibility.ts';

/** A stored response: the cache that has it, and its number there. */
export interface Copy {
  readonly node: NodeId;
  readonly storedResponse: number;
}

export const copyKey = ({ node, storedResponse }: Copy): string => `${storedResponse} ${node}`;

/** What happened, and where the trace says so. */
interface Happened {
  readonly record: number;
  readonly at: Instant;
}

export interface Journey {
  readonly wanted: ExchangeWanted;
  readonly wantedRecord: number;
  /** Numbers of its `message.sent` and `message.received` records, in order. */
  readonly messages: number[];
  /** Everybody who sent or received one of its messages. */
  readonly nodes: Set<NodeId>;
  /** Who took packets that were addressed to somebody else: interceptors and filters. */
  readonly interceptors: Set<NodeId>;
  /** The request as its client first sent it. */
  request: Request | null;
  /** The response as it was first made, and by whom. */
  made: { readonly by: NodeId; readonly response: Response } | null;
  /** The response as the client got it. */
  received: (Happened & { readonly response: Response }) | null;
  /** Who gave each node its answer. */
  readonly answeredFrom: Map<NodeId, Address>;
  finishedAt: Instant | null;
  /** The copy that answered it. */
  hit: (Happened & { readonly copy: Copy }) | null;
  readonly stored: (Happened & { readonly copy: Copy; readonly response: Response })[];
  /** Records in which an intermediary says what it changed. */
  readonly rewritten: number[];
}

const begin = (wanted: ExchangeWanted, wantedRecord: number): Journey => ({
  wanted,
  wantedRecord,
  messages: [],
  nodes: new Set([wanted.node]),
  interceptors: new Set(),
  request: null,
  made: null,
  received: null,
  answeredFrom: new Map(),
  finishedAt: null,
  hit: null,
  stored: [],
  rewritten: [],
});

/** Follows every exchange of the trace, in one pass; the order is that of their wants. */
export function journeysOf(trace: Trace): ReadonlyMap<ExchangeId, Journey> {
  const journeys = new Map<ExchangeId, Journey>();
  const nodes = new Map(trace.header.nodes.map((node) => [node.id, node]));
  const lastAsked = new Map<ConnectionId, string>();
  trace.records.forEach((record, number) => {
    if (record.kind === 'exchange.wanted') journeys.set(record.exchange, begin(record, number));
    const journey = 'exchange' in record ? journeys.get(record.exchange) : undefined;
    if (!journey) return;
    switch (record.kind) {
      case 'message.sent':
        journey.messages.push(number);
        leave(journey, record, lastAsked);
        break;
      case 'message.received': {
        journey.messages.push(number);
        const happened = { record: number, at: record.at };
        arrive(journey, sentRecord(trace, record), happened, nodes.get(record.to), lastAsked);
        break;
      }
      case 'message.rewritten':
        journey.rewritten.push(number);
        break;
      case 'cache.hit': {
        const { node, at, decision } = record;
        const { storedResponse } = decision;
        if (storedResponse !== null) journey.hit = { copy: { node, storedResponse }, record: number, at };
        break;
      }
      case 'cache.freshened':
      case 'cache.reused': {
        const { node, at, storedResponse } = record;
        journey.hit = { copy: { node, storedResponse }, record: number, at };
        break;
      }
      case 'cache.stored': {
        const { node, storedResponse, response, at } = record;
        journey.stored.push({ copy: { node, storedResponse }, response, record: number, at });
        break;
      }
      case 'exchange.finished':
        journey.finishedAt = record.at;
        break;
      default:
    }
  });
  return journeys;
}

/** Senders can read what they say themselves; whoever only passes on what is sealed cannot, and is no party to it. */
function leave(journey: Journey, sent: MessageSent, lastAsked: Map<ConnectionId, string>): void {
  journey.nodes.add(sent.from);
  const payload = visible(sent, { at: 'node', node: sent.from }).part?.payload;
  if (payload?.kind === 'http-request') {
    lastAsked.set(sent.connection, payload.message.method);
    const isOwn = sent.from === journey.wanted.node && payload.message.method !== 'CONNECT';
    if (isOwn) journey.request ??= payload.message;
  } else if (payload?.kind === 'http-response' && isAnswer(payload.message, sent, lastAsked)) {
    journey.made ??= { by: sent.from, response: payload.message };
  }
}

function arrive(
  journey: Journey,
  sent: MessageSent,
  happened: Happened,
  to: HeaderNode | undefined,
  lastAsked: Map<ConnectionId, string>,
): void {
  journey.nodes.add(sent.to);
  if (to && !to.addresses.includes(sent.destination.address)) journey.interceptors.add(to.id);
  const payload = visible(sent, { at: 'node', node: sent.to }).part?.payload;
  // Whoever cannot read what he passes on does not know what is asked there, and each hop of a nested tunnel is a connection of its own.
  if (payload?.kind === 'http-request') lastAsked.set(sent.connection, payload.message.method);
  if (payload?.kind !== 'http-response' || !isAnswer(payload.message, sent, lastAsked)) return;
  journey.answeredFrom.set(sent.to, sent.source.address);
  if (sent.to === journey.wanted.node) journey.received = { ...happened, response: payload.message };
}

/** Neither an interim response nor the proxy's word that a tunnel stands (RFC 9110 §15.2, §9.3.6). */
const isAnswer = (response: Response, sent: MessageSent, lastAsked: ReadonlyMap<ConnectionId, string>): boolean =>
  isFinal(response.status) && lastAsked.get(sent.connection) !== 'CONNECT';
