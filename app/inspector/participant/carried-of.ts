// What a box has carried for others by an instant, between whom, and how much of it was closed to it: never what was said.
import type { Instant, MessageSent, Trace, TraceRecord } from '../../../simulations/index.ts';
import { sentRecord, visible } from '../../../simulations/index.ts';

export interface CarriedBetween {
  readonly near: string;
  readonly far: string;
  readonly messages: number;
  /** Octets on the wire, where the far side is. */
  readonly bytes: number;
  /** Messages of which it could not open all. */
  readonly closed: number;
}

interface Line {
  readonly near: string;
  readonly far: string;
}

const hasClosedPart = (sent: MessageSent, node: string): boolean => visible(sent, { at: 'node', node }).closed !== null;

/** A request or an answer whose content is for somebody else's eyes (RFC 9458 §4). */
const isClosedContent = (sent: MessageSent, node: string): boolean => {
  const { part, closed } = visible(sent, { at: 'node', node });
  return closed !== null && (part?.payload.kind === 'http-request' || part?.payload.kind === 'http-response');
};

/** Between whom each message runs that `node` carries; null: it is a party to the message. */
function carrying(node: string): (sent: MessageSent, record: TraceRecord) => Line | null {
  /** Who is at the other end of a connection; of one that only passes here the first is who called. */
  const peers = new Map<number, string>();
  const passing = new Map<number, Line>();
  const handed = new Map<number, Line>();
  return (sent, record) => {
    const { connection, exchange } = sent;
    const peer = sent.from === node ? sent.to : sent.from;
    const first = peers.get(connection) ?? peer;
    peers.set(connection, first);
    if (first !== peer && !passing.has(connection)) passing.set(connection, { near: first, far: peer });
    if (record.kind !== 'message.sent') {
      if (isClosedContent(sent, node) && !handed.has(exchange)) handed.set(exchange, { near: peer, far: peer });
      return null;
    }
    const line = passing.get(connection);
    if (line) return line;
    const given = handed.get(exchange);
    if (!given || !isClosedContent(sent, node)) return null;
    if (peer !== given.near) handed.set(exchange, { near: given.near, far: peer });
    return handed.get(exchange) ?? null;
  };
}

/** One line for each pair, in the order in which something was first carried between them. */
export function carriedOf(trace: Trace, node: string, t: Instant): readonly CarriedBetween[] {
  const found = new Map<string, CarriedBetween>();
  const peers = new Map<number, string>();
  /** Of tunnels (RFC 9110 §3.7): the connection on the far side, and who is at its two ends. */
  const tunnels = new Map<number, string>();
  const lineOf = carrying(node);
  const count = ({ near, far }: Line, sent: MessageSent): void => {
    const key = `${near} ${far}`;
    const { messages, bytes, closed } = found.get(key) ?? { messages: 0, bytes: 0, closed: 0 };
    const isClosed = hasClosedPart(sent, node);
    found.set(key, { near, far, messages: messages + 1, bytes: bytes + sent.bytes, closed: closed + Number(isClosed) });
  };
  for (const record of trace.records) {
    if (record.at > t) break;
    if (record.kind === 'tunnel.opened' && record.node === node) {
      tunnels.set(record.inbound, peers.get(record.outbound) ?? node);
    }
    const sent = endAt(trace, record, node);
    if (sent === null) continue;
    const peer = sent.from === node ? sent.to : sent.from;
    peers.set(sent.connection, peer);
    const near = tunnels.get(sent.connection);
    const line = near === undefined ? lineOf(sent, record) : { near, far: peer };
    if (line) count(line, sent);
  }
  return [...found.values()];
}

/** The transmission that leaves or reaches `node` with this record; null: none does. */
function endAt(trace: Trace, record: TraceRecord, node: string): MessageSent | null {
  if (record.kind === 'message.sent') return record.from === node ? record : null;
  return record.kind === 'message.received' && record.to === node ? sentRecord(trace, record) : null;
}
