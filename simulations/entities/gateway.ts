// A gateway, or reverse proxy (RFC 9110 §3.7): it answers as the origin and gets its answers from servers behind it. In front of TLS
// that it cannot open it is no gateway in that sense but a tunnel that picks a server.
import { nextTryRule } from '../health/next-try/index.ts';
import type { ConnectionSettings } from '../http/connection-settings.ts';
import type { FarmSettings } from '../http/farm-settings.ts';
import type { Request } from '../http/message.ts';
import type { ProtectionSettings } from '../http/protection-settings.ts';
import type { TargetError } from '../http/request-target.ts';
import { formOf, targetUri } from '../http/request-target.ts';
import type { Scheme, TargetUri } from '../http/target-uri.ts';
import { uriOf } from '../http/target-uri.ts';
import { invariant } from '../kernel/invariant.ts';
import { milliseconds } from '../kernel/time.ts';
import type { AnyPolicy } from '../queueing/balancing/policy.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import { createChecker, tryConnection } from './intermediary/farm/checker.ts';
import { createFarm } from './intermediary/farm/farm.ts';
import { createFarmRoute } from './intermediary/farm/farm-route.ts';
import { createFarmTunnel } from './intermediary/farm/farm-tunnel.ts';
import type { ForwardingSettings } from './intermediary/forwarding.ts';
import { NOWHERE, createForwarding } from './intermediary/forwarding.ts';
import { oneHop } from './intermediary/one-hop.ts';
import { unlessOwn } from './intermediary/own-answers.ts';
import { createDoor } from './intermediary/door.ts';
import type { Hop, Route } from './intermediary/route.ts';
import { believedClient } from './rewriting/believed-client.ts';
import type { End } from './transport/end.ts';
import type { Asked } from './transport/http-server.ts';
import { serveHttp } from './transport/http-server.ts';
import type { ResolverSettings } from './transport/names.ts';
import { createNames } from './transport/names.ts';
import { createPool } from './transport/pool.ts';
import { afterProxyLine, proxyLineFor } from './transport/proxy-line.ts';
import type { TlsServer } from './transport/tls-set-up.ts';
import { createTransport } from './transport/transport.ts';

export interface InboundServer {
  readonly id: NodeId;
  readonly at: SocketAddress;
  /** Where plain bytes go that are relayed. */
  readonly plainAt: SocketAddress;
}

export interface GatewaySettings {
  readonly id: NodeId;
  /** The address that the world sees, and the one that the servers behind it see. */
  readonly publicAddress: Address;
  readonly innerAddress: Address;
  /** Whom it asks for addresses, where it asks at all. */
  readonly resolver: ResolverSettings | null;
  readonly ports: { readonly http: number; readonly https: number };
  readonly tls: 'none' | 'terminate' | 'passthrough';
  readonly servers: readonly InboundServer[];
  /** Whether the way to the servers is TLS. */
  readonly inboundTls: boolean;
  readonly connections: ConnectionSettings;
  /** The names in its certificate. */
  readonly hosts: readonly string[];
  /** What it does with the servers; `policy` is the one that `farm.balancing` names. */
  readonly farm: FarmSettings;
  readonly policy: AnyPolicy;
  readonly protection: ProtectionSettings;
  readonly forwarding: Omit<ForwardingSettings, 'node'>;
  /** Carries out what an order changes in `forwarding`. */
  readonly obey: Entity['obey'];
}

export function createGateway(settings: GatewaySettings, world: World): Entity {
  const { id, servers, innerAddress, policy, connections } = settings;
  const tls: TlsServer = { versions: connections.servesTls, certificateFor: () => settings.hosts };
  const lines = settings.farm.servers.map((server) => {
    const place = servers[server.node];
    invariant(place !== undefined, `${id} has no server ${String(server.node)}`);
    return { server, from: innerAddress, ...place };
  });
  const lineAt = (index: number): (typeof lines)[number] => {
    const line = lines[index];
    invariant(line !== undefined, `${id} has no server ${String(index)}`);
    return line;
  };
  const rule = nextTryRule(settings.farm.retrying, settings.farm.servers);

  const routeFor = (exchange: ExchangeId, request: Request, end: End, scheme: 'http' | 'https'): Route => {
    const found = targetUri(request, scheme);
    const target = 'error' in found ? NOWHERE : found;
    const rewriting = settings.forwarding.rewriting();
    const hopTo = (index: number): Hop => {
      const { at, plainAt, id: server } = lineAt(index);
      const to = settings.tls === 'passthrough' && scheme === 'http' && rewriting.carries === 'bytes' ? plainAt : at;
      const isNamed = settings.inboundTls && connections.tellsServerName;
      const tells = connections.sendsProxyLine ? proxyLineFor(end) : null;
      const serverName = isNamed ? target.host : null;
      const place = { from: innerAddress, to, serverName, tells, tlsVersions: connections.offersTls };
      return { server, place: { ...place, isTlsWithoutName: settings.inboundTls && !isNamed } };
    };
    const clientAddress = believedClient(
      end.remote.address,
      request.fields,
      rewriting.believes,
      end.told?.source ?? null,
    );
    const errand = { exchange, keyed: { request, target, clientAddress } };
    return createFarmRoute(farm, settings.farm, rule, hopTo, errand, world);
  };

  /** RFC 9112 §3.3: without a Host that names one it is this box's own site, where the product lets such a request in at all. */
  const siteOf = ({ request, end }: Asked, scheme: Scheme): TargetUri | TargetError => {
    const { address } = end.local;
    const found = targetUri(request, scheme, address);
    const isUnnamed = 'error' in found && found.error === 'host' && formOf(request) === 'origin-form';
    return isUnnamed ? uriOf(scheme, address, request.target) : found;
  };

  const serve = (end: End, isTls: boolean): void => {
    const { carries } = settings.forwarding.rewriting();
    if (settings.tls === 'passthrough' && (isTls || carries === 'bytes')) {
      const scheme = isTls ? 'https' : 'http';
      end.listener = {
        payload(payload, exchange) {
          const name = payload.kind === 'tls-client-hello' ? (payload.serverName ?? '') : '';
          const route = routeFor(exchange, { ...UNREAD, target: name }, end, scheme);
          tunnel(end, payload, exchange, route);
        },
        closed: () => undefined,
      };
      return;
    }
    if (isTls) end.answersTls = tls;
    const scheme = isTls ? 'https' : 'http';
    serveHttp(
      end,
      door.serving({
        target(asked) {
          const target = siteOf(asked, scheme);
          const isForTunnel = asked.request.method === 'CONNECT';
          const isPassed = isForTunnel && settings.forwarding.rewriting().request.connect === 'passed';
          if (!('error' in target) && (!isForTunnel || isPassed)) return target;
          forwarding.refuse(asked, NOWHERE, 400, 'no-site');
          return null;
        },
        handle: (asked, target) =>
          unlessOwn((all) => {
            const { siteInQuery } = settings.forwarding.rewriting().request;
            return forwarding.handle(all, target, (go) => {
              if (siteInQuery) toSite(all, target, siteInQuery, go);
              else go(routeFor(all.exchange, all.request, end, scheme));
            });
          }, taking)(asked),
        refuse(asked, target, status, why) {
          forwarding.refuse(asked, target ?? NOWHERE, status, why);
        },
      }),
    );
  };

  /** The query says where to; nothing there, or a name that nobody knows, leads nowhere. */
  const toSite = (
    { exchange, request }: Asked,
    { query }: TargetUri,
    { argument, port }: { readonly argument: string; readonly port: number },
    go: (route: Route | null) => void,
  ): void => {
    const pairs = (query ?? '').split('&').map((pair) => pair.split('='));
    const name = pairs.find(([key]) => key === argument)?.[1] ?? '';
    names.resolve(name, exchange, ([address]) => {
      const to = address === undefined ? null : { address, port };
      const place = to && { from: innerAddress, to, serverName: null };
      go(place && oneHop(place, request, settings.forwarding.failures));
    });
  };

  const transport = createTransport(id, world, (end, port) => {
    const isTls = port === settings.ports.https;
    if (!isTls && port !== settings.ports.http) return false;
    if (isTls && settings.tls === 'none') return false;
    if (connections.awaitsProxyLine) {
      afterProxyLine(end, () => {
        serve(end, isTls);
      });
    } else serve(end, isTls);
    return true;
  });
  const pool = createPool(transport, world);
  const { protection } = settings;
  const taking = {
    failures: settings.forwarding.failures,
    holdsBytes: protection.holdsRequestBytes,
    version: () => settings.forwarding.rewriting().request.version,
  };
  const door = createDoor({ node: id, protection, rewriting: settings.forwarding.rewriting }, world);
  const names = createNames(id, settings.publicAddress, settings.resolver, world, pool);
  const sending = (target: TargetUri, exchange: ExchangeId): void => {
    if (connections.looksSitesUp) names.resolve(target.host, exchange, () => undefined);
  };
  const forwarding = createForwarding({ node: id, ...settings.forwarding, sending }, world, pool);
  const tunnel = createFarmTunnel(id, transport, world);
  const farm = createFarm(
    {
      node: id,
      settings: settings.farm,
      ids: servers.map((server) => server.id),
      policy,
      probe(index, done) {
        tryConnection(transport, lineAt(index), milliseconds(PROBE_MS), (hasOpened, end) => {
          end?.close('idle');
          done(hasOpened);
        });
      },
    },
    world,
  );
  const checker = createChecker(lines, farm, transport, world);

  return {
    id,
    receive(transmission) {
      if (!names.receive(transmission)) transport.receive(transmission);
    },
    obey(order) {
      settings.obey(order);
      if (order !== 'stop' && order !== 'start') return;
      forwarding.setUp(order === 'start');
      transport.setUp(order === 'start');
      checker.turn(order === 'start');
    },
  };
}

/** How long the probe of a dead parent may take (Squid 5.7: connect_timeout). */
const PROBE_MS = 60_000;

/** What a box that passes bytes knows of the request inside them. */
const UNREAD: Request = { kind: 'request', method: '', target: '', version: '1.1', fields: [], content: null };
