// The world that entities act in: clock, links, numbers for connections, ports and sessions, and the recorder.
import type { Entity, World } from '../entities/entity.ts';
import type { Link } from '../entities/link.ts';
import type { Engine } from '../kernel/engine.ts';
import { createEngine } from '../kernel/engine.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { ExchangeId, TraceRecord } from '../trace/record.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { createFlights } from './flights.ts';
import { createSlots } from './slots.ts';

/** What the network looks like, and what nobody in it decides. */
export interface Surroundings {
  readonly horizon: Instant;
  readonly epochSeconds: number;
  readonly linkBetween: (from: NodeId, to: NodeId) => Link | null;
  /** Who listens there; where nobody does, who has the address and will refuse. */
  readonly nodeAt: (at: SocketAddress) => NodeId | null;
  /** Through whom packets go to whomever a node has no link to; null: nobody. */
  readonly passes: (from: NodeId) => NodeId | null;
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
  /** Cuts a link: what is on it is lost at once, and so is whatever is sent over it until it is mended (`Link.mend`). */
  cut(link: Link): void;
  /** How many events have been dispatched so far. */
  readonly events: number;
}

const ARRIVAL = 0;
const TASK = 1;
const LANE_OF_ARRIVALS = 2;
const LANE_OF_TASKS = 3;
const MAX_EVENTS = 50_000_000;
const FIRST_PORT = 49_152; // RFC 6335 §6: dynamic ports
const PORTS = 16_384;

export function createWorld(surroundings: Surroundings): WorldRun {
  const { horizon, recorder } = surroundings;
  const tasks = createSlots<() => void>();
  const sessions: [NodeId, NodeId][] = [];
  let recorded = 0;
  let connections = 0;
  let ports = 0;
  let entities: ((id: NodeId) => Entity) | null = null;

  const record = (entry: TraceRecord): number => {
    recorder(entry);
    recorded += 1;
    return recorded - 1;
  };

  const engine: Engine = createEngine({
    horizon,
    maxEvents: MAX_EVENTS,
    handle(kind, subject) {
      if (kind === ARRIVAL) flights.arrive(subject);
      else tasks.take(subject)();
    },
  });

  const flights = createFlights({
    now: () => engine.now,
    record,
    entityOf(id) {
      invariant(entities !== null, 'the clock goes on before anybody takes part');
      return entities(id);
    },
    schedule(at, slot) {
      engine.scheduleAt(at, ARRIVAL, slot, LANE_OF_ARRIVALS);
    },
  });

  const world: World = {
    get now() {
      return engine.now;
    },
    get epochSeconds() {
      return surroundings.epochSeconds + Math.floor(engine.now / 1_000_000);
    },
    record: (entry) => void record(entry),
    send(message) {
      const link = surroundings.linkBetween(message.from, message.to);
      invariant(link !== null, `${message.from} has no link to ${message.to}`);
      flights.send(message, link);
    },
    later(delay, task) {
      let due: (() => void) | null = task;
      engine.schedule(
        delay,
        TASK,
        tasks.put(() => due?.()),
        LANE_OF_TASKS,
      );
      return { cancel: () => void (due = null) };
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
      if (node === null) return null;
      return surroundings.linkBetween(from, node) ? node : surroundings.passes(from);
    },
    lookUp: surroundings.lookUp,
    serviceTime: surroundings.serviceTime,
  };

  return {
    world,
    at(instant, lane, task) {
      if (instant <= horizon) engine.scheduleAt(instant, TASK, tasks.put(task), lane);
    },
    start(entityOf) {
      entities = entityOf;
    },
    cut(link) {
      link.cut();
      flights.lose(link);
    },
    advance: (until, isDone) => engine.runUntil(until, isDone),
    get events() {
      return engine.events;
    },
  };
}
