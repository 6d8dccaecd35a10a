// Every name that a scenario uses belongs to something in it, and to something of the right kind.
import type { Problem } from '../problem.ts';
import type { Intervention, Scenario, ScenarioNode } from '../scenario.ts';
import type { Mention, NodeKind } from './registry.ts';
import { dangling, idsOf, problem, problemsAmong } from './registry.ts';

const ANY: readonly NodeKind[] = ['client', 'resolver', 'forward-proxy', 'gateway', 'origin-server'];
const BOXES: readonly NodeKind[] = ['forward-proxy', 'gateway'];
const STOPPABLE: readonly NodeKind[] = ['origin-server', ...BOXES];
const CLIENTS: readonly NodeKind[] = ['client'];
const RESOLVERS: readonly NodeKind[] = ['resolver'];
const PROXIES: readonly NodeKind[] = ['forward-proxy'];
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
        ...(node.proxy ? [{ path: `${at}.proxy.node`, name: node.proxy.node, kinds: PROXIES }] : []),
        ...node.trusts.map((name, place): Mention => ({
          path: `${at}.trusts[${place}]`,
          name,
          kinds: PROXIES,
        })),
      ];
    case 'forward-proxy':
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
