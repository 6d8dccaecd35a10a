// Runs in which a cache has more to do than keep and hand out: waiting for one another, asking behind the client's back, stale copies.
import type { Intervention, Scenario, Setup, Trace } from '../../simulations/index.ts';
import { FIRST_SCREEN, composeScenario, simulate } from '../../simulations/index.ts';

const PATH = '/cart';

const asks = (...instants: readonly number[]): readonly Intervention[] =>
  instants.map((atMs) => ({
    atMs,
    patch: 'send-request',
    client: 'alice',
    scheme: 'http',
    host: FIRST_SCREEN.host,
    path: PATH,
  }));

/** The first screen with what its one path says of caching, and a cache that lets requests wait for one another. */
function run(
  name: string,
  setup: Setup,
  fields: readonly string[],
  interventions: readonly Intervention[],
): { readonly name: string; readonly trace: Trace } {
  const plain = composeScenario(FIRST_SCREEN, setup, { interventions });
  const scenario: Scenario = {
    ...plain,
    workload: [],
    resources: plain.resources.map((resource) => (resource.path === PATH ? { ...resource, fields } : resource)),
    nodes: plain.nodes.map((node) =>
      node.kind === 'gateway' || node.kind === 'forward-proxy'
        ? { ...node, manners: { ...node.manners, cache: { capacity: 100, tellsStatus: true, collapses: true } } }
        : node,
    ),
  };
  return { name: `caching, ${name}`, trace: simulate(scenario).trace };
}

const stopped = (fromMs: number): Intervention => ({ atMs: fromMs, patch: 'stop-server', node: 'origin-1' });

/** At a gateway and at a forward proxy. */
function both(
  name: string,
  fields: readonly string[],
  interventions: readonly Intervention[],
): { readonly name: string; readonly trace: Trace }[] {
  const { a: forward, b: reverse } = FIRST_SCREEN.opens ?? {};
  if (!forward || !reverse) throw new Error('the first screen has no opening');
  return [
    run(`${name}, forward`, { ...forward, scheme: 'http' }, fields, interventions),
    run(`${name}, reverse`, { ...reverse, scheme: 'http', origins: 1 }, fields, interventions),
  ];
}

export const cachingRuns = [
  ...both('three at once', ['Cache-Control: max-age=5'], asks(1000, 1000, 1000)),
  ...both('stale meanwhile', ['Cache-Control: max-age=1, stale-while-revalidate=60'], asks(1000, 4000, 6000)),
  ...both('confirmed', ['Cache-Control: max-age=1', 'ETag: "a"'], asks(1000, 4000)),
  ...both('stale in need', ['Cache-Control: max-age=1'], [...asks(1000, 6000), stopped(4000)]),
  ...both('not even in need', ['Cache-Control: max-age=1, must-revalidate'], [...asks(1000, 6000), stopped(4000)]),
];
