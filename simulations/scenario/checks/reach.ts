// Whoever has to speak to somebody has a link to them: links join neighbours, nothing is routed over a third.
import type { Problem } from '../problem.ts';
import type { ClientNode, Scenario, ScenarioNode } from '../scenario.ts';
import { problem, problemsAmong } from './registry.ts';

/** One node's need to reach another, and where in the file it comes from. */
interface Need {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

export function checkReach(scenario: Scenario): readonly Problem[] {
  const joined = new Set(scenario.links.flatMap(({ between: [a, b] }) => [`${a} ${b}`, `${b} ${a}`]));
  const needs = [...scenario.nodes.flatMap(needsOfNode), ...wishesOf(scenario).flatMap(wishReader(scenario))];
  const told = new Set<string>();
  return problemsAmong(needs, ({ path, from, to }) => {
    const pair = `${from} ${to}`;
    if (joined.has(pair) || told.has(pair)) return null;
    told.add(pair);
    const expected = `links: { "between": ["${from}", "${to}"] }`;
    return problem(path, `${from} … ${to}`, expected, { key: 'add-link', params: { from, to } });
  });
}

function needsOfNode(node: ScenarioNode, index: number): readonly Need[] {
  const at = `nodes[${index}]`;
  switch (node.kind) {
    case 'client':
      return [
        ...(node.resolver === null || asksInside(node)
          ? []
          : [{ path: `${at}.resolver`, from: node.id, to: node.resolver }]),
        ...hopsOf(node).map(([from, to], place) => ({
          path: `${at}.way${place === 0 ? '' : `.relays[${place}]`}`,
          from,
          to,
        })),
        ...(node.proxy === null ? [] : [{ path: `${at}.proxy.node`, from: node.id, to: node.proxy.node }]),
      ];
    case 'forward-proxy':
      // A box that only reads along asks nobody.
      return node.intercepts ? [] : [{ path: `${at}.resolver`, from: node.id, to: node.resolver }];
    case 'tunnel-server':
      return node.resolver === null ? [] : [{ path: `${at}.resolver`, from: node.id, to: node.resolver }];
    case 'gateway':
      return node.inbound.servers.map((to, place) => ({ path: `${at}.inbound.servers[${place}]`, from: node.id, to }));
    case 'resolver':
    case 'origin-server':
      return [];
  }
}

/** Whether its questions for names travel inside its tunnel. */
const asksInside = ({ way }: ClientNode): boolean => way?.by === 'vpn' && way.resolvesInside;

/** Who has to reach whom on the way that a client was told to go: itself the first box, each box the next one. */
function hopsOf({ id, way }: ClientNode): readonly (readonly [string, string])[] {
  const boxes = boxesOf(way);
  return boxes.map((box, place) => [boxes[place - 1] ?? id, box] as const);
}

function boxesOf(way: ClientNode['way']): readonly string[] {
  if (!way) return [];
  return 'relays' in way ? way.relays.map(({ node }) => node) : [way.node];
}

interface Wish {
  readonly path: string;
  readonly client: string;
  readonly host: string;
}

const wishesOf = ({ workload, interventions }: Scenario): readonly Wish[] => [
  ...workload.flatMap(({ clients, host }, index) =>
    clients.map((client, place) => ({ path: `workload[${index}].clients[${place}]`, client, host })),
  ),
  ...interventions.flatMap((intervention, index) =>
    intervention.patch === 'send-request'
      ? [{ path: `interventions[${index}].client`, client: intervention.client, host: intervention.host }]
      : [],
  ),
];

/** The client, or the last box that it goes by or passes, must have a link to every node that the name leads to; a name unknown to the zone needs none. */
function wishReader({ nodes, zone }: Scenario): (wish: Wish) => readonly Need[] {
  const proxies = new Map(
    nodes.flatMap((node) =>
      node.kind === 'client'
        ? [[node.id, node.proxy?.node ?? boxesOf(node.way).at(-1) ?? node.passes ?? node.id] as const]
        : [],
    ),
  );
  const owners = new Map(nodes.map(({ address, id }) => [address, id]));
  const targets = new Map(zone.map(({ name, addresses }) => [name, addresses.flatMap((at) => owners.get(at) ?? [])]));
  const known = new Map(
    nodes.flatMap((node) =>
      node.kind === 'client'
        ? (node.knows ?? []).map(({ name, address }) => [`${node.id} ${name}`, owners.get(address)] as const)
        : [],
    ),
  );
  const leadsTo = (client: string, host: string): readonly string[] => {
    const own = known.get(`${client} ${host}`);
    return own === undefined ? (targets.get(host) ?? []) : [own];
  };
  return ({ path, client, host }) =>
    leadsTo(client, host).map((to) => ({ path, from: proxies.get(client) ?? client, to }));
}
