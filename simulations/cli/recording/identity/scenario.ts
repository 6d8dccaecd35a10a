// An identity recording as a scenario: the same network, the same words, the same call of curl.
import type { Demand, Scenario, ScenarioLink, ScenarioNode } from '../../../scenario/scenario.ts';
import type { RecordedBox } from './boxes.ts';
import { boxesOf, tlsAt } from './boxes.ts';
import type { CurlCommand } from './curl.ts';
import { parseCurl } from './curl.ts';
import { ZONE, client, forwardProxy, gateway, originServer, resolver } from './network.ts';
import { resourceFor } from './origin-query.ts';
import type { IdentityCase } from './recorded-case.ts';
import { Unsupported } from '../json.ts';

/** The node that curl was told to use as its proxy, by its address. */
function proxyNode(
  nodes: readonly ScenarioNode[],
  { proxy }: CurlCommand,
): { node: string; port: number; tls: false } | null {
  if (!proxy) return null;
  const box = nodes.find(({ address }) => address === proxy.address);
  if (!box) throw new Unsupported(`no proxy at ${proxy.address}`);
  return { node: box.id, port: proxy.port, tls: false };
}

function boxNode(box: RecordedBox, { url, proxy }: CurlCommand): ScenarioNode {
  if (box.kind === 'forward-proxy') return forwardProxy(box.manners);
  // HAProxy hands CONNECT to its server as if it were any method; here a gateway refuses it, as nginx does.
  if (proxy !== null && url.scheme === 'https' && box.manners.profile === 'haproxy')
    throw new Unsupported('CONNECT passed on');
  if (box.isRelay && url.scheme === 'http') throw new Unsupported('plain http through a relay');
  return gateway(box.manners, tlsAt(box, url.scheme), box.inboundTls);
}

/** Everybody can reach everybody; who talks to whom follows from addresses alone. */
function linksAmong(nodes: readonly ScenarioNode[]): ScenarioLink[] {
  return nodes.flatMap(({ id }, i) =>
    nodes.slice(i + 1).map((other) => ({
      id: `${id}-${other.id}`,
      between: [id, other.id] as const,
      latencyMs: 1,
      bandwidthMbps: null,
      taps: [],
    })),
  );
}

/** Throws `Unsupported` for what the simulator cannot express. */
export function scenarioOf(recorded: IdentityCase): Scenario {
  const [line = '', ...more] = recorded.stimulus;
  if (more.length > 0) throw new Unsupported('several calls of curl');
  const command = parseCurl(line);
  const boxes = boxesOf(recorded);
  const boxNodes = boxes.map((box) => boxNode(box, command));
  const hasGateway = boxes.some(({ kind }) => kind === 'gateway');
  const name = hasGateway ? 'app1' : 'pub';
  const isOnLan = recorded.mode === 'forward' || recorded.mode === 'chain';
  const user = client(isOnLan, proxyNode(boxNodes, command));
  const nodes: ScenarioNode[] = [user, resolver, ...boxNodes, originServer(name)];
  const { scheme, host, port, path, query } = command.url;
  const demand: Demand = {
    clients: [user.id],
    scheme,
    host: port === null ? host : `${host}:${String(port)}`,
    method: 'GET',
    content: null,
    fields: command.fields,
    when: { atMs: [10] },
    paths: [query === null ? path : `${path}?${query}`],
    zipf: 0,
    service: { fixedMs: 1 },
  };
  const refuses = [...recorded.origins.values()].some((origin) => origin.refuses);
  return {
    version: 1,
    id: 'recording',
    title: 'recording',
    seed: 1,
    horizonMs: 60_000,
    epochSeconds: 1_772_442_000,
    observers: [],
    nodes,
    links: linksAmong(nodes),
    zone: ZONE,
    lists: { proxies: [], deliveryNetworks: [] },
    resources: [resourceFor(path, query, name)],
    workload: [demand],
    interventions: refuses ? [{ atMs: 0, patch: 'stop-server', node: name }] : [],
  };
}
