// The participants of a composed scenario: who is there, at which address, and with which manners.
import { EVERYBODY } from '../http/believing.ts';
import type { ClientSideBox } from './compose-client-side.ts';
import { clientSideBoxes, clientSideNodes, toldOf, usesBoxes } from './compose-client-side.ts';
import type { ClientNode, GatewayNode, OriginServerNode, ScenarioNode } from './scenario.ts';
import { isOnOwnMachine, readsHttp } from './client-sides.ts';
import { directivesFor } from './directives.ts';
import { cacheDirectives } from './wishes/caching.ts';
import * as protection from './wishes/protection.ts';
import { inboundFields, serverDirectives } from './wishes/servers.ts';
import type { Setup } from './setup.ts';
import type { Episode, Participant, Situation, SituationAttacker, SituationClient } from './situation.ts';

/** Whoever comes besides, and the address that he calls as the site's. */
export interface Attacker extends SituationAttacker {
  readonly calls: Participant;
}

/** Who takes part under a set-up; null: not there. */
export interface Cast {
  readonly clients: readonly SituationClient[];
  readonly attacker: Attacker | null;
  /** The resolver that clients ask. */
  readonly resolver: Participant | null;
  /** On the client's side, nearest to the client first. */
  readonly boxes: readonly ClientSideBox[];
  readonly gateway: Situation['gateway'] | null;
  /** Whether the gateway is another company's, out on the Internet. */
  readonly isCdn: boolean;
  readonly origins: readonly Participant[];
  /** Whether names are asked by boxes of the client's side that have a resolver of their own. */
  readonly hasProxyResolver: boolean;
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
    boxes: clientSideBoxes(situation, setup),
    hasProxyResolver: setup.clientSide !== 'none' && !isOnOwnMachine(setup),
    attacker: attackerOf(situation, setup, publicEdge, origins),
    gateway,
    isCdn,
    origins,
    publicEdge,
  };
}

function attackerOf(
  { attacker }: Situation,
  { attack }: Setup,
  edge: Participant,
  [first = edge]: readonly Participant[],
): Attacker | null {
  return attacker && attack !== 'no' ? { ...attacker, calls: attack === 'past-it' ? first : edge } : null;
}

export function nodesOf(situation: Situation, setup: Setup, cast: Cast): readonly ScenarioNode[] {
  return [
    ...clientNodes(situation, setup, cast),
    ...attackerNodes(situation, cast),
    ...resolverNodes(situation, setup, cast),
    ...clientSideNodes(situation, setup, cast.boxes),
    ...gatewayNodes(situation, setup, cast),
    ...originNodes(situation, setup, cast),
  ];
}

function clientNodes(situation: Situation, setup: Setup, cast: Cast): readonly ScenarioNode[] {
  const { clients, resolver, boxes } = cast;
  const siteKeys = setup.ech ? [siteKeyOf(situation, setup, cast)] : null;
  return clients.map((client) => {
    const { id, address, observes, sends } = client;
    const told = toldOf(situation, setup, boxes, client);
    const asksOwnBox = isOnOwnMachine(setup) && usesBoxes(situation, setup, id) && told.proxy !== null;
    const insideResolver = told.way?.by === 'vpn' && told.way.resolvesInside ? situation.resolvers.ofProxy.id : null;
    return {
      kind: 'client',
      id,
      place: 'client-side',
      operator: observes ? id : null,
      address,
      resolver: insideResolver ?? (asksOwnBox ? null : (resolver?.id ?? null)),
      keepAlive: true,
      sends: sendsOf(situation, setup, id, sends),
      ...told,
      ...(siteKeys ? { siteKeys } : {}),
      ...(setup.dnsOnlyRecord && cast.gateway && observes ? { lookedUp: [situation.directName] } : {}),
    };
  });
}

/** Needs nobody's answer to know where the site is. */
function attackerNodes({ host }: Situation, { attacker }: Cast): readonly ClientNode[] {
  if (!attacker) return [];
  const { id, address, calls, claims } = attacker;
  return [
    {
      ...{ kind: 'client', id, place: 'internet', operator: null, address, resolver: null, keepAlive: true },
      ...{ proxy: null, trusts: [], knows: [{ name: host, address: calls.address }] },
      sends: ['User-Agent: Script/1.0', `X-Forwarded-For: ${claims}`],
    },
  ];
}

/** RFC 7617 §2: the account in base64. */
const CREDENTIALS = 'Proxy-Authorization: Basic YWxpY2U6dGVhcG90';

/** Cookies only where the people say who they are; a lie only from the first of them. */
function sendsOf(
  { clients, forged }: Situation,
  setup: Setup,
  client: string,
  sends: readonly string[],
): readonly string[] {
  const { cookies, clientForges, proxyRules } = setup;
  const kept = cookies ? sends : sends.filter((line) => !/^(?:cookie|authorization):/iu.test(line));
  const isLiar = clientForges && clients[0]?.id === client;
  const isMember = readsHttp(setup) && proxyRules === 'members' && client === protection.MEMBER.client;
  return [
    ...kept,
    ...(isLiar ? [`X-Forwarded-For: ${forged.byClient}`] : []),
    ...(isMember && setup.clientSide !== 'none' ? [CREDENTIALS] : []),
  ];
}

/** Whoever ends the client's TLS has the private half of the site's key. */
const siteKeyOf = (
  { host, cover }: Situation,
  { gatewayTls }: Setup,
  { gateway, origins, publicEdge }: Cast,
): NonNullable<ClientNode['siteKeys']>[number] => ({
  ...{ host, publicName: cover.name },
  holder: (gateway && gatewayTls === 'passthrough' ? origins[0]?.id : publicEdge.id) ?? publicEdge.id,
});

function resolverNodes(
  situation: Situation,
  setup: Setup,
  { resolver, hasProxyResolver }: Cast,
): readonly ScenarioNode[] {
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
  if (hasProxyResolver) {
    const { id, address } = situation.resolvers.ofProxy;
    nodes.push({ kind: 'resolver', id, place: 'internet', operator: null, address, protocol: 'plain', name: null });
  }
  return nodes;
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
        ...(setup.gatewayProxyLine ? { proxyLine: true } : {}),
      },
      manners: {
        profile: gatewayProfile,
        directives: [
          ...directivesFor(gatewayProfile, {
            via: setup.gatewayViaRequest,
            tellsClient: gatewayTellsClient,
            serverField: gatewayServerField,
            passesLocation: setup.gatewayLocation === 'pass',
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
        rewritesLocation: setup.gatewayLocation === 'rewrite',
        cache: setup.gatewayCache
          ? {
              capacity: gateway.cacheCapacity,
              tellsStatus: setup.gatewayTellsCacheStatus,
              ...(setup.gatewayCollapses ? { collapses: true } : {}),
            }
          : null,
        ...protection.protecting(gatewayProfile, protection.rateProtection(setup.gatewayRateLimit)),
      },
      keepAlive: gateway.keepAlive,
    },
  ];
}

function originNodes(situation: Situation, setup: Setup, { gateway, origins }: Cast): readonly OriginServerNode[] {
  const { software, servers } = situation.origins;
  // Whoever sets the field at a gateway has told the servers behind it to read it.
  const isTold = setup.gatewayTellsClient !== 'off' || setup.gatewayProxyLine;
  const trusts = gateway && isTold && setup.originBelieves === 'rightmost-untrusted';
  const trustedProxies = trusts ? [setup.originTrusts === 'everyone' ? EVERYBODY : gateway.innerAddress] : [];
  const isOblivious = setup.clientSide === 'ohttp';
  // Software behind a box knows the site by its own address; a box that changes redirects knows better.
  const rewrites = setup.gatewayProfile === 'rfc' || setup.gatewayProfile === 'nginx';
  const namesItself =
    gateway !== null && setup.gatewayTls !== 'passthrough' && (rewrites || setup.gatewayLocation === 'pass');
  return origins.map(({ id, address }) => ({
    kind: 'origin-server',
    id,
    place: 'server-side',
    operator: 'origin',
    address,
    hosts: isOblivious ? [situation.host, situation.cover.name] : [situation.host],
    ports: { http: 80, https: 443 },
    software,
    servers,
    trustedProxies,
    ...protection.originLimit(setup.originLimit),
    ...(setup.originSignsErrors ? { signsErrors: true } : {}),
    ...(setup.originBelieves === 'leftmost' ? { believes: 'leftmost' as const } : {}),
    ...(gateway && setup.originFirewalled ? { admits: [gateway.innerAddress] } : {}),
    ...(namesItself ? { namesItself } : {}),
    ...(gateway && setup.gatewayProxyLine ? { awaitsProxyLine: true } : {}),
    ...(isOblivious ? { obliviousName: situation.cover.name } : {}),
  }));
}
