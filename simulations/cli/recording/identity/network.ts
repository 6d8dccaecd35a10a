// The network in which the identity recordings were made: who stands where, at which address (three links: lan, inet, dc).
import type {
  BoxManners,
  ClientNode,
  ForwardProxyNode,
  GatewayNode,
  OriginServerNode,
  ResolverNode,
  Scenario,
} from '../../../scenario/scenario.ts';

export const FORWARD_PROXY = {
  address: '10.1.0.2',
  egress: '198.51.100.2',
  port: 3128,
  name: 'fwd.proxy.test',
} as const;
export const REVERSE_PROXY = { address: '198.51.100.80', inner: '10.2.0.1', name: 'accel.proxy.test' } as const;
export const PRIVATE_ORIGIN = { address: '10.2.0.11', http: 8080, https: 8443 } as const;
const PUBLIC_ORIGIN = '198.51.100.90';
const CLIENT = { outside: '198.51.100.10', onLan: '10.1.0.10' } as const;

export const ZONE: Scenario['zone'] = [
  { name: 'www.shop.test', addresses: [REVERSE_PROXY.address] },
  { name: 'api.public.test', addresses: [PUBLIC_ORIGIN] },
];

export const resolver: ResolverNode = {
  kind: 'resolver',
  id: 'dns',
  place: 'internet',
  operator: null,
  address: '198.51.100.53',
  protocol: 'plain',
  name: null,
};

export const client = (isOnLan: boolean, proxy: ClientNode['proxy']): ClientNode => ({
  kind: 'client',
  id: 'client',
  place: 'client-side',
  operator: null,
  address: isOnLan ? CLIENT.onLan : CLIENT.outside,
  resolver: proxy === null ? resolver.id : null,
  proxy,
  trusts: [],
  keepAlive: true,
  sends: [],
});

/** What a box says comes from its directives alone. */
export const manners = (profile: BoxManners['profile'], name: string, directives: readonly string[]): BoxManners => ({
  profile,
  directives,
  name,
  viaRequest: true,
  viaResponse: true,
  tellsClient: 'off',
  serverField: 'pass',
  cache: null,
});

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

export function originServer(name: 'pub' | 'app1'): OriginServerNode {
  const isPublic = name === 'pub';
  const { address, http, https } = PRIVATE_ORIGIN;
  return {
    kind: 'origin-server',
    id: name,
    place: isPublic ? 'internet' : 'server-side',
    operator: null,
    address: isPublic ? PUBLIC_ORIGIN : address,
    hosts: isPublic ? ['api.public.test'] : ['www.shop.test'],
    ports: isPublic ? { http: 80, https: 443 } : { http, https },
    software: 'truth-origin/1',
    servers: 1,
    trustedProxies: [],
  };
}
