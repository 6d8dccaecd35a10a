// Every name that a scenario uses belongs to something in it, and to something of the right kind.
import type { Problem } from '../problem.ts';
import type { ClientNode, Intervention, Scenario, ScenarioNode } from '../scenario.ts';
import type { Mention, NodeKind } from './registry.ts';
import { dangling, idsOf, problem, problemsAmong } from './registry.ts';

const ANY: readonly NodeKind[] = ['client', 'resolver', 'forward-proxy', 'tunnel-server', 'gateway', 'origin-server'];
const BOXES: readonly NodeKind[] = ['forward-proxy', 'gateway'];
const STOPPABLE: readonly NodeKind[] = ['origin-server', 'tunnel-server', ...BOXES];
const CLIENTS: readonly NodeKind[] = ['client'];
const RESOLVERS: readonly NodeKind[] = ['resolver'];
const PROXIES: readonly NodeKind[] = ['forward-proxy'];
const CARRIERS: readonly NodeKind[] = ['tunnel-server'];
const ORIGINS: readonly NodeKind[] = ['origin-server'];

export function checkReferences(scenario: Scenario): readonly Problem[] {
  const mentions = [
    ...scenario.nodes.flatMap(mentionsOfNode),
    ...scenario.links.flatMap(({ between }, index) =>
      between.map((name, end): Mention => ({ path: `links[${index}].between[${end}]`, name, kinds: ANY })),
    ),
    ...scenario.workload.flatMap(({ clients }, index) =>
      clients.map((name, at): Mention => ({ path: `workload[${index}].clients[${at}]`, name, kinds: CLIENTS })),
    ),
    ...scenario.interventions.flatMap(mentionsOfIntervention),
  ];
  const known = new Map<readonly NodeKind[], ReadonlySet<string>>();
  const dangles = problemsAmong(mentions, ({ path, name, kinds }) => {
    const existing = known.get(kinds) ?? new Set(idsOf(scenario, kinds));
    known.set(kinds, existing);
    if (existing.has(name)) return null;
    return dangling(path, name, [...existing], kinds === ANY ? 'node' : kinds.join(' | '));
  });
  return [
    ...dangles,
    ...checkCutLinks(scenario),
    ...checkObservers(scenario),
    ...checkResolverNames(scenario),
    ...checkZone(scenario),
  ];
}

function mentionsOfNode(node: ScenarioNode, index: number): readonly Mention[] {
  const at = `nodes[${index}]`;
  const resolver = (name: string | null): Mention[] =>
    name === null ? [] : [{ path: `${at}.resolver`, name, kinds: RESOLVERS }];
  switch (node.kind) {
    case 'client':
      return [
        ...resolver(node.resolver),
        ...mentionsOfWay(at, node),
        ...(node.proxy ? [{ path: `${at}.proxy.node`, name: node.proxy.node, kinds: PROXIES }] : []),
        ...node.trusts.map((name, place): Mention => ({
          path: `${at}.trusts[${place}]`,
          name,
          kinds: PROXIES,
        })),
      ];
    case 'forward-proxy':
    case 'tunnel-server':
      return resolver(node.resolver);
    case 'gateway':
      return [
        ...node.inbound.servers.map((name, place): Mention => ({
          path: `${at}.inbound.servers[${place}]`,
          name,
          kinds: ORIGINS,
        })),
        ...(node.inbound.options ?? []).map(({ server: name }, place): Mention => ({
          path: `${at}.inbound.options[${place}].server`,
          name,
          kinds: ORIGINS,
        })),
      ];
    case 'resolver':
    case 'origin-server':
      return [];
  }
}

/** Relays are proxies or relays of a circuit; whoever carries otherwise is a tunnel server; keys are held by whoever answers for a site. */
function mentionsOfWay(at: string, { way, passes, siteKeys = [] }: ClientNode): readonly Mention[] {
  const holder = (path: string, name: string): Mention => ({ path, name, kinds: ['gateway', ...ORIGINS] });
  const boxes = (): readonly Mention[] => {
    if (!way) return [];
    if (!('relays' in way)) return [{ path: `${at}.way.node`, name: way.node, kinds: CARRIERS }];
    const kinds = way.by === 'relays' ? PROXIES : CARRIERS;
    return way.relays.map(({ node: name }, place) => ({ path: `${at}.way.relays[${place}].node`, name, kinds }));
  };
  return [
    ...boxes(),
    ...(way?.by === 'oblivious-relay' ? [holder(`${at}.way.keyHolder`, way.keyHolder)] : []),
    ...(typeof passes === 'string' ? [{ path: `${at}.passes`, name: passes, kinds: PROXIES }] : []),
    ...siteKeys.map(({ holder: name }, place) => holder(`${at}.siteKeys[${place}].holder`, name)),
  ];
}

function mentionsOfIntervention(intervention: Intervention, index: number): readonly Mention[] {
  const at = `interventions[${index}]`;
  switch (intervention.patch) {
    case 'send-request':
      return [{ path: `${at}.client`, name: intervention.client, kinds: CLIENTS }];
    case 'stop-server':
    case 'start-server':
      return [{ path: `${at}.node`, name: intervention.node, kinds: STOPPABLE }];
    case 'behave':
      return [{ path: `${at}.node`, name: intervention.node, kinds: ORIGINS }];
    case 'cut-link':
    case 'mend-link':
      return []; // names a link: see `checkCutLinks`
    case 'cache-on':
    case 'cache-off':
    case 'tell-client-on':
    case 'tell-client-off':
      return [{ path: `${at}.node`, name: intervention.node, kinds: BOXES }];
  }
}

function checkCutLinks({ links, interventions }: Scenario): readonly Problem[] {
  const existing = links.map(({ id }) => id);
  return problemsAmong(interventions.entries(), ([index, intervention]) => {
    if (!('link' in intervention) || existing.includes(intervention.link)) return null;
    return dangling(`interventions[${index}].link`, intervention.link, existing, 'link');
  });
}

/** Who runs a node or taps a link is one of the observers. */
function checkObservers({ nodes, links, observers }: Scenario): readonly Problem[] {
  const existing = observers.map(({ id }) => id);
  const named = [
    ...nodes.map(({ operator }, index) => ({ path: `nodes[${index}].operator`, name: operator })),
    ...links.flatMap(({ taps }, index) =>
      taps.map((name, place) => ({ path: `links[${index}].taps[${place}]`, name })),
    ),
  ];
  return problemsAmong(named, ({ path, name }) =>
    name === null || existing.includes(name) ? null : dangling(path, name, existing, 'observer'),
  );
}

/** A resolver over HTTPS proves that it is the one meant by a certificate for its name (RFC 8484 §5, RFC 9110 §4.3.4). */
const checkResolverNames = ({ nodes }: Scenario): Problem[] =>
  nodes.flatMap((node, index) =>
    node.kind === 'resolver' && node.protocol === 'https' && node.name === null
      ? [
          problem(`nodes[${index}].name`, null, 'string, host name', {
            key: 'name-resolver',
            params: { example: 'dns.example' },
          }),
        ]
      : [],
  );

function checkZone({ zone, nodes }: Scenario): Problem[] {
  const existing = nodes.map(({ address }) => address);
  return zone.flatMap(({ addresses }, index) =>
    addresses.flatMap((address, place) =>
      existing.includes(address)
        ? []
        : [dangling(`zone[${index}].addresses[${place}]`, address, existing, 'address of a node')],
    ),
  );
}
