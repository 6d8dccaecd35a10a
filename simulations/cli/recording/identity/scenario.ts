// An identity recording as a scenario: the same network, the same words. The calls of curl are made by `run.ts`.
import type { ClientNode, Scenario, ScenarioLink, ScenarioNode } from '../../../scenario/scenario.ts';
import type { RecordedBox } from './boxes.ts';
import { boxesOf, tlsAt } from './boxes.ts';
import type { CurlCommand } from './curl.ts';
import { ZONE, caller, forwardProxy, gateway, originServer, resolver } from './network.ts';
import type { OriginName } from './network.ts';
import { resourceFor } from './origin-query.ts';
import type { IdentityCase } from './recorded-case.ts';
import { Unsupported } from '../json.ts';

/** The node that curl was told to use as its proxy, by its address. */
function proxyFor({ proxy }: CurlCommand, nodes: readonly ScenarioNode[]): ClientNode['proxy'] {
  if (!proxy) return null;
  const box = nodes.find(({ address }) => address === proxy.address);
  if (!box) throw new Unsupported(`no proxy at ${proxy.address}`);
  return { node: box.id, port: proxy.port, tls: false };
}

function boxNode(box: RecordedBox, commands: readonly CurlCommand[]): ScenarioNode {
  if (box.kind === 'forward-proxy') return forwardProxy(box.manners);
  for (const { url, proxy } of commands) {
    // HAProxy hands CONNECT to its server as if it were any method; here a gateway refuses it, as nginx does.
    if (proxy !== null && url.scheme === 'https' && box.manners.profile === 'haproxy')
      throw new Unsupported('CONNECT passed on');
    if (box.isRelay && url.scheme === 'http') throw new Unsupported('plain http through a relay');
  }
  const isAskedOverTls = commands.some(({ url }) => url.scheme === 'https');
  return gateway(box.manners, tlsAt(box, isAskedOverTls), box.inbound.tls);
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

export const originOf = (boxes: readonly RecordedBox[]): OriginName =>
  boxes.some(({ kind }) => kind === 'gateway') ? 'app1' : 'pub';

/** One client node for each command, in order: "curl-1", "curl-2". Throws `Unsupported` for what the simulator cannot express. */
export function scenarioOf({ mode, origins, ...recorded }: IdentityCase, commands: readonly CurlCommand[]): Scenario {
  const boxes = boxesOf({ mode, origins, ...recorded });
  const name = originOf(boxes);
  const last = boxes.filter(({ kind }) => kind === 'gateway').at(-1);
  const boxNodes = boxes.map((box) => boxNode(box, commands));
  const callers = commands.map((command, i) =>
    caller(`curl-${String(i + 1)}`, mode, proxyFor(command, boxNodes), command),
  );
  const port = last && !last.inbound.tls && !last.isRelay ? last.inbound.port : name === 'pub' ? 80 : 8080;
  const nodes: ScenarioNode[] = [...callers, resolver, ...boxNodes, originServer(name, port)];
  const refuses = [...origins.values()].some((origin) => origin.refuses);
  return {
    version: 1,
    id: 'recording',
    title: 'recording',
    seed: 1,
    horizonMs: 600_000 * commands.length,
    epochSeconds: 1_772_442_000,
    observers: [],
    nodes,
    links: linksAmong(nodes),
    zone: ZONE,
    lists: { proxies: [], deliveryNetworks: [] },
    resources: commands.map(({ url }) => resourceFor(url.path, url.query, name)),
    workload: [],
    interventions: refuses ? [{ atMs: 0, patch: 'stop-server', node: name }] : [],
  };
}
