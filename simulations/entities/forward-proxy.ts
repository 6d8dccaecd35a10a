// A forward proxy (RFC 9110 §3.7, "proxy"): chosen by its clients, it asks any origin for them. For https it is a tunnel (§9.3.6), unless it
// ends the TLS itself with a certificate that its clients were made to trust.
import type { ConnectionSettings } from '../http/connection-settings.ts';
import { has } from '../http/fields.ts';
import type { Request } from '../http/message.ts';
import type { ProtectionSettings } from '../http/protection-settings.ts';
import { formOf, targetUri } from '../http/request-target.ts';
import type { Scheme, TargetUri } from '../http/target-uri.ts';
import { portOf } from '../http/target-uri.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import type { ForwardingSettings } from './intermediary/forwarding.ts';
import { NOWHERE, createForwarding } from './intermediary/forwarding.ts';
import { dueAfter } from './intermediary/waiting.ts';
import { unlessOwn } from './intermediary/own-answers.ts';
import type { Doorway } from './intermediary/door.ts';
import { createDoor } from './intermediary/door.ts';
import { oneHop } from './intermediary/one-hop.ts';
import type { Asked, Incoming } from './transport/http-server.ts';
import { serveHttp } from './transport/http-server.ts';
import type { ResolverSettings } from './transport/names.ts';
import { createNames } from './transport/names.ts';
import type { Place } from './transport/pool.ts';
import { createPool } from './transport/pool.ts';
import { relay } from './transport/relay.ts';
import { createTransport } from './transport/transport.ts';

export interface ForwardProxySettings {
  readonly id: NodeId;
  readonly address: Address;
  /** The address that origins see. */
  readonly egressAddress: Address;
  readonly port: number;
  readonly resolver: ResolverSettings | null;
  readonly interceptsTls: boolean;
  /** A further proxy that it leaves requests to; null: none. */
  readonly parent: SocketAddress | null;
  /** Takes connections to the HTTP port of any site as if it were the site; `keepsSource`: and calls it from its client's address. Null: it is asked. */
  readonly intercepts: { readonly keepsSource: boolean } | null;
  /** In its own certificate. */
  readonly name: string;
  readonly connections: ConnectionSettings;
  readonly protection: ProtectionSettings;
  readonly forwarding: Omit<ForwardingSettings, 'node'>;
  /** Carries out what an order changes in `forwarding`. */
  readonly obey: Entity['obey'];
}

/** Where sites are asked in plain HTTP (RFC 9110 §4.2.1). */
const HTTP_PORT = 80;

export function createForwardProxy(settings: ForwardProxySettings, world: World): Entity {
  const { id, connections } = settings;
  const { failures } = settings.forwarding;

  const placeOf = (to: SocketAddress, serverName: string | null, isProxy = false): Place => ({
    from: settings.egressAddress,
    to,
    serverName,
    tlsVersions: connections.offersTls,
    isProxy,
  });

  const forward = (asked: Asked, target: TargetUri): Incoming | null => {
    const parent = parentFor(asked.request);
    return forwarding.handle(asked, target, (go) => {
      if (settings.intercepts) {
        // Where the client called, whatever it says (RFC 9110 §3.7, "interception proxy").
        const { remote, local } = asked.end;
        const place = placeOf(local, null);
        const kept = settings.intercepts.keepsSource ? { ...place, from: remote.address } : place;
        go(oneHop(kept, asked.request, failures));
        return;
      }
      if (parent) {
        go(oneHop(placeOf(parent, null, true), asked.request, failures));
        return;
      }
      names.resolve(target.host, asked.exchange, ([address]) => {
        const serverName = target.scheme === 'https' ? target.host : null;
        if (address === undefined) go(null);
        else go(oneHop(placeOf({ address, port: portOf(target) }, serverName), asked.request, failures));
      });
    });
  };

  /** Who is asked in place of the site. */
  const parentFor = ({ method, fields }: Request): SocketAddress | null => {
    const isPlainGet = method === 'GET' && !has(fields, 'Authorization');
    return connections.parentFor === 'all' || isPlainGet ? settings.parent : null;
  };

  /** A tunnel through a further proxy: it is asked for one, and what it grants is passed on. */
  const openTunnelThrough = (parent: SocketAddress, asked: Asked, target: TargetUri): void => {
    forwarding.handle(asked, target, (go) => {
      go(oneHop(placeOf(parent, null, true), asked.request, failures));
    });
  };

  const openTunnel = (asked: Asked, target: TargetUri): void => {
    const { end, exchange } = asked;
    const parent = parentFor(asked.request);
    if (parent) {
      openTunnelThrough(parent, asked, target);
      return;
    }
    names.resolve(target.host, exchange, ([address]) => {
      if (asked.isGone()) return;
      if (address === undefined) {
        forwarding.refuse(asked, target, failures.statusFor['tunnel-name-unknown'], 'name-unknown');
        return;
      }
      const place = { from: settings.egressAddress, to: { address, port: portOf(target) }, serverName: null };
      const within = dueAfter(failures.waits.connectMs, failures.waits, world.now);
      transport.dial({
        from: place.from,
        to: place.to,
        exchange,
        ...(within === null ? {} : { within }),
        refused(why) {
          world.record({ kind: 'server.failed', at: world.now, exchange, node: id, server: address, why });
          forwarding.refuse(asked, target, failures.statusFor[why], why, place);
        },
        opened(inbound) {
          forwarding.refuse(asked, target, 200, 'tunnel');
          const connections = { outbound: end.connection, inbound: inbound.connection };
          world.record({ kind: 'tunnel.opened', at: world.now, exchange, node: id, ...connections });
          relay(end, inbound);
        },
      });
    });
  };

  /** The tunnel that the client asked for ends here: what it takes for the site's TLS is ours (RFC 9110 §9.3.6, §17.2). */
  const intercept = (asked: Asked, site: TargetUri): void => {
    forwarding.refuse(asked, site, 200, 'tunnel');
    // The certificate is made for whatever site is asked for, by an authority that the client was made to trust.
    asked.end.answersTls = { versions: connections.servesTls, certificateFor: (name) => [name ?? site.host] };
    serveHttp(asked.end, door.serving(behind('https', site)));
  };

  /**
   * RFC 9112 §3.2.2, §3.2.3: a proxy is asked with an absolute URI or for a tunnel; anything else names no site. Inside a tunnel that ends
   * here it is asked as that site is.
   */
  const targetOf = ({ request }: Asked, scheme: Scheme, site: TargetUri | null): TargetUri | null => {
    const form = formOf(request);
    const target = targetUri(request, form === 'authority-form' ? 'https' : scheme);
    const isForProxy = form === 'absolute-form' || form === 'authority-form' || settings.intercepts !== null;
    return 'error' in target || (!isForProxy && site === null) ? null : target;
  };

  const handle = (asked: Asked, target: TargetUri): Incoming | null => {
    if (asked.request.method !== 'CONNECT') return forward(asked, target);
    if (settings.interceptsTls) intercept(asked, target);
    else openTunnel(asked, target);
    return null;
  };

  const behind = (scheme: Scheme, site: TargetUri | null): Doorway => ({
    target(asked) {
      const target = targetOf(asked, scheme, site);
      if (!target) forwarding.refuse(asked, site ?? NOWHERE, 400, 'no-site');
      return target;
    },
    handle: (asked, target) => unlessOwn((all) => handle(all, target), taking)(asked),
    refuse(asked, target, status, why) {
      forwarding.refuse(asked, target ?? site ?? NOWHERE, status, why);
    },
  });

  const transport = createTransport(id, world, (end, port) => {
    if (port !== (settings.intercepts ? HTTP_PORT : settings.port)) return false;
    end.answersTls = { versions: connections.servesTls, certificateFor: () => [settings.name] }; // a client that speaks TLS to the proxy itself; inside a tunnel the relay passes it on
    serveHttp(end, door.serving(behind('http', null)));
    return true;
  });
  const pool = createPool(transport, world);
  const names = createNames(id, settings.egressAddress, settings.resolver, world, pool);
  const { protection } = settings;
  const taking = {
    failures,
    holdsBytes: protection.holdsRequestBytes,
    version: () => settings.forwarding.rewriting().request.version,
  };
  const { rewriting } = settings.forwarding;
  const door = createDoor({ node: id, protection, rewriting }, world, (host, { exchange }, found) => {
    names.resolve(host, exchange, found);
  });
  const sending = (target: TargetUri, exchange: ExchangeId): void => {
    if (connections.looksSitesUp) names.resolve(target.host, exchange, () => undefined);
  };
  const forwarding = createForwarding({ node: id, ...settings.forwarding, sending }, world, pool);

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
    },
  };
}
