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
} from '../../../scenario/scenario.ts';
import type { CurlCommand } from './curl.ts';
import type { LinkName, Marks } from './recorded-case.ts';

export const LINKS: readonly { readonly name: LinkName; readonly prefix: string }[] = [
  { name: 'lan', prefix: '10.1.0.0' },
  { name: 'inet', prefix: '198.51.100.0' },
  { name: 'dc', prefix: '10.2.0.0' },
];

export const FORWARD_PROXY = { address: '10.1.0.2', egress: '198.51.100.2', port: 3128 } as const;
export const REVERSE_PROXY = { address: '198.51.100.80', inner: '10.2.0.1' } as const;
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
  { tlsVersions, connectFields }: CurlCommand,
): ClientNode => ({
  kind: 'client',
  id,
  place: 'client-side',
  operator: null,
  address: isOnLan(mode) ? CLIENT.onLan : CLIENT.outside,
  resolver: proxy === null ? resolver.id : null,
  proxy,
  trusts: [],
  keepAlive: false,
  tlsVersions,
  sends: [],
  sendsWithConnect: connectFields,
});

export const manners = (profile: BoxManners['profile'], name: string, directives: readonly string[]): BoxManners =>
  boxManners(profile, name, directives);

export const forwardProxy = (box: BoxManners): ForwardProxyNode => ({
  kind: 'forward-proxy',
  id: 'forward-proxy',
  place: 'client-side',
  operator: null,
  address: FORWARD_PROXY.address,
  egressAddress: FORWARD_PROXY.egress,
  port: FORWARD_PROXY.port,
  resolver: resolver.id,
  manners: box,
  interceptsTls: false,
  keepAlive: true,
});

export const gateway = (box: BoxManners, tls: GatewayNode['tls'], inboundTls: boolean): GatewayNode => ({
  kind: 'gateway',
  id: 'reverse-proxy',
  place: 'server-side',
  operator: null,
  address: REVERSE_PROXY.address,
  innerAddress: REVERSE_PROXY.inner,
  hosts: ['www.shop.test'],
  tls,
  inbound: { servers: ['app1'], tls: inboundTls, policy: 'round-robin' },
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
