// What the trace says before its first record: taken from the scenario, since it is what the parties know without any message.
import type { HeaderNode, TraceHeader } from '../trace/header.ts';
import type { ClientNode, Scenario, ScenarioNode } from '../scenario/scenario.ts';
import { settingsFor } from '../scenario/profiles/index.ts';
import { calledObservers, calledOf } from './called.ts';
import type { Address } from '../wire/address.ts';

type AddressOf = (id: string) => Address;

const addressesOf = (node: ScenarioNode): Address[] => {
  if ('egressAddress' in node && node.egressAddress !== null) return [node.address, node.egressAddress];
  if (node.kind === 'gateway') return [node.address, node.innerAddress];
  return [node.address];
};

/** Ids of the boxes that a client was told to use. */
function goesBy({ proxy, way }: ClientNode): readonly string[] {
  if (proxy) return [proxy.node];
  if (!way) return [];
  return 'relays' in way ? way.relays.map(({ node }) => node) : [way.node];
}

function headerNode(node: ScenarioNode, scenario: Scenario, addressOf: AddressOf): HeaderNode {
  const { id, kind, place, operator } = node;
  const isBox = node.kind === 'forward-proxy' || node.kind === 'gateway';
  const settings =
    node.kind === 'forward-proxy' || node.kind === 'gateway' ? settingsFor(node.manners, node.kind) : null;
  const called = calledOf(node, scenario);
  const resolver = 'resolver' in node && node.kind !== 'gateway' ? node.resolver : null;
  return {
    id,
    // Drawn as what it does: whoever only passes packets on is a party to nothing.
    kind: node.kind === 'forward-proxy' && node.intercepts?.what === 'packets' ? 'tunnel-server' : kind,
    ...(called === null ? {} : { called }),
    place,
    addresses: addressesOf(node),
    operator,
    product: settings?.product ?? (node.kind === 'origin-server' ? node.software : null),
    viaName: isBox ? node.manners.name : null,
    ...(node.kind === 'forward-proxy' && typeof node.standsWith === 'string' ? { standsWith: node.standsWith } : {}),
    ...(node.kind === 'client' && typeof node.passes === 'string' ? { passes: addressOf(node.passes) } : {}),
    configuration: {
      proxies: node.kind === 'client' ? goesBy(node).map(addressOf) : [],
      inbound: node.kind === 'gateway' ? node.inbound.servers.map(addressOf) : [],
      hosts: node.kind === 'gateway' || node.kind === 'origin-server' ? node.hosts : [],
      resolver: resolver === null ? null : addressOf(resolver),
      trusted: node.kind === 'origin-server' ? node.trustedProxies : [],
      ...(node.kind === 'origin-server' && node.believes ? { believes: node.believes } : {}),
      ...(node.kind === 'client' && node.lookedUp ? { lookedUp: node.lookedUp } : {}),
    },
    ...(node.kind === 'origin-server' ? { servers: node.servers } : {}),
  };
}

export function headerOf(scenario: Scenario): TraceHeader {
  const addresses = new Map(scenario.nodes.map((node) => [node.id, node.address]));
  const addressOf: AddressOf = (id) => addresses.get(id) ?? '';
  return {
    format: 'proxyscope-trace',
    version: 1,
    scenario: scenario.id,
    seed: scenario.seed,
    horizonUs: scenario.horizonMs * 1000,
    epochSeconds: scenario.epochSeconds,
    nodes: scenario.nodes.map((node) => headerNode(node, scenario, addressOf)),
    links: scenario.links.map(({ id, between, latencyMs, bandwidthMbps, taps }) => ({
      id,
      between,
      latencyUs: Math.round(latencyMs * 1000),
      bandwidthMbps,
      taps,
    })),
    observers: calledObservers(scenario),
    zone: scenario.zone,
    lists: scenario.lists,
  };
}
