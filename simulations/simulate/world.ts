// The world that entities act in: clock, links, numbers for connections, ports and sessions, and the recorder.
import type { Entity, Transmission, World } from '../entities/entity.ts';
import type { Link } from '../entities/link.ts';
import type { Engine } from '../kernel/engine.ts';
import { createEngine } from '../kernel/engine.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { ExchangeId, TraceRecord, TransmissionId } from '../trace/record.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { payloadBytes } from '../wire/payload.ts';

/** What the network looks like, and what nobody in it decides. */
export interface Surroundings {
  readonly horizon: Instant;
  readonly epochSeconds: number;
  readonly linkBetween: (from: NodeId, to: NodeId) => Link | null;
  /** Who listens there; where nobody does, who has the address and will refuse. */
  readonly nodeAt: (at: SocketAddress) => NodeId | null;
  readonly lookUp: (name: string) => readonly Address[];
  readonly serviceTime: (exchange: ExchangeId) => Duration;
  /** Records are handed over in order; what is done with them is the caller's business. */
  readonly recorder: (record: TraceRecord) => void;
}

export interface WorldRun {
  readonly world: World;
  /** From outside the network: intents and interventions. The lower lane goes first among events of one instant. */
  at(instant: Instant, lane: number, task: () => void): void;
  /** To be called once, before the clock goes on: who takes part. */
  start(entityOf: (id: NodeId) => Entity): void;
  /** Lets the clock go on to `until`, or to the event after which `isDone` holds; tells whether it did. */
  advance(until: Instant, isDone?: () => boolean): boolean;
  /** How many events have been dispatched so far. */
  readonly events: number;
}

interface Flight extends Transmission {
  readonly transmission: TransmissionId;
  readonly sent: number;
}

const ARRIVAL = 0;
const TASK = 1;
const LANE_OF_ARRIVALS = 2;
const LANE_OF_TASKS = 3;
const MAX_EVENTS = 50_000_000;
const FIRST_PORT = 49_152; // RFC 6335 §6: dynamic ports
const PORTS = 16_384;

/** Things that wait for their event, by a small number that is used again. */
function createSlots<T>(): { put(item: T): number; take(slot: number): T } {
  const items: (T | undefined)[] = [];
  const free: number[] = [];
  return {
    put(item) {
      const slot = free.pop() ?? items.length;
      items[slot] = item;
      return slot;
    },
    take(slot) {
      const item = items[slot];
      invariant(item !== undefined, `slot ${String(slot)} is empty`);
      items[slot] = undefined;
      free.push(slot);
      return item;
    },
  };
}

export function createWorld(surroundings: Surroundings): WorldRun {
  const { horizon, recorder } = surroundings;
  const flights = createSlots<Flight>();
  const tasks = createSlots<() => void>();
  const sessions: [NodeId, NodeId][] = [];
  let recorded = 0;
  let transmissions = 0;
  let connections = 0;
  let ports = 0;
  let entityOf: ((id: NodeId) => Entity) | null = null;

  const record = (entry: TraceRecord): void => {
    recorder(entry);
    recorded += 1;
  };

  const arrive = ({ transmission, sent, from, to, ...rest }: Flight): void => {
    record({ kind: 'message.received', at: engine.now, exchange: rest.exchange, transmission, sent, from, to });
    entityOf?.(to).receive({ from, to, ...rest });
  };

  const engine: Engine = createEngine({
    horizon,
    maxEvents: MAX_EVENTS,
    handle(kind, subject) {
      if (kind === ARRIVAL) arrive(flights.take(subject));
      else tasks.take(subject)();
    },
  });

  const world: World = {
    get now() {
      return engine.now;
    },
    get epochSeconds() {
      return surroundings.epochSeconds + Math.floor(engine.now / 1_000_000);
    },
    record,
    send(message) {
      const { connection, from, to, source, destination, exchange, payload } = message;
      const link = surroundings.linkBetween(from, to);
      invariant(link !== null, `${from} has no link to ${to}`);
      const bytes = payloadBytes(payload);
      transmissions += 1;
      const slot = flights.put({ ...message, transmission: transmissions, sent: recorded });
      record({
        kind: 'message.sent',
        at: engine.now,
        exchange,
        transmission: transmissions,
        connection,
        link: link.id,
        from,
        to,
        source,
        destination,
        bytes,
        payload,
      });
      engine.scheduleAt(link.arrival(from, bytes, engine.now), ARRIVAL, slot, LANE_OF_ARRIVALS);
    },
    later(delay, task) {
      let isOff = false;
      const unlessOff = (): void => {
        if (!isOff) task();
      };
      engine.schedule(delay, TASK, tasks.put(unlessOff), LANE_OF_TASKS);
      return { cancel: () => void (isOff = true) };
    },
    newConnection: () => (connections += 1),
    newPort: () => FIRST_PORT + (ports++ % PORTS),
    newSession(opener) {
      sessions.push([opener, opener]);
      return sessions.length;
    },
    answerSession(session, node) {
      const holders = sessions[session - 1];
      if (holders) holders[1] = node;
    },
    holders(session) {
      const holders = sessions[session - 1];
      invariant(holders !== undefined, `no session ${String(session)}`);
      return [holders[0], holders[1]];
    },
    reach(from, to) {
      const node = surroundings.nodeAt(to);
      return node !== null && surroundings.linkBetween(from, node) ? node : null;
    },
    lookUp: surroundings.lookUp,
    serviceTime: surroundings.serviceTime,
  };

  return {
    world,
    at(instant, lane, task) {
      if (instant <= horizon) engine.scheduleAt(instant, TASK, tasks.put(task), lane);
    },
    start(entities) {
      entityOf = entities;
    },
    advance: (until, isDone) => engine.runUntil(until, isDone),
    get events() {
      return engine.events;
    },
  };
}
