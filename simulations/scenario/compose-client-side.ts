// The boxes on the client's side of a composed scenario, and what each client is told of them.
import { directivesFor } from './directives.ts';
import { CLIENT_SIDES, isOnOwnMachine } from './client-sides.ts';
import type { BoxManners, ClientNode, ForwardProxyNode, ScenarioNode, TunnelServerNode } from './scenario.ts';
import type { Setup } from './setup.ts';
import type { Situation, SituationClient } from './situation.ts';
import * as protection from './wishes/protection.ts';

/** A box between a client and the site: where it is reached, and where it calls from, if elsewhere. */
export interface ClientSideBox {
  readonly id: string;
  readonly address: string;
  readonly egressAddress: string | null;
  readonly name: string;
  /** The observer that runs it. */
  readonly operator: string;
}

/** Where proxies on the client's own machine are reached (RFC 1122 §3.2.1.3). */
const LOOPBACK = '127.0.0.1';

/** Nearest to the client first. */
export function clientSideBoxes(situation: Situation, setup: Setup): readonly ClientSideBox[] {
  const { forwardProxy, relays, clients } = situation;
  const { boxes } = CLIENT_SIDES[setup.clientSide];
  if (boxes === 0) return [];
  // Relays are those who share what is to be known: two or three parties, or one that is not to know.
  if (boxes > 1 || setup.clientSide === 'ohttp') {
    return relays.slice(0, boxes).map(({ id, address, name }, place) => ({
      ...{ id, address, name, egressAddress: null },
      operator: `relay_${String(place + 1)}`,
    }));
  }
  const { id, address, egressAddress, name } = forwardProxy;
  const operator = 'forward_proxy';
  if (!isOnOwnMachine(setup)) return [{ id, address, egressAddress, name, operator }];
  return [{ id, address: LOOPBACK, egressAddress: clients[0]?.address ?? null, name, operator }];
}

/** A proxy on somebody's own machine is nobody else's. */
export const usesBoxes = (situation: Situation, setup: Setup, client: string): boolean =>
  !isOnOwnMachine(setup) || situation.clients[0]?.id === client;

type Told = Pick<ClientNode, 'proxy' | 'trusts' | 'way' | 'passes'>;
const NOTHING: Told = { proxy: null, trusts: [] };
const PORTS = { socks: 1080, tls: 443 } as const;

/** What a client is told: whom to go by, whom to trust, through whom its packets go anyway. */
export function toldOf(
  situation: Situation,
  setup: Setup,
  boxes: readonly ClientSideBox[],
  client: SituationClient,
): Told {
  const [first] = boxes;
  if (!first || !usesBoxes(situation, setup, client.id)) return NOTHING;
  const tls = setup.proxyLeg === 'tls';
  const node = first.id;
  switch (setup.clientSide) {
    case 'explicit-proxy':
    case 'tls-intercepting-proxy': {
      const trusts = setup.clientSide === 'tls-intercepting-proxy' ? [node] : [];
      return { proxy: { node, port: situation.forwardProxy.port, tls }, trusts };
    }
    case 'interception':
    case 'inline-filter':
      return { ...NOTHING, passes: node };
    case 'socks5':
      return { ...NOTHING, way: { by: 'socks', node, port: PORTS.socks, tls, remoteNames: setup.dns === 'remote' } };
    case 'vpn': {
      const place = situation.clients.findIndex(({ id }) => id === client.id);
      const innerAddress = situation.insideAddresses[place] ?? client.address;
      const resolvesInside = setup.dns === 'remote';
      return { ...NOTHING, way: { by: 'vpn', node, port: PORTS.tls, innerAddress, resolvesInside } };
    }
    case 'two-hop-relay':
    case 'tor': {
      const relays = boxes.map(({ id }) => ({ node: id, port: PORTS.tls }));
      return { ...NOTHING, way: { by: setup.clientSide === 'tor' ? 'circuit' : 'relays', relays } };
    }
    case 'ohttp': {
      const [keyHolder = ''] = situation.origins.ids;
      return { ...NOTHING, way: { by: 'oblivious-relay', node, port: PORTS.tls, keyHolder } };
    }
    case 'none':
      return NOTHING;
  }
}

function mannersOf(situation: Situation, setup: Setup, { name }: ClientSideBox): BoxManners {
  const { proxyProfile: profile, proxyVia, proxyTellsClient: tellsClient } = setup;
  return {
    profile,
    directives: [
      ...directivesFor(profile, { via: proxyVia, tellsClient, serverField: 'pass' }),
      ...protection.accessDirectives(profile, setup.proxyRules),
    ],
    name,
    viaRequest: proxyVia,
    // Whoever was not asked leaves what comes back unmarked, as the site would have sent it.
    viaResponse: proxyVia && !CLIENT_SIDES[setup.clientSide].isInTheWay,
    tellsClient,
    ...(tellsClient === 'forged' ? { forgedAddress: situation.forged.byProxy } : {}),
    serverField: 'pass',
    cache: setup.proxyCache ? { capacity: situation.forwardProxy.cacheCapacity, tellsStatus: false } : null,
    ...protection.accountsOf(setup.proxyRules),
    ...protection.protecting(profile, protection.accessProtection(setup.proxyRules)),
  };
}

function proxyNode(situation: Situation, setup: Setup, box: ClientSideBox): ForwardProxyNode {
  const { isInTheWay } = CLIENT_SIDES[setup.clientSide];
  const isRelay = setup.clientSide === 'two-hop-relay';
  const resolver = isOnOwnMachine(setup) ? ownResolver(situation, setup) : situation.resolvers.ofProxy.id;
  const what = setup.clientSide === 'interception' ? 'requests' : 'packets';
  return {
    kind: 'forward-proxy',
    id: box.id,
    place: isRelay ? 'internet' : 'client-side',
    operator: box.operator,
    address: box.address,
    egressAddress: box.egressAddress,
    port: isRelay ? PORTS.tls : situation.forwardProxy.port,
    resolver,
    manners: isRelay ? quiet(box.name) : mannersOf(situation, setup, box),
    interceptsTls: setup.clientSide === 'tls-intercepting-proxy',
    keepAlive: situation.forwardProxy.keepAlive,
    ...(isInTheWay
      ? { intercepts: { what, keepsSource: setup.interceptorSource === 'preserved' }, standsWith: 'access_network' }
      : {}),
  };
}

/** A box that carries bytes has nothing to add to them. */
const quiet = (name: string): BoxManners => ({
  ...{ profile: 'rfc', directives: [], name, viaRequest: false, viaResponse: false },
  ...{ tellsClient: 'off', serverField: 'pass', cache: null },
});

/** The resolver of whoever runs a proxy for himself. */
const ownResolver = ({ resolvers }: Situation, { dns }: Setup): string =>
  dns === 'doh' ? resolvers.https.id : resolvers.plain.id;

const CARRIES = { socks5: 'socks', vpn: 'packets', tor: 'circuit', ohttp: 'oblivious' } as const;

function tunnelNode(situation: Situation, setup: Setup, box: ClientSideBox, isLast: boolean): TunnelServerNode {
  const carries = CARRIES[setup.clientSide as keyof typeof CARRIES];
  const resolver = isOnOwnMachine(setup) ? ownResolver(situation, setup) : situation.resolvers.ofProxy.id;
  return {
    kind: 'tunnel-server',
    id: box.id,
    place: carries === 'socks' || carries === 'packets' ? 'client-side' : 'internet',
    operator: box.operator,
    address: box.address,
    egressAddress: box.egressAddress,
    port: carries === 'socks' ? PORTS.socks : PORTS.tls,
    name: box.name,
    resolver: isLast ? resolver : null,
    carries,
    gateway: carries === 'oblivious' ? situation.cover.name : null,
  };
}

export function clientSideNodes(
  situation: Situation,
  setup: Setup,
  boxes: readonly ClientSideBox[],
): readonly ScenarioNode[] {
  return boxes.map((box, place) =>
    setup.clientSide in CARRIES
      ? tunnelNode(situation, setup, box, place === boxes.length - 1)
      : proxyNode(situation, setup, box),
  );
}
