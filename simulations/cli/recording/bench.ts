// The test bench of the recordings that were made on one machine: clients, a box, origins by letter, on loopback addresses and told apart
// by their ports.
import type {
  BoxManners,
  ClientNode,
  ForwardProxyNode,
  GatewayNode,
  OriginServerNode,
  ResolverNode,
  Scenario,
  ScenarioLink,
  ScenarioNode,
} from '../../scenario/scenario.ts';

export const LOOPBACK = '127.0.0.1';

/** The name under which a forward proxy signs, and an accelerator. */
export const NAMES = { forward: 'fwd.proxy.test', accelerator: 'accel.proxy.test' } as const;

const RESOLVER: ResolverNode = {
  kind: 'resolver',
  id: 'dns',
  place: 'internet',
  operator: null,
  address: '127.0.0.53',
  protocol: 'plain',
  name: null,
};

/** What a box says comes from its directives alone. */
export const boxManners = (
  profile: BoxManners['profile'],
  name: string,
  directives: readonly string[],
): BoxManners => ({
  profile,
  directives,
  name,
  viaRequest: true,
  viaResponse: true,
  tellsClient: 'off',
  serverField: 'pass',
  cache: null,
});

/** A client is named by its address. `proxy`: the forward proxy that it was told to use. */
export const benchClient = (address: string, proxy: ForwardProxyNode | null): ClientNode => ({
  kind: 'client',
  id: `client ${address}`,
  place: 'client-side',
  operator: null,
  address,
  resolver: proxy === null ? RESOLVER.id : null,
  proxy: proxy === null ? null : { node: proxy.id, port: proxy.port, tls: false },
  trusts: [],
  keepAlive: false,
  sends: [],
});

export const benchForwardProxy = (manners: BoxManners, port: number): ForwardProxyNode => ({
  kind: 'forward-proxy',
  id: 'box',
  place: 'client-side',
  operator: null,
  address: LOOPBACK,
  egressAddress: null,
  port,
  resolver: RESOLVER.id,
  manners,
  interceptsTls: false,
  keepAlive: true,
});

export const benchGateway = (
  manners: BoxManners,
  hosts: readonly string[],
  servers: readonly string[],
): GatewayNode => ({
  kind: 'gateway',
  id: 'box',
  place: 'server-side',
  operator: null,
  address: LOOPBACK,
  innerAddress: LOOPBACK,
  hosts,
  tls: 'none',
  inbound: { servers, tls: false, policy: 'round-robin' },
  manners,
  keepAlive: true,
});

/** An origin is named by its letter. */
export const benchOrigin = (letter: string, port: number): OriginServerNode => ({
  kind: 'origin-server',
  id: letter,
  place: 'server-side',
  operator: null,
  address: LOOPBACK,
  hosts: [],
  ports: { http: port, https: port + 10_000 },
  software: 'truth-origin/1',
  servers: 1000,
  trustedProxies: [],
});

/** Everybody can reach everybody; who talks to whom follows from addresses and ports alone. */
function linksAmong(nodes: readonly ScenarioNode[]): ScenarioLink[] {
  return nodes.flatMap(({ id }, i) =>
    nodes.slice(i + 1).map((other) => ({
      id: `${id}-${other.id}`,
      between: [id, other.id] as const,
      latencyMs: 0.05,
      bandwidthMbps: null,
      taps: [],
    })),
  );
}

/** A full second, some time in 2026. */
const EPOCH_SECONDS = 1_772_442_000;

/** The scenario of a bench; its workload is planned step by step as the run is driven. */
export const benchScenario = (nodes: readonly ScenarioNode[], zone: Scenario['zone'], horizonS: number): Scenario => ({
  version: 1,
  id: 'recording',
  title: 'recording',
  seed: 1,
  horizonMs: horizonS * 1000,
  epochSeconds: EPOCH_SECONDS,
  observers: [],
  nodes: [RESOLVER, ...nodes],
  links: linksAmong([RESOLVER, ...nodes]),
  zone,
  lists: { proxies: [], deliveryNetworks: [] },
  resources: [],
  workload: [],
  interventions: [],
});
