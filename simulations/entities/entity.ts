// The contract between a participant and the world round it: a clock, a way to send, a way to record, nothing that would let it look
// into another participant. Entities speak to one another by messages only.
import type { OriginBehaviour } from '../http/origin-behaviour.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { ConnectionId, ExchangeId, TraceRecord } from '../trace/record.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId, Payload, SessionId } from '../wire/payload.ts';

/**
 * Room for so many octets more: what a connection's ACKs tell its sender (RFC 9293 §3.8.6). It crosses the link like any message, and like
 * every ACK it is not recorded.
 */
export interface Acknowledgement {
  readonly kind: 'tcp-ack';
  readonly octets: number;
}

/** One message on its way over one link. */
export interface Transmission {
  readonly connection: ConnectionId;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
  readonly exchange: ExchangeId;
  readonly payload: Payload | Acknowledgement;
}

/** Something that is to be done later, unless it is called off; calling off what has been done already changes nothing. */
export interface Timer {
  cancel(): void;
}

export interface World {
  readonly now: Instant;
  /** Seconds since 1970 of the world's clock now, for Date, Age and freshness. */
  readonly epochSeconds: number;
  record(record: TraceRecord): void;
  /** Hand a message to the link between its two nodes; it will be received there or not at all. */
  send(transmission: Transmission): void;
  /** Do something later; what is done must still make sense then, whatever has happened since. */
  later(delay: Duration, task: () => void): Timer;
  newConnection(): ConnectionId;
  /** A port for a connection that `node` opens, never given twice. */
  newPort(): number;
  /** An encryption session that `opener` proposes. Its keys belong to the opener and to whoever answers. */
  newSession(opener: NodeId): SessionId;
  answerSession(session: SessionId, node: NodeId): void;
  holders(session: SessionId): readonly [NodeId, NodeId];
  /** Which neighbour of `from` packets to this address and port reach; null: none. Nodes may share an address and listen on ports of their own. */
  reach(from: NodeId, to: SocketAddress): NodeId | null;
  /** Public DNS, as every resolver knows it; empty: no such name. */
  lookUp(name: string): readonly Address[];
  /** How long a server works on this exchange (fixed in the workload, the same wherever it is served). */
  serviceTime(exchange: ExchangeId): Duration;
}

/** A change that a scenario's intervention makes to a participant; one that it does not understand, it does not obey. */
export type Order =
  | 'stop'
  | 'start'
  | 'cache-on'
  | 'cache-off'
  | 'tell-client-on'
  | 'tell-client-off'
  /** An origin behaves so from now on; null: it serves its resources again. Requests that it has taken already are not affected. */
  | { readonly order: 'behave'; readonly behaviour: OriginBehaviour | null };

export interface Entity {
  readonly id: NodeId;
  /** Whether this message is dropped without a word: it is then recorded as lost, and `receive` is not called. Missing: never. */
  drops?(transmission: Transmission): boolean;
  receive(transmission: Transmission): void;
  obey(order: Order): void;
}
