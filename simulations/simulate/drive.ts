// A run that is driven: participants are there and the clock stands still until it is told how far to go. All runs are made of this;
// most plan everything first and go to the end, a recording is replayed by asking, waiting for the answer, and asking again.
import type { Client } from '../entities/client.ts';
import type { Entity, Order } from '../entities/entity.ts';
import type { Link } from '../entities/link.ts';
import { createLink } from '../entities/link.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Instant } from '../kernel/time.ts';
import { NO_TIME, atMilliseconds, milliseconds } from '../kernel/time.ts';
import { GATEWAY_PORTS } from '../scenario/profiles/index.ts';
import type { Intervention, Scenario, ScenarioNode } from '../scenario/scenario.ts';
import type { ExchangeId, TraceRecord } from '../trace/record.ts';
import type { Intent } from '../workload/intent.ts';
import { createBuilder } from './build.ts';
import type { Surroundings } from './world.ts';
import { createWorld } from './world.ts';

export interface Drive {
  readonly now: Instant;
  /** How many events have been dispatched so far. */
  readonly events: number;
  /** Plans a wish for its instant, which must not lie in the past. Exchange numbers are the caller's to give, each once. */
  want(intent: Intent): void;
  /** Plans a scenario's intervention for an instant that does not lie in the past. */
  intervene(intervention: Intervention): void;
  /** Gives one participant an order, now. */
  order(node: string, order: Order): void;
  /** Lets the clock go on to `until` (never past the scenario's horizon), or to the event after which `isDone` holds; tells whether it did. */
  advance(until: Instant, isDone?: () => boolean): boolean;
}

// Among events of one instant: first what changes, then what is wanted (deliveries and timers come after, in `world.ts`).
const LANE_OF_INTERVENTIONS = 0;
const LANE_OF_INTENTS = 1;

/**
 * Builds the participants of a scenario that has been decoded (`scenario/schema.ts`) and hands each record to `recorder` as it happens.
 * Neither its workload nor its interventions are planned: that is the caller's to do. Calls throw `InvariantError` when the simulator
 * contradicts itself.
 */
export function createDrive(scenario: Scenario, recorder: (record: TraceRecord) => void): Drive {
  const service = new Map<ExchangeId, Intent['service']>();
  const links = linksOf(scenario);
  const run = createWorld(surroundingsOf(scenario, links, service, recorder));
  const builder = createBuilder(scenario, run.world);
  const clients = new Map<string, Client>();
  const entities = new Map<string, Entity>();
  for (const node of scenario.nodes) {
    const entity = builder.build(node);
    entities.set(node.id, entity);
    if ('want' in entity) clients.set(node.id, entity);
  }
  const entityOf = (id: string): Entity => {
    const entity = entities.get(id);
    invariant(entity !== undefined, `no participant ${id}`);
    return entity;
  };
  run.start(entityOf);

  const apply = (intervention: Intervention): void => {
    const at = run.world.now;
    if ('link' in intervention) {
      const { patch } = intervention;
      const link = links.get(intervention.link);
      invariant(link !== undefined, `no link ${intervention.link}`);
      run.world.record({ kind: 'intervention.applied', at, patch, node: null, link: link.id });
      if (patch === 'cut-link') run.cut(link);
      else link.mend();
      return;
    }
    const node = 'node' in intervention ? intervention.node : null;
    run.world.record({ kind: 'intervention.applied', at, patch: intervention.patch, node });
    if ('node' in intervention) entityOf(intervention.node).obey(orderOf(intervention));
  };

  return {
    get now() {
      return run.world.now;
    },
    get events() {
      return run.events;
    },
    want(intent) {
      service.set(intent.exchange, intent.service);
      run.at(intent.at, LANE_OF_INTENTS, () => clients.get(intent.client)?.want(intent));
    },
    intervene(intervention) {
      run.at(atMilliseconds(intervention.atMs), LANE_OF_INTERVENTIONS, () => {
        apply(intervention);
      });
    },
    order(node, order) {
      entityOf(node).obey(order);
    },
    advance: (until, isDone) => run.advance(until, isDone),
  };
}

const linksOf = ({ links }: Scenario): ReadonlyMap<string, Link> =>
  new Map(
    links.map(({ id, between, latencyMs, bandwidthMbps }) => [
      id,
      createLink({ id, between, latency: milliseconds(latencyMs), bandwidthMbps }),
    ]),
  );

type AtNode = Extract<Intervention, { readonly node: string }>;

function orderOf(intervention: AtNode): Order {
  switch (intervention.patch) {
    case 'stop-server':
      return 'stop';
    case 'start-server':
      return 'start';
    case 'behave':
      return { order: 'behave', behaviour: intervention.behaviour };
    default:
      return intervention.patch;
  }
}

function surroundingsOf(
  scenario: Scenario,
  links: ReadonlyMap<string, Link>,
  service: ReadonlyMap<ExchangeId, Intent['service']>,
  recorder: (record: TraceRecord) => void,
): Surroundings {
  const joining = new Map<string, Link>();
  for (const { id, between } of scenario.links) {
    const link = links.get(id);
    if (!link) continue;
    joining.set(`${between[0]} ${between[1]}`, link);
    joining.set(`${between[1]} ${between[0]}`, link);
  }
  const passes = new Map(scenario.nodes.map((node) => [node.id, node.kind === 'client' ? node.passes : null] as const));
  const zone = new Map(scenario.zone.map(({ name, addresses }) => [name, addresses]));
  return {
    horizon: atMilliseconds(scenario.horizonMs),
    epochSeconds: scenario.epochSeconds,
    linkBetween: (from, to) => joining.get(`${from} ${to}`) ?? null,
    nodeAt: placesOf(scenario.nodes),
    passes: (from) => passes.get(from) ?? null,
    lookUp: (name) => zone.get(name) ?? [],
    serviceTime: (exchange) => service.get(exchange) ?? NO_TIME,
    recorder,
  };
}

/** Who is reached at an address and port. Where several share an address (loopback), the one that listens on the port; else its last owner. */
function placesOf(nodes: readonly ScenarioNode[]): Surroundings['nodeAt'] {
  const owners = new Map<string, string>();
  const listeners = new Map<string, string>();
  for (const node of nodes) {
    for (const address of addressesOf(node)) {
      owners.set(address, node.id);
      for (const port of portsOf(node)) listeners.set(`${address} ${String(port)}`, node.id);
    }
  }
  return ({ address, port }) => listeners.get(`${address} ${String(port)}`) ?? owners.get(address) ?? null;
}

function addressesOf(node: ScenarioNode): string[] {
  if (node.kind === 'gateway') return [node.address, node.innerAddress];
  if ('egressAddress' in node && node.egressAddress !== null) return [node.address, node.egressAddress];
  return [node.address];
}

function portsOf(node: ScenarioNode): number[] {
  if (node.kind === 'origin-server') return [node.ports.http, node.ports.https];
  if (node.kind === 'forward-proxy' || node.kind === 'tunnel-server') return [node.port];
  if (node.kind !== 'gateway') return [];
  const { http, https } = node.ports ?? GATEWAY_PORTS;
  return [http, https];
}
