// What is under way on the links: sent, and then received, lost with a cut line, or dropped by a node that does not say a word.
import type { Acknowledgement, Entity, Transmission } from '../entities/entity.ts';
import type { Link } from '../entities/link.ts';
import type { Instant } from '../kernel/time.ts';
import type { MessageLost, TraceRecord, TransmissionId } from '../trace/record.ts';
import type { NodeId, Payload } from '../wire/payload.ts';
import { payloadBytes } from '../wire/payload.ts';
import type { Slots } from './slots.ts';
import { createSlots } from './slots.ts';

interface Flight {
  readonly message: Transmission;
  readonly link: Link;
  /** Null for an acknowledgement, which nobody records. */
  readonly sent: { readonly transmission: TransmissionId; readonly record: number } | null;
  isLost: boolean;
}

/** What the flights need of the world. */
export interface Sky {
  readonly now: () => Instant;
  /** Records, and tells the number of the record. */
  readonly record: (entry: TraceRecord) => number;
  readonly entityOf: (id: NodeId) => Entity;
  readonly schedule: (at: Instant, slot: number) => void;
}

export interface Flights {
  send(message: Transmission, link: Link): void;
  /** The event of this slot is due. */
  arrive(slot: number): void;
  /** Whatever is on this link now is lost. */
  lose(link: Link): void;
}

const isAck = (payload: Transmission['payload']): payload is Acknowledgement => payload.kind === 'tcp-ack';

export function createFlights(sky: Sky): Flights {
  const flights: Slots<Flight> = createSlots();
  let transmissions = 0;
  /** Connections and senders of which something was lost: a byte stream is read up to its first hole, and nothing fills it (RFC 9293 §3.4). */
  const holes = new Set<string>();
  const streamOf = ({ connection, from }: Transmission): string => `${String(connection)} ${from}`;
  /** A reset needs no place in the stream, and an acknowledgement has none. */
  const isHeldUp = (message: Transmission): boolean =>
    holes.size > 0 && message.payload.kind !== 'tcp-reset' && !isAck(message.payload) && holes.has(streamOf(message));

  const lost = (flight: Flight, why: MessageLost['why']): void => {
    flight.isLost = true;
    if (!flight.sent) return;
    if (why === 'link-cut') holes.add(streamOf(flight.message));
    const { exchange, from, to } = flight.message;
    const { transmission, record: sent } = flight.sent;
    sky.record({ kind: 'message.lost', at: sky.now(), exchange, transmission, sent, from, to, why });
  };

  const recordSent = (message: Transmission, link: Link, payload: Payload, bytes: number): Flight['sent'] => {
    const { connection, from, to, source, destination, exchange } = message;
    transmissions += 1;
    const transmission = transmissions;
    const record = sky.record({
      kind: 'message.sent',
      at: sky.now(),
      exchange,
      transmission,
      connection,
      link: link.id,
      from,
      to,
      source,
      destination,
      bytes,
      payload,
    });
    return { transmission, record };
  };

  return {
    send(message, link) {
      const { payload, from } = message;
      const bytes = isAck(payload) ? 0 : payloadBytes(payload);
      const sent = isAck(payload) ? null : recordSent(message, link, payload, bytes);
      const flight: Flight = { message, link, sent, isLost: false };
      if (link.isCut || isHeldUp(message)) lost(flight, 'link-cut');
      else sky.schedule(link.arrival(from, bytes, sky.now()), flights.put(flight));
    },
    arrive(slot) {
      const flight = flights.take(slot);
      if (flight.isLost) return;
      const { message, sent } = flight;
      const { from, to, exchange } = message;
      const entity = sky.entityOf(to);
      if (entity.drops?.(message) === true) {
        lost(flight, 'dropped');
        return;
      }
      if (sent) {
        const { transmission, record } = sent;
        sky.record({ kind: 'message.received', at: sky.now(), exchange, transmission, sent: record, from, to });
      }
      entity.receive(message);
    },
    lose(link) {
      const under = flights.waiting().filter((flight) => flight.link === link && !flight.isLost);
      const inOrder = under.sort((a, b) => (a.sent?.transmission ?? 0) - (b.sent?.transmission ?? 0));
      for (const flight of inOrder) lost(flight, 'link-cut');
    },
  };
}
