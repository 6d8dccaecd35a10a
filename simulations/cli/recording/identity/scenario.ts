// An identity recording as a scenario: the same network, the same words. The calls of curl are made by `run.ts`.
import { targetInForm } from '../../../http/request-target.ts';
import type { ClientNode, Scenario, ScenarioLink, ScenarioNode } from '../../../scenario/scenario.ts';
import type { RecordedBox } from './boxes.ts';
import { SOCKS, boxesOf, tlsAt } from './boxes.ts';
import type { CurlCommand } from './curl.ts';
import { ZONE, caller, forwardProxy, gateway, idOf, originServer, resolver, socksServer } from './network.ts';
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

/** The SOCKS server that curl was told to use. */
function wayFor({ socks }: CurlCommand, nodes: readonly ScenarioNode[]): ClientNode['way'] {
  if (!socks) return null;
  const server = nodes.find(({ kind, address }) => kind === 'tunnel-server' && address === socks.address);
  if (!server) throw new Unsupported(`no SOCKS server at ${socks.address}`);
  return { by: 'socks', node: server.id, port: socks.port, tls: false, remoteNames: socks.remoteNames };
}

/** The boxes of each kind stand in a row, each asking the next. */
function boxNodes(boxes: readonly RecordedBox[], commands: readonly CurlCommand[]): ScenarioNode[] {
  const isAskedOverTls = commands.some(({ url, proxy }) => proxy === null && url.scheme === 'https');
  const proxies = boxes.filter(({ kind }) => kind === 'forward-proxy');
  const gateways = boxes.filter(({ kind }) => kind === 'gateway');
  return [
    ...proxies.map((box, i) =>
      forwardProxy(box.manners, i, i + 1 < proxies.length ? idOf('forward-proxy', i + 1) : null),
    ),
    ...gateways.map((box, i) => {
      const server = i + 1 < gateways.length ? idOf('gateway', i + 1) : 'app1';
      return gateway(box.manners, i, tlsAt(box, i === 0 && isAskedOverTls), server, box.inbound.tls);
    }),
  ];
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
  const hasSocks = recorded.products.includes(SOCKS);
  const name = originOf(boxes);
  const last = boxes.filter(({ kind }) => kind === 'gateway').at(-1);
  const inBetween = [...boxNodes(boxes, commands), ...(hasSocks ? [socksServer] : [])];
  const callers = commands.map((command, i) =>
    caller(`curl-${String(i + 1)}`, mode, proxyFor(command, inBetween), wayFor(command, inBetween), command),
  );
  const port = last && !last.inbound.tls && !last.isRelay ? last.inbound.port : name === 'pub' ? 80 : 8080;
  const nodes: ScenarioNode[] = [...callers, resolver, ...inBetween, originServer(name, port)];
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
    resources: commands.flatMap(({ url, proxy }) => [
      resourceFor(url.path, url.query, name),
      // The origins answer CONNECT as they answer any method.
      ...(proxy !== null && url.scheme === 'https'
        ? [resourceFor(targetInForm(url, 'authority-form'), null, name)]
        : []),
    ]),
    workload: [],
    interventions: refuses ? [{ atMs: 0, patch: 'stop-server', node: name }] : [],
  };
}
