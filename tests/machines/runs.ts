// Every scenario that ships, run: the thirteen modes, the library, the first screen under the set-ups that a click away from it, and with servers
// that stop under way.
import type { Intervention, Scenario, Setup, Trace } from '../../simulations/index.ts';
import { FIRST_SCREEN, LIBRARY, MODES, composeScenario, modeScenario, simulate } from '../../simulations/index.ts';
import { cachingRuns } from './caching-runs.ts';
import { carriedRuns } from './carried-runs.ts';
import { GUARDED, guardedTrace } from '../simulations/guarded.ts';
import { TROUBLES, traceOf } from '../simulations/troubled.ts';

export interface NamedRun {
  readonly name: string;
  readonly trace: Trace;
}

const opens = FIRST_SCREEN.opens;
if (!opens) throw new Error('the first screen has no opening');

const firstScreen = (name: string, setup: Setup, interventions: readonly Intervention[] = []): NamedRun => ({
  name: `first screen, ${name}`,
  trace: simulate(composeScenario(FIRST_SCREEN, setup, { interventions })).trace,
});

const stopped = (node: string, fromMs: number, toMs: number): readonly Intervention[] => [
  { atMs: fromMs, patch: 'stop-server', node },
  { atMs: toMs, patch: 'start-server', node },
];

/** So many requests for one page at once. */
function burst(requests: number): readonly Intervention[] {
  return Array.from({ length: requests }, () => ({
    atMs: 1000,
    patch: 'send-request',
    client: 'alice',
    scheme: 'http',
    host: FIRST_SCREEN.host,
    path: '/cart',
  }));
}

const { a: forward, b: reverse } = opens;

export const modeRuns: readonly NamedRun[] = MODES.map((mode) => ({
  name: mode.id,
  trace: simulate(modeScenario(mode)).trace,
}));

export const libraryRuns: readonly NamedRun[] = LIBRARY.map((entry) => ({
  name: entry.id,
  trace: simulate(entry.scenario()).trace,
}));

/** The stages that a reader of the first screen can put side by side. */
export const firstScreenRuns: readonly NamedRun[] = [
  firstScreen('forward', forward),
  firstScreen('reverse', reverse),
  firstScreen('direct', { ...forward, clientSide: 'none', dns: 'plain-isp' }),
  firstScreen('both', { ...reverse, clientSide: 'explicit-proxy', dns: 'remote' }),
  firstScreen('forward over HTTPS', { ...forward, scheme: 'https' }),
  firstScreen('reverse over HTTPS', { ...reverse, scheme: 'https' }),
  firstScreen('both over HTTPS', { ...reverse, scheme: 'https', clientSide: 'explicit-proxy', dns: 'remote' }),
  firstScreen('an intercepting proxy', { ...forward, scheme: 'https', clientSide: 'tls-intercepting-proxy' }),
  firstScreen('passthrough', { ...reverse, scheme: 'https', gatewayTls: 'passthrough' }),
  firstScreen('a delivery network', { ...reverse, scheme: 'https', serverSide: 'cdn', gatewayTls: 're-encrypt' }),
  firstScreen('six origins', { ...reverse, origins: 6 }),
];

/** Runs in which something stops answering. */
export const brokenRuns: readonly NamedRun[] = [
  firstScreen('one of three servers stops', reverse, stopped('origin-1', 2000, 30_000)),
  firstScreen(
    'the only server stops',
    { ...reverse, origins: 1, gatewayCache: false },
    stopped('origin-1', 2010, 20_000),
  ),
  firstScreen('the site stops behind a proxy', { ...forward, proxyCache: false }, stopped('origin-1', 2060, 20_000)),
  firstScreen('the site stops behind a tunnel', { ...forward, scheme: 'https' }, stopped('origin-1', 2060, 20_000)),
  firstScreen(
    'a server stops behind passthrough',
    { ...reverse, scheme: 'https', gatewayTls: 'passthrough', origins: 2 },
    stopped('origin-1', 300, 20_000),
  ),
  firstScreen('the gateway stops', { ...reverse, gatewayCache: false }, stopped('gateway', 2055, 20_000)),
  firstScreen('the proxy stops', { ...forward, proxyCache: false }, stopped('proxy', 2060, 20_000)),
];

const changedNodes = (
  name: string,
  scenario: Scenario,
  change: (node: Scenario['nodes'][number]) => Scenario['nodes'][number],
): NamedRun => ({
  name: `first screen, ${name}`,
  trace: simulate({ ...scenario, nodes: scenario.nodes.map(change) }).trace,
});

const withProxyLine = (node: Scenario['nodes'][number]): Scenario['nodes'][number] =>
  node.kind === 'gateway'
    ? { ...node, inbound: { ...node.inbound, proxyLine: true } }
    : node.kind === 'origin-server'
      ? { ...node, awaitsProxyLine: true }
      : node;

const overHttps = { ...reverse, scheme: 'https' } as const;
const passthrough = composeScenario(FIRST_SCREEN, { ...overHttps, gatewayTls: 'passthrough' });
const reEncrypt = composeScenario(FIRST_SCREEN, { ...overHttps, gatewayTls: 're-encrypt' });
const overProxy = composeScenario(FIRST_SCREEN, { ...forward, scheme: 'https' });
const intercepted = composeScenario(FIRST_SCREEN, {
  ...forward,
  scheme: 'https',
  clientSide: 'tls-intercepting-proxy',
});

type Inbound = Extract<Scenario['nodes'][number], { kind: 'gateway' }>['inbound'];

/** The gateway's servers, set otherwise than any switch of the page does. */
const withInbound =
  (change: Partial<Inbound>): ((node: Scenario['nodes'][number]) => Scenario['nodes'][number]) =>
  (node) =>
    node.kind === 'gateway' ? { ...node, inbound: { ...node.inbound, ...change } } : node;

const oneAtATime: Partial<Inbound> = {
  options: [{ server: 'origin-1', maxConnections: 1 }],
  queue: { limit: null, timeoutMs: null },
};
const uncached = { ...reverse, gatewayCache: false, origins: 1 } as const;

/** What a gateway does about servers that fail, are slow or full. */
const farmRuns: readonly NamedRun[] = [
  changedNodes(
    'a server that may have one request at a time',
    composeScenario(FIRST_SCREEN, uncached, { interventions: burst(6) }),
    withInbound(oneAtATime),
  ),
  changedNodes(
    'a server that may have one connection at a time, behind passthrough',
    composeScenario(
      FIRST_SCREEN,
      { ...uncached, scheme: 'https', gatewayTls: 'passthrough' },
      { interventions: burst(3).map((wish) => ({ ...wish, scheme: 'https' as const })) },
    ),
    withInbound(oneAtATime),
  ),
  changedNodes(
    'a circuit breaker',
    composeScenario(FIRST_SCREEN, uncached, {
      interventions: [...burst(1), ...stopped('origin-1', 2000, 9000)],
    }),
    withInbound({ circuit: { failures: 2, openMs: 3000, successes: 1 } }),
  ),
  changedNodes(
    'a gateway that asks its servers itself',
    composeScenario(FIRST_SCREEN, { ...uncached, origins: 2 }, { interventions: stopped('origin-1', 2000, 9000) }),
    withInbound({ checks: { path: '/', everyMs: 500, timeoutMs: 300, fall: 2, rise: 2 } }),
  ),
  ...(['haproxy', 'nginx', 'squid'] as const).map((gatewayProfile) =>
    firstScreen(
      `a server stops behind ${gatewayProfile}`,
      { ...reverse, gatewayCache: false, origins: 2, gatewayProfile },
      stopped('origin-1', 2000, 16_000),
    ),
  ),
];

/** Runs that no switch of the page gives yet. */
export const furtherRuns: readonly NamedRun[] = [
  ...farmRuns,
  changedNodes('TLS to the proxy', composeScenario(FIRST_SCREEN, forward), (node) =>
    node.kind === 'client' && node.proxy ? { ...node, proxy: { ...node.proxy, tls: true } } : node,
  ),
  changedNodes(
    'a burst at a server that does one thing at a time',
    composeScenario(FIRST_SCREEN, { ...reverse, origins: 1, gatewayCache: false }, { interventions: burst(8) }),
    (node) => (node.kind === 'origin-server' ? { ...node, servers: 1 } : node),
  ),
  changedNodes('plain bytes through a relay', composeScenario(FIRST_SCREEN, reverse), (node) =>
    node.kind === 'gateway'
      ? { ...node, tls: 'passthrough', manners: { ...node.manners, profile: 'haproxy', directives: ['mode tcp'] } }
      : node,
  ),
  changedNodes('a gateway that passes CONNECT on', composeScenario(FIRST_SCREEN, overHttps), (node) => {
    if (node.kind === 'client') return { ...node, proxy: { node: 'gateway', port: 80, tls: false } };
    return node.kind === 'gateway'
      ? { ...node, manners: { ...node.manners, profile: 'haproxy', directives: [] } }
      : node;
  }),
  changedNodes('a PROXY line before passthrough', passthrough, withProxyLine),
  changedNodes('a PROXY line before plain HTTP', composeScenario(FIRST_SCREEN, reverse), withProxyLine),
  ...[passthrough, reEncrypt, overProxy, intercepted].map((scenario, number) =>
    changedNodes(`TLS 1.2 everywhere, ${String(number + 1)}`, scenario, (node) =>
      node.kind === 'client' || node.kind === 'origin-server' ? { ...node, tlsVersions: ['1.2'] } : node,
    ),
  ),
];

/** Runs in which things go wrong on the wire, with nothing between client and site. */
export const troubledRuns: readonly NamedRun[] = Object.entries(TROUBLES).map(([name, trouble]) => ({
  name,
  trace: traceOf(trouble),
}));

/** Runs past a box that does not let everything through. */
const guardedRuns: readonly NamedRun[] = Object.entries(GUARDED).map(([name, run]) => ({
  name,
  trace: guardedTrace(run),
}));

export const allRuns: readonly NamedRun[] = [
  ...modeRuns,
  ...libraryRuns,
  ...firstScreenRuns,
  ...brokenRuns,
  ...furtherRuns,
  ...troubledRuns,
  ...cachingRuns,
  ...carriedRuns,
  ...guardedRuns,
];
