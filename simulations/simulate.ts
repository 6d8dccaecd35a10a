// Scenario → run: builds the participants, lets the clock go, keeps what happened. The same scenario gives the same records, always.
import type { Client } from './entities/client.ts';
import type { Entity } from './entities/entity.ts';
import type { Link } from './entities/link.ts';
import { createLink } from './entities/link.ts';
import { invariant } from './kernel/invariant.ts';
import { NO_TIME, atMilliseconds, milliseconds } from './kernel/time.ts';
import type { Scenario } from './scenario/scenario.ts';
import { createBuilder } from './simulate/build.ts';
import { headerOf } from './simulate/header.ts';
import type { Surroundings } from './simulate/world.ts';
import { createWorld } from './simulate/world.ts';
import type { ExchangeId, TraceRecord } from './trace/record.ts';
import type { Trace } from './trace/trace.ts';
import type { Intent } from './workload/intent.ts';
import { intentsOf } from './workload/workload.ts';

export interface Run {
  readonly trace: Trace;
  /** How many events the engine dispatched. */
  readonly events: number;
}

export interface Counted {
  readonly records: number;
  readonly events: number;
}

// Among events of one instant: first what changes, then what is wanted (deliveries and timers come after, in `world.ts`).
const LANE_OF_INTERVENTIONS = 0;
const LANE_OF_INTENTS = 1;

function surroundingsOf(
  scenario: Scenario,
  intents: readonly Intent[],
  recorder: (record: TraceRecord) => void,
): Surroundings {
  const links = new Map<string, Link>();
  for (const { id, between, latencyMs, bandwidthMbps } of scenario.links) {
    const link = createLink({ id, between, latency: milliseconds(latencyMs), bandwidthMbps });
    links.set(`${between[0]} ${between[1]}`, link);
    links.set(`${between[1]} ${between[0]}`, link);
  }
  const owners = new Map<string, string>();
  for (const node of scenario.nodes) {
    owners.set(node.address, node.id);
    if (node.kind === 'gateway') owners.set(node.innerAddress, node.id);
    if (node.kind === 'forward-proxy' && node.egressAddress !== null) owners.set(node.egressAddress, node.id);
  }
  const zone = new Map(scenario.zone.map(({ name, addresses }) => [name, addresses]));
  const service = new Map<ExchangeId, Intent['service']>(intents.map((intent) => [intent.exchange, intent.service]));
  return {
    horizon: atMilliseconds(scenario.horizonMs),
    epochSeconds: scenario.epochSeconds,
    linkBetween: (from, to) => links.get(`${from} ${to}`) ?? null,
    nodeAt: (address) => owners.get(address) ?? null,
    lookUp: (name) => zone.get(name) ?? [],
    serviceTime: (exchange) => service.get(exchange) ?? NO_TIME,
    recorder,
  };
}

/**
 * Runs a scenario that has been decoded (`scenario/schema.ts`), handing each record to `recorder` as it happens.
 * Throws `InvariantError` when the simulator contradicts itself: a defect here, never bad input.
 */
export function simulateInto(scenario: Scenario, recorder: (record: TraceRecord) => void): Counted {
  const intents = intentsOf(scenario);
  let records = 0;
  const count = (record: TraceRecord): void => {
    records += 1;
    recorder(record);
  };
  const run = createWorld(surroundingsOf(scenario, intents, count));
  const builder = createBuilder(scenario, run.world);
  const clients = new Map<string, Client>();
  const entities = new Map<string, Entity>();
  for (const node of scenario.nodes) {
    const entity = builder.build(node);
    entities.set(node.id, entity);
    if ('want' in entity) clients.set(node.id, entity);
  }
  for (const intervention of scenario.interventions) {
    const { patch } = intervention;
    const node = 'node' in intervention ? intervention.node : null;
    run.at(atMilliseconds(intervention.atMs), LANE_OF_INTERVENTIONS, () => {
      run.world.record({ kind: 'intervention.applied', at: run.world.now, patch, node });
      if (node === null || patch === 'send-request') return;
      const order = patch === 'stop-server' ? 'stop' : patch === 'start-server' ? 'start' : patch;
      entities.get(node)?.obey(order);
    });
  }
  for (const intent of intents) {
    run.at(intent.at, LANE_OF_INTENTS, () => clients.get(intent.client)?.want(intent));
  }
  const { events } = run.run((id) => {
    const entity = entities.get(id);
    invariant(entity !== undefined, `no participant ${id}`);
    return entity;
  });
  return { records, events };
}

/** Runs a scenario and keeps the whole trace. */
export function simulate(scenario: Scenario): Run {
  const records: TraceRecord[] = [];
  const { events } = simulateInto(scenario, (record) => records.push(record));
  return { trace: { header: headerOf(scenario), records }, events };
}
