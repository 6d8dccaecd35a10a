// The participants of a composed scenario: who is there, at which address, and with which manners.
import type { BoxManners, GatewayNode, OriginServerNode, Protection, ScenarioNode } from './scenario.ts';
import { directivesFor } from './directives.ts';
import { cacheDirectives } from './wishes/caching.ts';
import * as protection from './wishes/protection.ts';
import { inboundFields, serverDirectives } from './wishes/servers.ts';
import type { Setup } from './setup.ts';
import type { Episode, Participant, Situation, SituationClient } from './situation.ts';

/** Who takes part under a set-up; null: not there. */
export interface Cast {
  readonly clients: readonly SituationClient[];
  /** The resolver that clients ask. */
  readonly resolver: Participant | null;
  readonly proxy: Situation['forwardProxy'] | null;
  readonly gateway: Situation['gateway'] | null;
  /** Whether the gateway is another company's, out on the Internet. */
  readonly isCdn: boolean;
  readonly origins: readonly Participant[];
  /** What the site's name leads to. */
  readonly publicEdge: Participant;
}

export function castOf(situation: Situation, setup: Setup, episode: Episode): Cast {
  const isCdn = setup.serverSide === 'cdn';
  const gateway = setup.serverSide === 'none' ? null : isCdn ? situation.cdn : situation.gateway;
  const { ids, publicAddresses, innerAddresses } = situation.origins;
  const addresses = setup.serverSide === 'gateway' ? innerAddresses : publicAddresses;
  const origins = ids.slice(0, gateway ? setup.origins : 1).map((id, index) => {
    const address = addresses[index];
    if (address === undefined) throw new RangeError(`situation ${situation.id} has no address for ${id}`);
    return { id, address };
  });
  const publicEdge = gateway ?? origins[0];
  if (!publicEdge) throw new RangeError(`situation ${situation.id} has no origin`);
  // A passer-by comes only where the episode needs one.
  const wanting = new Set(episode.workload.flatMap(({ clients }) => clients));
  return {
    clients: situation.clients.filter(({ id, observes }) => observes || wanting.has(id)),
    resolver: setup.dns === 'remote' ? null : situation.resolvers[setup.dns === 'doh' ? 'https' : 'plain'],
    proxy: setup.clientSide === 'none' ? null : situation.forwardProxy,
    gateway,
    isCdn,
    origins,
    publicEdge,
  };
}

export function nodesOf(situation: Situation, setup: Setup, cast: Cast): readonly ScenarioNode[] {
  return [
    ...clientNodes(setup, cast),
    ...resolverNodes(situation, setup, cast),
    ...proxyNodes(situation, setup, cast),
    ...gatewayNodes(situation, setup, cast),
    ...originNodes(situation, setup, cast),
  ];
}

/** RFC 7617 §2: the account in base64. */
const CREDENTIALS = 'Proxy-Authorization: Basic YWxpY2U6dGVhcG90';

function clientNodes(setup: Setup, { clients, resolver, proxy }: Cast): readonly ScenarioNode[] {
  return clients.map(({ id, address, observes, sends }) => ({
    kind: 'client',
    id,
    place: 'client-side',
    operator: observes ? id : null,
    address,
    resolver: resolver?.id ?? null,
    proxy: proxy && { node: proxy.id, port: proxy.port, tls: false },
    trusts: proxy && setup.clientSide === 'tls-intercepting-proxy' ? [proxy.id] : [],
    keepAlive: true,
    sends: proxy && setup.proxyRules === 'members' && id === protection.MEMBER.client ? [...sends, CREDENTIALS] : sends,
  }));
}

function resolverNodes(situation: Situation, setup: Setup, { resolver, proxy }: Cast): readonly ScenarioNode[] {
  const nodes: ScenarioNode[] = [];
  if (resolver) {
    const isHttps = setup.dns === 'doh';
    nodes.push({
      kind: 'resolver',
      id: resolver.id,
      place: isHttps ? 'internet' : 'client-side',
      operator: 'client_resolver',
      address: resolver.address,
      protocol: isHttps ? 'https' : 'plain',
      name: isHttps ? situation.resolvers.https.name : null,
    });
  }
  if (proxy) {
    const { id, address } = situation.resolvers.ofProxy;
    nodes.push({ kind: 'resolver', id, place: 'internet', operator: null, address, protocol: 'plain', name: null });
  }
  return nodes;
}

function proxyNodes(situation: Situation, setup: Setup, { proxy }: Cast): readonly ScenarioNode[] {
  if (!proxy) return [];
  const manners: BoxManners = {
    profile: setup.proxyProfile,
    directives: [
      ...directivesFor(setup.proxyProfile, {
        via: setup.proxyVia,
        tellsClient: setup.proxyTellsClient,
        serverField: 'pass',
      }),
      ...protection.accessDirectives(setup.proxyProfile, setup.proxyRules),
    ],
    name: proxy.name,
    viaRequest: setup.proxyVia,
    viaResponse: setup.proxyVia,
    tellsClient: setup.proxyTellsClient,
    serverField: 'pass',
    cache: setup.proxyCache ? { capacity: proxy.cacheCapacity, tellsStatus: false } : null,
    ...protection.accountsOf(setup.proxyRules),
    ...protecting(setup.proxyProfile, protection.accessProtection(setup.proxyRules)),
  };
  const { id, address, egressAddress, port, keepAlive } = proxy;
  const interceptsTls = setup.clientSide === 'tls-intercepting-proxy';
  const resolver = situation.resolvers.ofProxy.id;
  const place = 'client-side';
  const operator = 'forward_proxy';
  return [
    {
      kind: 'forward-proxy',
      id,
      place,
      operator,
      address,
      egressAddress,
      port,
      resolver,
      manners,
      interceptsTls,
      keepAlive,
    },
  ];
}

function gatewayNodes(situation: Situation, setup: Setup, { gateway, isCdn, origins }: Cast): readonly GatewayNode[] {
  if (!gateway) return [];
  const { gatewayTls, gatewayProfile, gatewayTellsClient, gatewayServerField } = setup;
  const servers = origins.map(({ id }) => id);
  return [
    {
      kind: 'gateway',
      id: gateway.id,
      place: isCdn ? 'internet' : 'server-side',
      operator: 'reverse_proxy',
      address: gateway.address,
      innerAddress: gateway.innerAddress,
      hosts: [situation.host],
      tls: gatewayTls === 're-encrypt' ? 'terminate' : gatewayTls,
      inbound: {
        servers,
        tls: gatewayTls === 're-encrypt',
        ...(gatewayProfile === 'rfc' ? inboundFields(servers, setup) : { policy: 'round-robin' }),
      },
      manners: {
        profile: gatewayProfile,
        directives: [
          ...directivesFor(gatewayProfile, {
            via: setup.gatewayViaRequest,
            tellsClient: gatewayTellsClient,
            serverField: gatewayServerField,
          }),
          ...serverDirectives(gatewayProfile, servers, setup),
          ...(setup.gatewayCache ? cacheDirectives(gatewayProfile, setup) : []),
          ...protection.rateDirectives(gatewayProfile, setup.gatewayRateLimit),
        ],
        name: gateway.name,
        viaRequest: setup.gatewayViaRequest,
        viaResponse: setup.gatewayViaResponse,
        tellsClient: gatewayTellsClient,
        serverField: gatewayServerField,
        cache: setup.gatewayCache
          ? {
              capacity: gateway.cacheCapacity,
              tellsStatus: setup.gatewayTellsCacheStatus,
              ...(setup.gatewayCollapses ? { collapses: true } : {}),
            }
          : null,
        ...protecting(gatewayProfile, protection.rateProtection(setup.gatewayRateLimit)),
      },
      keepAlive: gateway.keepAlive,
    },
  ];
}

function originNodes(situation: Situation, setup: Setup, { gateway, origins }: Cast): readonly OriginServerNode[] {
  const { software, servers } = situation.origins;
  // Whoever sets the field at a gateway has told the servers behind it to read it.
  const trustedProxies = gateway && setup.gatewayTellsClient !== 'off' ? [gateway.innerAddress] : [];
  return origins.map(({ id, address }) => ({
    kind: 'origin-server',
    id,
    place: 'server-side',
    operator: 'origin',
    address,
    hosts: [situation.host],
    ports: { http: 80, https: 443 },
    software,
    servers,
    trustedProxies,
  }));
}

/** Limits in the scenario's own words are for boxes of no product; a product's stand in its directives. */
const protecting = (profile: BoxManners['profile'], limits: Protection | null): Pick<BoxManners, 'protection'> =>
  profile === 'rfc' && limits !== null ? { protection: limits } : {};
