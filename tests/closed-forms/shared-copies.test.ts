// What shared copies spare, counted: k groups of n people who each read the same m objects. Without a store k·n·m requests reach the origin,
// with one at each group's forward proxy k·m, with one at the site's gateway m, with both m; and across the Internet go as many objects as are
// asked for on its near side: k·n·m, or k·m. Two groups are one composed scenario whose proxy is there twice.
import { describe, expect, it } from 'vitest';
import { metricsAt } from '../../simulations/metrics/metrics.ts';
import { measure } from '../../simulations/metrics/samples.ts';
import { instant } from '../../simulations/kernel/time.ts';
import { composeScenario } from '../../simulations/scenario/compose.ts';
import { SHARED_PAGES } from '../../simulations/scenario/library/situations.ts';
import type { Scenario, ScenarioLink, ScenarioNode } from '../../simulations/scenario/scenario.ts';
import { PLAIN_SETUP, type Setup } from '../../simulations/scenario/setup.ts';
import type { Situation } from '../../simulations/scenario/situation.ts';
import { simulate } from '../../simulations/simulate.ts';

const GROUPS = 2;
const EACH = 5;
const OBJECTS = 20;
const OBJECT_BYTES = 100_000;
const ALL = GROUPS * EACH * OBJECTS;
/** Far enough apart that no request meets another on its way. */
const EVERY_MS = 500;

const PEOPLE = Array.from({ length: GROUPS * EACH }, (_, place) => `person-${String(place + 1)}`);
const PATHS = Array.from({ length: OBJECTS }, (_, place) => `/object-${String(place + 1)}`);
const [EPISODE] = SHARED_PAGES.episodes;
const [PAGE] = EPISODE!.resources;
const [DEMAND] = EPISODE!.workload;

const SITUATION: Situation = {
  ...SHARED_PAGES,
  horizonMs: EVERY_MS * (ALL + 2),
  clients: PEOPLE.map((id, place) => ({
    ...{ id, address: `203.0.113.${String(10 + place)}`, observes: place === 0 },
    sends: [`Cookie: sid=${id}`],
  })),
  insideAddresses: PEOPLE.map((_, place) => `10.8.0.${String(10 + place)}`),
  episodes: [
    {
      id: 'reading',
      resources: PATHS.map((path) => ({ ...PAGE!, path, bytes: OBJECT_BYTES })),
      workload: PATHS.flatMap((path) => PEOPLE.map((id) => ({ path, id }))).map(({ path, id }, place) => ({
        ...DEMAND!,
        ...{ clients: [id], paths: [path], when: { atMs: [EVERY_MS * (place + 1)] } },
      })),
    },
  ],
};

const PROXY = SITUATION.forwardProxy.id;
const TWIN = `${PROXY}-2`;
const isOfTwin = (id: string): boolean => PEOPLE.indexOf(id) >= EACH;

/** The second half of the people go by a proxy of their own, just as far away as the first. */
function inTwoGroups(scenario: Scenario): Scenario {
  const nodes = scenario.nodes.flatMap((node): readonly ScenarioNode[] => {
    if (node.id === PROXY && node.kind === 'forward-proxy') {
      return [node, { ...node, id: TWIN, address: '198.51.100.11' }];
    }
    if (node.kind === 'client' && node.proxy !== null && isOfTwin(node.id)) {
      return [{ ...node, proxy: { ...node.proxy, node: TWIN } }];
    }
    return [node];
  });
  const links = scenario.links.flatMap((link): readonly ScenarioLink[] => {
    const [from, to] = link.between;
    if (to === PROXY) return [isOfTwin(from) ? { ...link, between: [from, TWIN] } : link];
    return from === PROXY ? [link, { ...link, id: `${TWIN}-${to}`, between: [TWIN, to] }] : [link];
  });
  return { ...scenario, nodes, links };
}

const FORWARD: Partial<Setup> = { clientSide: 'explicit-proxy', dns: 'remote', proxyCache: true };
const REVERSE: Partial<Setup> = { serverSide: 'gateway', gatewayCache: true, origins: 1 };

function counted(setup: Partial<Setup>) {
  const scenario = inTwoGroups(composeScenario(SITUATION, { ...PLAIN_SETUP, origins: 1, ...setup }));
  const { trace } = simulate(scenario);
  const metrics = metricsAt(measure(trace), instant(SITUATION.horizonMs * 1000));
  const bytesHeardBy = (observer: string): number =>
    trace.header.links
      .filter(({ taps }) => taps.includes(observer))
      .reduce((sum, { id }) => sum + (metrics.bytesByLink[id] ?? 0), 0);
  return {
    answered: metrics.latencyMs.count,
    atOrigin: metrics.originRequests.total,
    hits: metrics.cache.outcomes['hit'] ?? 0,
    // Heads and handshakes of all requests together are less than one object.
    objectsInTransit: Math.floor(bytesHeardBy('transit') / OBJECT_BYTES),
    objectsBehind: Math.floor(bytesHeardBy('backend_link') / OBJECT_BYTES),
  };
}

describe('two groups of five read twenty objects of 100 kB over plain HTTP', () => {
  it('directly: 200 requests at the origin', () => {
    expect(counted({})).toMatchObject({ answered: ALL, atOrigin: 200, hits: 0, objectsInTransit: 200 });
  });
  it('by a caching forward proxy each: 40, and a fifth of the bytes across the Internet', () => {
    expect(counted(FORWARD)).toMatchObject({ answered: ALL, atOrigin: 40, hits: 160, objectsInTransit: 40 });
  });
  it('behind a caching gateway: 20, and a tenth of the bytes behind it, but all of them across the Internet', () => {
    expect(counted({ ...REVERSE, gatewayCache: false, gatewayTls: 'none' })).toMatchObject({ objectsBehind: 200 });
    const reverse = counted({ ...REVERSE, gatewayTls: 'none' });
    expect(reverse).toMatchObject({ answered: ALL, atOrigin: 20, hits: 180, objectsInTransit: 200, objectsBehind: 20 });
  });
  it('with both: 20 at the origin, 40 across the Internet', () => {
    const both = counted({ ...FORWARD, ...REVERSE, gatewayTls: 'none' });
    expect(both).toMatchObject({ answered: ALL, atOrigin: 20, objectsInTransit: 40, objectsBehind: 20 });
  });
});

describe('the same over HTTPS', () => {
  it('through tunnels: a forward proxy keeps nothing, and the origin is asked 200 times', () => {
    expect(counted({ ...FORWARD, scheme: 'https' })).toMatchObject({ answered: ALL, atOrigin: 200, hits: 0 });
  });
});
