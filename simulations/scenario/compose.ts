// Situation and set-up become a scenario: the boxes that were chosen are put between the same people and the same site.
import { linksOf } from './compose-links.ts';
import type { Cast } from './compose-nodes.ts';
import { castOf, nodesOf } from './compose-nodes.ts';
import { inForce } from './limits.ts';
import type { Demand, Intervention, Scenario, ScenarioObserver } from './scenario.ts';
import type { Setup } from './setup.ts';
import type { Episode, Situation } from './situation.ts';

export interface Composition {
  /** Which of the situation's episodes; the first unless named. */
  readonly episode?: string;
  readonly interventions?: readonly Intervention[];
  readonly seed?: number;
}

/**
 * The scenario of one stage. Switches without effect count as `limitsOf` says. Interventions at nodes and links that this set-up does
 * not have are left out (`withoutPlace` names them).
 * Errors: RangeError when `episode` is not one of the situation's.
 */
export function composeScenario(situation: Situation, setup: Setup, more: Composition = {}): Scenario {
  const effective = inForce(setup);
  const episode = episodeOf(situation, more.episode);
  const cast = castOf(situation, effective, episode);
  const nodes = nodesOf(situation, effective, cast);
  const links = linksOf(situation, effective, cast);
  return {
    version: 1,
    id: situation.id,
    title: situation.title,
    seed: more.seed ?? situation.seed,
    horizonMs: situation.horizonMs,
    epochSeconds: situation.epochSeconds,
    observers: observersOf(situation, cast),
    nodes,
    links,
    zone: zoneOf(situation, effective, cast),
    lists: {
      proxies: proxyAddresses(cast),
      deliveryNetworks: effective.serverSide === 'cdn' ? [situation.cdn.address, situation.cdn.innerAddress] : [],
    },
    resources: episode.resources,
    workload: workloadOf(situation, effective, episode, cast),
    interventions: (more.interventions ?? []).filter((intervention) => hasPlace(intervention, { nodes, links })),
  };
}

function workloadOf({ host }: Situation, { scheme }: Setup, episode: Episode, { attacker }: Cast): readonly Demand[] {
  const wanted = episode.workload.map((demand) => ({ ...demand, scheme, host }));
  const [first] = wanted;
  if (!attacker || !first) return wanted;
  const { id, atMs } = attacker;
  const asked = {
    method: 'GET',
    content: null,
    fields: [],
    zipf: 0,
    service: first.service,
    paths: first.paths.slice(0, 1),
  };
  return [...wanted, { ...asked, scheme, host, clients: [id], when: { atMs }, isAttack: true }];
}

/** Interventions at nodes and links that this set-up does not have. */
export function withoutPlace(scenario: Scenario, interventions: readonly Intervention[]): readonly Intervention[] {
  return interventions.filter((intervention) => !hasPlace(intervention, scenario));
}

const hasPlace = (intervention: Intervention, { nodes, links }: Pick<Scenario, 'nodes' | 'links'>): boolean => {
  if ('link' in intervention) return links.some(({ id }) => id === intervention.link);
  const at = intervention.patch === 'send-request' ? intervention.client : intervention.node;
  return nodes.some(({ id }) => id === at);
};

function episodeOf(situation: Situation, id: string | undefined): Episode {
  const episode =
    id === undefined ? situation.episodes[0] : situation.episodes.find((candidate) => candidate.id === id);
  if (!episode) throw new RangeError(`situation ${situation.id} has no episode ${id ?? ''}`);
  return episode;
}

/** From the client's side to the site's, the people last who are only there to be compared with. */
function observersOf(situation: Situation, cast: Cast): readonly ScenarioObserver[] {
  const [first, ...others] = situation.clients
    .filter(({ observes }) => observes)
    .map(({ id }) => ({ id, column: 'client' }));
  const column = (id: string): ScenarioObserver => ({ id, column: id });
  return [
    ...(first ? [first] : []),
    ...['access_network', 'client_resolver'].map(column),
    ...cast.boxes.map(({ operator }) => column(operator)),
    ...(cast.boxes.length > 1 ? ['relay_link'].map(column) : []),
    ...['transit'].map(column),
    ...(cast.gateway === null ? [] : ['reverse_proxy', 'backend_link'].map(column)),
    ...['origin'].map(column),
    ...others,
  ];
}

/** Published lists know every box that calls sites for others; one on somebody's own machine calls as that machine. */
const proxyAddresses = ({ boxes, clients }: Cast): readonly string[] =>
  boxes.flatMap(({ address, egressAddress }) =>
    clients.some((client) => client.address === egressAddress)
      ? []
      : egressAddress === null
        ? [address]
        : [address, egressAddress],
  );

/** Names that matter: the site's; where names are hidden, those that hide it; where a record leads past the gateway, that record's. */
function zoneOf({ host, cover, directName }: Situation, setup: Setup, cast: Cast): Scenario['zone'] {
  const edge = [cast.publicEdge.address];
  const isHidden = setup.ech || setup.clientSide === 'ohttp';
  const isShared = setup.siteAddress === 'shared' || setup.clientSide === 'ohttp';
  const covers = isHidden ? [cover.name, ...(isShared ? cover.neighbours : [])] : [];
  const isLeaking = setup.dnsOnlyRecord && cast.gateway !== null;
  return [
    { name: host, addresses: edge },
    ...covers.map((name) => ({ name, addresses: edge })),
    ...(isLeaking ? [{ name: directName, addresses: cast.origins.map(({ address }) => address) }] : []),
  ];
}
