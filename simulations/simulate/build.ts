// From the nodes of a scenario to participants that act: the only place where both are known.
import { createClient } from '../entities/client.ts';
import type { Client } from '../entities/client.ts';
import type { Entity, World } from '../entities/entity.ts';
import { createForwardProxy } from '../entities/forward-proxy.ts';
import { createFilter } from '../entities/forward-proxy-filter.ts';
import { createGateway } from '../entities/gateway.ts';
import type { ForwardingSettings } from '../entities/intermediary/forwarding.ts';
import type { Rewriter } from '../entities/intermediary/rewriter.ts';
import type { SharedCacheSettings } from '../entities/intermediary/shared-cache.ts';
import { createSharedCache } from '../entities/intermediary/shared-cache.ts';
import { createOriginServer } from '../entities/origin-server.ts';
import { createResolver } from '../entities/resolver.ts';
import { createTunnelServer } from '../entities/tunnel-server.ts';
import * as forwardProxyRewriting from '../entities/rewriting/forward-proxy.ts';
import * as gatewayRewriting from '../entities/rewriting/gateway.ts';
import type { ResolverSettings } from '../entities/transport/names.ts';
import type { ConnectionSettings } from '../http/connection-settings.ts';
import type { ProtectionSettings } from '../http/protection-settings.ts';
import { MODERN_TLS } from '../http/connection-settings.ts';
import type { Stickiness } from '../http/farm-settings.ts';
import type { RewritingSettings } from '../http/rewriting-settings.ts';
import { fieldsFrom } from '../http/fields.ts';
import { invariant } from '../kernel/invariant.ts';
import { policyFor } from '../queueing/balancing/settings.ts';
import { tellingClient } from '../scenario/directives.ts';
import type { BoxKind } from '../scenario/profiles/index.ts';
import {
  GATEWAY_PORTS,
  cachingFor,
  failuresFor,
  farmFor,
  protectionFor,
  serverPlacesOf,
  settingsFor,
  withStickiness,
} from '../scenario/profiles/index.ts';
import type {
  BoxManners,
  ClientNode,
  ForwardProxyNode,
  GatewayNode,
  OriginServerNode,
  ResolverNode,
  Scenario,
  ScenarioNode,
  TunnelServerNode,
} from '../scenario/scenario.ts';
import type { SocketAddress } from '../wire/address.ts';
import { proxyFinder, wayFinder } from './ways.ts';

export interface Builder {
  build(node: ScenarioNode): Entity | Client;
}

/** So many responses fit into a cache that a scenario has not set up. */
const USUAL_CAPACITY = 100;

/** A box without a cache has one that is off until it is turned on. */
function cacheOf(manners: BoxManners, kind: BoxKind): SharedCacheSettings {
  const { capacity = USUAL_CAPACITY, capacityBytes, tellsStatus = false } = manners.cache ?? {};
  return {
    caching: cachingFor(manners, kind),
    capacity,
    ...(capacityBytes === undefined ? {} : { capacityBytes }),
    tellsStatus,
    isOn: manners.cache !== null,
  };
}

export function createBuilder(scenario: Scenario, world: World): Builder {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));

  const nodeOf = <K extends ScenarioNode['kind']>(id: string, kind: K): Extract<ScenarioNode, { kind: K }> => {
    const node = nodes.get(id);
    invariant(node?.kind === kind, `${id} is not a ${kind}`);
    return node as Extract<ScenarioNode, { kind: K }>;
  };

  const resolverOf = (id: string | null): ResolverSettings | null => {
    if (id === null) return null;
    const { address, protocol, name } = nodeOf(id, 'resolver');
    return { node: id, address, serverName: protocol === 'https' ? (name ?? id) : null };
  };

  const anyNode = (id: string): ScenarioNode => {
    const node = nodes.get(id);
    invariant(node !== undefined, `no node ${id}`);
    return node;
  };
  const proxyOf = proxyFinder(anyNode);
  const wayOf = wayFinder(anyNode);

  const client = (node: ClientNode): Client =>
    createClient(
      {
        id: node.id,
        address: node.address,
        asksFrom: node.asksFrom ?? node.address,
        resolver: resolverOf(node.resolver),
        proxy: proxyOf(node),
        way: wayOf(node),
        siteKeys: node.siteKeys ?? [],
        knows: node.knows ?? [],
        keepAlive: node.keepAlive,
        tlsVersions: node.tlsVersions ?? MODERN_TLS,
        sends: fieldsFrom(node.sends),
        sendsWithConnect: fieldsFrom(node.sendsWithConnect ?? []),
        givesUpAfterMs: node.givesUpAfterMs ?? null,
      },
      world,
    );

  const resolver = ({ id, address, protocol, name }: ResolverNode): Entity =>
    createResolver({ id, address, name: name ?? id, overHttps: protocol === 'https' }, world);

  const tunnelServer = (node: TunnelServerNode): Entity => {
    const { id, port, name, resolver, carries, gateway } = node;
    const egressAddress = node.egressAddress ?? node.address;
    const trade =
      carries === 'oblivious'
        ? ({ by: carries, gateway: { name: gateway ?? '', port: 443 } } as const)
        : { by: carries };
    const settings = { id, egressAddress, port, name, resolver: resolverOf(resolver), carries: trade };
    return createTunnelServer(settings, world);
  };

  const origin = (node: OriginServerNode): Entity => {
    const { awaitsProxyLine = false, tlsVersions = MODERN_TLS, behaviour = null, admits = null, ...rest } = node;
    const belief = { trusted: node.trustedProxies, believes: node.believes };
    const resources = scenario.resources.map((resource) => ({ ...resource, fields: fieldsFrom(resource.fields) }));
    const isObliviousGateway = typeof node.obliviousName === 'string';
    const { namesItself = false, signsErrors = false } = node;
    const habits = { awaitsProxyLine, tlsVersions, admits, namesItself, signsErrors, isObliviousGateway };
    return createOriginServer({ ...rest, ...habits, belief, limit: node.limit ?? null, resources, behaviour }, world);
  };

  /** The part that forward proxy and gateway share, and what interventions change in it. */
  const forwardingOf = (
    { id, manners, keepAlive }: ForwardProxyNode | GatewayNode,
    rewriter: Rewriter,
    kind: 'forward-proxy' | 'gateway',
    stickiness: Stickiness | null = null,
  ): {
    protection: ProtectionSettings;
    connections: ConnectionSettings;
    forwarding: Omit<ForwardingSettings, 'node'>;
    obey: Entity['obey'];
  } => {
    const settled = (now: BoxManners): RewritingSettings => withStickiness(settingsFor(now, kind), stickiness);
    const protection = protectionFor(manners, kind);
    let rewriting = settled(manners);
    const cache = createSharedCache(id, manners.name, cacheOf(manners, kind), world);
    return {
      protection,
      connections: rewriting.connections,
      forwarding: {
        rewriting: () => rewriting,
        rewriter,
        cache,
        readsAhead: protection.holdsReply,
        reply: protection.reply,
        keepAlive: keepAlive && rewriting.connections.inboundKeepAlive,
        failures: failuresFor(manners, kind),
      },
      obey(order) {
        if (order === 'stop') cache.abandon();
        if (order === 'cache-on' || order === 'cache-off') cache.turn(order === 'cache-on');
        if (order === 'tell-client-on') rewriting = settled(tellingClient(manners, true));
        if (order === 'tell-client-off') rewriting = settled(tellingClient(manners, false));
      },
    };
  };

  const parentOf = ({ parent = null }: ForwardProxyNode): SocketAddress | null => {
    if (parent === null) return null;
    const { address, port } = nodeOf(parent, 'forward-proxy');
    return { address, port };
  };

  const forwardProxy = (node: ForwardProxyNode): Entity => {
    const egressAddress = node.egressAddress ?? node.address;
    const { intercepts = null } = node;
    if (intercepts?.what === 'packets') {
      return createFilter({ id: node.id, egressAddress, keepsSource: intercepts.keepsSource }, world);
    }
    return createForwardProxy(
      {
        id: node.id,
        address: node.address,
        egressAddress,
        intercepts,
        port: node.port,
        resolver: resolverOf(node.resolver),
        interceptsTls: node.interceptsTls,
        parent: parentOf(node),
        name: node.manners.name,
        ...forwardingOf(node, forwardProxyRewriting, 'forward-proxy'),
      },
      world,
    );
  };

  const gateway = (node: GatewayNode): Entity => {
    const places = serverPlacesOf(node, scenario.nodes);
    const farm = farmFor(node, places);
    const shared = forwardingOf(node, gatewayRewriting, 'gateway', farm.stickiness);
    return createGateway(
      {
        id: node.id,
        innerAddress: node.innerAddress,
        publicAddress: node.address,
        resolver: resolverOf(node.resolver ?? null),
        ports: node.ports ?? GATEWAY_PORTS,
        tls: node.tls,
        servers: places.map(({ id, address, port, plainPort = port }) => ({
          id,
          at: { address, port },
          plainAt: { address, port: plainPort },
        })),
        inboundTls: node.inbound.tls,
        farm,
        policy: policyFor(farm.balancing, farm.servers, scenario.seed),
        hosts: node.hosts,
        ...shared,
        connections: {
          ...shared.connections,
          sendsProxyLine: node.inbound.proxyLine === true || shared.connections.sendsProxyLine,
          awaitsProxyLine: node.awaitsProxyLine === true || shared.connections.awaitsProxyLine,
        },
      },
      world,
    );
  };

  return {
    build(node) {
      switch (node.kind) {
        case 'client':
          return client(node);
        case 'resolver':
          return resolver(node);
        case 'origin-server':
          return origin(node);
        case 'forward-proxy':
          return forwardProxy(node);
        case 'tunnel-server':
          return tunnelServer(node);
        case 'gateway':
          return gateway(node);
      }
    },
  };
}
