// A gateway, or reverse proxy (RFC 9110 §3.7): it answers as the origin and gets its answers from servers behind it. In front of TLS
// that it cannot open it is no gateway in that sense but a tunnel that picks a server.
import type { ConnectionSettings } from '../http/connection-settings.ts';
import { isIdempotent } from '../http/methods.ts';
import { targetUri } from '../http/request-target.ts';
import type { BalancingPolicy } from '../queueing/balancing/policy.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId, Payload, ProxyLine } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import type { ForwardingSettings } from './intermediary/forwarding.ts';
import { NOWHERE, createForwarding } from './intermediary/forwarding.ts';
import { wholeUnlessOwn } from './intermediary/own-answers.ts';
import type { Route, Step } from './intermediary/route.ts';
import type { End } from './transport/end.ts';
import type { TlsServer } from './transport/tls-set-up.ts';
import type { Asked } from './transport/http-server.ts';
import { serveHttp } from './transport/http-server.ts';
import { createPool } from './transport/pool.ts';
import { afterProxyLine, proxyLineFor } from './transport/proxy-line.ts';
import { relay } from './transport/relay.ts';
import { createTransport } from './transport/transport.ts';

export interface InboundServer {
  readonly id: NodeId;
  readonly at: SocketAddress;
}

export interface GatewaySettings {
  readonly id: NodeId;
  /** The address that the servers behind it see. */
  readonly innerAddress: Address;
  readonly ports: { readonly http: number; readonly https: number };
  readonly tls: 'none' | 'terminate' | 'passthrough';
  readonly servers: readonly InboundServer[];
  /** Whether the way to the servers is TLS. */
  readonly inboundTls: boolean;
  readonly connections: ConnectionSettings;
  /** The names in its certificate. */
  readonly hosts: readonly string[];
  readonly policy: BalancingPolicy<number>;
  readonly forwarding: Omit<ForwardingSettings, 'node'>;
  /** Carries out what an order changes in `forwarding`. */
  readonly obey: Entity['obey'];
}

/** A server that did not take a connection is passed over for so long (nginx 1.22: fail_timeout). */
const PASSED_OVER_US = 10_000_000;

export function createGateway(settings: GatewaySettings, world: World): Entity {
  const { id, servers, connections } = settings;
  const tls: TlsServer = { versions: connections.servesTls, certificateFor: () => settings.hosts };
  let turn = settings.policy.start;
  const failedAt = new Map<NodeId, number>();

  const isUsable = (index: number): boolean => {
    const server = servers[index];
    const failed = server && failedAt.get(server.id);
    return failed === undefined || world.now - failed >= PASSED_OVER_US;
  };

  const choose = (exchange: ExchangeId, tried: Set<NodeId>): InboundServer | null => {
    const open = servers.map((server, index) => !tried.has(server.id) && isUsable(index));
    // Where all have failed lately, the first try of a request still goes to one of them: it may have come back.
    const isUp = open.includes(true) || tried.size > 0 ? open : servers.map(() => true);
    const { index, state } = settings.policy.choose(turn, { isUp });
    const server = index === null ? undefined : servers[index];
    if (!server) return null;
    turn = state;
    tried.add(server.id);
    const among = servers.filter((_, place) => isUp[place]).map((candidate) => candidate.id);
    const { name: policy } = settings.policy;
    world.record({ kind: 'server.chosen', at: world.now, exchange, node: id, chosen: server.id, among, policy });
    return server;
  };

  const tells = (end: End): ProxyLine | null => (connections.sendsProxyLine ? proxyLineFor(end) : null);

  const routeFor = ({ request, exchange, end }: Asked, host: string): Route => {
    const tried = new Set<NodeId>();
    let last: InboundServer | null = null;
    const next = (): Step => {
      last = choose(exchange, tried);
      if (!last) return { to: null, why: 'no-server' };
      const isNamed = settings.inboundTls && connections.tellsServerName;
      const place = {
        from: settings.innerAddress,
        to: last.at,
        serverName: isNamed ? host : null,
        tells: tells(end),
        tlsVersions: connections.offersTls,
      };
      return { to: { server: last.id, place: { ...place, isTlsWithoutName: settings.inboundTls && !isNamed } } };
    };
    return {
      start(go) {
        go(next());
      },
      isFailure: () => false,
      failed({ isSent }, go) {
        if (last) failedAt.set(last.id, world.now);
        const mayRetry = !isSent || isIdempotent(request.method);
        go(mayRetry ? next() : { to: null, why: 'last-failure' });
      },
      ended: () => undefined,
    };
  };

  /** Bytes pass unread from the first ClientHello on; nothing above TCP can be changed, added or stored. */
  const tunnel = (outbound: End, first: Payload, exchange: ExchangeId): void => {
    const tried = new Set<NodeId>();
    const held: { payload: Payload; exchange: ExchangeId }[] = [{ payload: first, exchange }];
    outbound.listener = {
      payload: (payload, of) => void held.push({ payload, exchange: of }),
      closed: () => undefined,
    };
    const attempt = (): void => {
      const server = choose(exchange, tried);
      if (!server) {
        outbound.close('reset');
        return;
      }
      transport.dial({
        from: settings.innerAddress,
        to: server.at,
        exchange,
        tells: tells(outbound),
        refused() {
          failedAt.set(server.id, world.now);
          world.record({ kind: 'server.failed', at: world.now, exchange, node: id, server: server.id, why: 'refused' });
          attempt();
        },
        opened(inbound) {
          const connections = { outbound: outbound.connection, inbound: inbound.connection };
          world.record({ kind: 'tunnel.opened', at: world.now, exchange, node: id, ...connections });
          relay(outbound, inbound);
          for (const message of held) inbound.send(message.payload, message.exchange);
        },
      });
    };
    attempt();
  };

  const serve = (end: End, isTls: boolean): void => {
    if (isTls && settings.tls === 'passthrough') {
      end.listener = {
        payload(payload, exchange) {
          tunnel(end, payload, exchange);
        },
        closed: () => undefined,
      };
      return;
    }
    if (isTls) end.answersTls = tls;
    serveHttp(end, {
      asked: wholeUnlessOwn((asked) => {
        const target = targetUri(asked.request, isTls ? 'https' : 'http');
        if ('error' in target || asked.request.method === 'CONNECT') {
          forwarding.refuse(asked, NOWHERE, 400, 'no-site');
          return;
        }
        forwarding.handle(asked, target, (go) => {
          go(routeFor(asked, target.host));
        });
      }, settings.forwarding.failures),
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
  const forwarding = createForwarding({ node: id, ...settings.forwarding }, world, pool);

  return {
    id,
    receive(transmission) {
      transport.receive(transmission);
    },
    obey(order) {
      settings.obey(order);
      if (order !== 'stop' && order !== 'start') return;
      forwarding.setUp(order === 'start');
      transport.setUp(order === 'start');
    },
  };
}
