// The network in which the identity recordings were made: who stands where, at which address (three links: lan, inet, dc).
import { boxManners } from '../bench.ts';
import type {
  BoxManners,
  ClientNode,
  ForwardProxyNode,
  GatewayNode,
  OriginServerNode,
  ResolverNode,
  Scenario,
  TunnelServerNode,
} from '../../../scenario/scenario.ts';
import type { CurlCommand } from './curl.ts';
import type { LinkName, Marks } from './recorded-case.ts';

export const LINKS: readonly { readonly name: LinkName; readonly prefix: string }[] = [
  { name: 'lan', prefix: '10.1.0.0' },
  { name: 'inet', prefix: '198.51.100.0' },
  { name: 'dc', prefix: '10.2.0.0' },
];

const FORWARD_PROXY = { address: '10.1.0.2', egress: '198.51.100.2', port: 3128 } as const;
const REVERSE_PROXY = { address: '198.51.100.80', inner: '10.2.0.1' } as const;
/** Where two boxes of one kind stand in a row: the second forward proxy, and the gateway on the origin's own machine. */
const SECOND_PROXY = { address: REVERSE_PROXY.address, port: 3129 } as const;
const SECOND_GATEWAY = { address: '10.2.0.12', port: 8088 } as const;
export const PRIVATE_ORIGIN = { address: '10.2.0.11', http: 8080, https: 8443, afterProxyLine: 8081 } as const;
const PUBLIC_ORIGIN = '198.51.100.90';
const CLIENT = { outside: '198.51.100.10', onLan: '10.1.0.10' } as const;

export const ZONE: Scenario['zone'] = [
  { name: 'www.shop.test', addresses: [REVERSE_PROXY.address] },
  { name: 'api.public.test', addresses: [PUBLIC_ORIGIN] },
];

/** Which of the two origins a case is about: the private one stands behind a gateway. */
export type OriginName = 'pub' | 'app1';

const isOnLan = (mode: string): boolean => mode === 'forward' || mode === 'chain';

/** What is looked for on the wire and at the ends. */
export const marksFor = (mode: string, origin: OriginName): Marks => ({
  host: origin === 'pub' ? 'api.public.test' : 'www.shop.test',
  client: isOnLan(mode) ? CLIENT.onLan : CLIENT.outside,
  origin: origin === 'pub' ? PUBLIC_ORIGIN : PRIVATE_ORIGIN.address,
});

export const resolver: ResolverNode = {
  kind: 'resolver',
  id: 'dns',
  place: 'internet',
  operator: null,
  address: '198.51.100.53',
  protocol: 'plain',
  name: null,
};

/** One call of curl; each is a process of its own, and keeps nothing for the next. */
export const caller = (
  id: string,
  mode: string,
  proxy: ClientNode['proxy'],
  way: ClientNode['way'],
  { tlsVersions, connectFields }: CurlCommand,
): ClientNode => ({
  kind: 'client',
  id,
  place: 'client-side',
  operator: null,
  address: isOnLan(mode) ? CLIENT.onLan : CLIENT.outside,
  resolver: proxy === null && !(way?.by === 'socks' && way.remoteNames) ? resolver.id : null,
  asksFrom: CLIENT.outside,
  proxy,
  way,
  trusts: [],
  keepAlive: false,
  tlsVersions,
  sends: [],
  sendsWithConnect: connectFields,
});

export const manners = (profile: BoxManners['profile'], name: string, directives: readonly string[]): BoxManners =>
  boxManners(profile, name, directives);

/** `place`: 0 is the client's; each leaves requests to the next where there is one. */
export const forwardProxy = (box: BoxManners, place: number, parent: string | null): ForwardProxyNode => ({
  kind: 'forward-proxy',
  id: idOf('forward-proxy', place),
  place: 'client-side',
  operator: null,
  ...(place === 0
    ? { address: FORWARD_PROXY.address, egressAddress: FORWARD_PROXY.egress, port: FORWARD_PROXY.port }
    : { address: SECOND_PROXY.address, egressAddress: null, port: SECOND_PROXY.port }),
  parent,
  resolver: resolver.id,
  manners: box,
  interceptsTls: false,
  keepAlive: true,
});

/** microsocks, where the forward proxy stands. */
export const socksServer: TunnelServerNode = {
  kind: 'tunnel-server',
  id: 'socks',
  place: 'client-side',
  operator: null,
  address: FORWARD_PROXY.address,
  egressAddress: FORWARD_PROXY.egress,
  port: 1080,
  name: 'socks',
  resolver: resolver.id,
  carries: 'socks',
  gateway: null,
};

export const idOf = (kind: 'forward-proxy' | 'gateway', place: number): string => `${kind}-${String(place + 1)}`;

/** `place`: 0 is the site's public face; `server`: id of what stands behind it. */
export const gateway = (
  box: BoxManners,
  place: number,
  tls: GatewayNode['tls'],
  server: string,
  inboundTls: boolean,
): GatewayNode => ({
  kind: 'gateway',
  id: idOf('gateway', place),
  place: 'server-side',
  operator: null,
  ...(place === 0
    ? { address: REVERSE_PROXY.address, innerAddress: REVERSE_PROXY.inner }
    : {
        address: SECOND_GATEWAY.address,
        innerAddress: PRIVATE_ORIGIN.address,
        ports: { http: SECOND_GATEWAY.port, https: 443 },
      }),
  resolver: resolver.id,
  hosts: ['www.shop.test'],
  tls,
  inbound: { servers: [server], tls: inboundTls, policy: 'round-robin' },
  manners: box,
  keepAlive: true,
});

/** `port`: where plain HTTP is served. At one of its ports the private origin wants a PROXY line. */
export function originServer(name: OriginName, port: number): OriginServerNode {
  const isPublic = name === 'pub';
  return {
    kind: 'origin-server',
    id: name,
    place: isPublic ? 'internet' : 'server-side',
    operator: null,
    address: isPublic ? PUBLIC_ORIGIN : PRIVATE_ORIGIN.address,
    hosts: isPublic ? ['api.public.test'] : ['www.shop.test'],
    ports: { http: port, https: isPublic ? 443 : PRIVATE_ORIGIN.https },
    ...(port === PRIVATE_ORIGIN.afterProxyLine ? { awaitsProxyLine: true } : {}),
    software: 'truth-origin/1',
    servers: 1,
    trustedProxies: [],
  };
}
