// A user agent: it wants things, asks for them by the way it was told to, and waits for the answer.
import type { TlsVersion } from '../http/connection-settings.ts';
import { without } from '../http/fields.ts';
import type { Fields, Request } from '../http/message.ts';
import { targetInForm } from '../http/request-target.ts';
import { portOf } from '../http/target-uri.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { askOver } from './client/asking.ts';
import type { Errand, Want } from './client/errand.ts';
import { beginErrand } from './client/errand.ts';
import { createKept } from './client/kept.ts';
import { outgoingFor } from './client/request.ts';
import type { Entity, World } from './entity.ts';
import type { End } from './transport/end.ts';
import { ask } from './transport/http-client.ts';
import type { ResolverSettings } from './transport/names.ts';
import { createNames } from './transport/names.ts';
import { keepsConnection } from './transport/persistence.ts';
import { createPool } from './transport/pool.ts';
import type { Place } from './transport/pool.ts';
import type { SiteKey } from './transport/tls-set-up.ts';
import type { CallFailure } from './transport/transport.ts';
import { createTransport } from './transport/transport.ts';
import { circuitWay } from './ways/circuit.ts';
import { directWay } from './ways/direct.ts';
import type { ProxyAddress } from './ways/relays.ts';
import { relaysWay } from './ways/relays.ts';
import type { ObliviousSettings } from './ways/oblivious.ts';
import { obliviousWay } from './ways/oblivious.ts';
import type { SocksSettings } from './ways/socks.ts';
import { socksWay } from './ways/socks.ts';
import type { VpnSettings } from './ways/vpn.ts';
import { insideVpn } from './ways/vpn.ts';
import type { Traveller, Way } from './ways/way.ts';

/** Whom it was told to go by that is no HTTP proxy. */
export type ClientWay =
  | { readonly by: 'socks'; readonly server: SocksSettings }
  | { readonly by: 'relays' | 'circuit'; readonly relays: readonly [ProxyAddress, ...ProxyAddress[]] }
  /** `resolvesInside`: names are asked through the tunnel. */
  | ({ readonly by: 'vpn'; readonly resolvesInside: boolean } & VpnSettings)
  | ({ readonly by: 'oblivious-relay' } & ObliviousSettings);

export interface ClientSettings {
  readonly id: NodeId;
  readonly address: Address;
  /** The address that it asks its resolver from. */
  readonly asksFrom: Address;
  /** Names that it asks nobody for. */
  readonly knows: readonly { readonly name: string; readonly address: Address }[];
  readonly resolver: ResolverSettings | null;
  /** The proxy it was told to use, and the name in that proxy's certificate when the way there is TLS. */
  readonly proxy: { readonly address: Address; readonly port: number; readonly serverName: string | null } | null;
  readonly way: ClientWay | null;
  /** Keys of sites that it has from their HTTPS records. */
  readonly siteKeys: readonly SiteKey[];
  readonly keepAlive: boolean;
  readonly tlsVersions: readonly TlsVersion[];
  readonly sends: Fields;
  /** Besides Host, when it asks its proxy for a tunnel. */
  readonly sendsWithConnect: Fields;
  /** How long it waits for an answer, in milliseconds, unless a wish says otherwise; null: as long as it takes. */
  readonly givesUpAfterMs: number | null;
}

export interface Client extends Entity {
  want(want: Want): void;
}

/** Credentials for a proxy go to the proxy: with the request for a tunnel, and not into it (RFC 9110 §11.7.2). */
const FOR_PROXY = 'proxy-authorization';

export function createClient(settings: ClientSettings, world: World): Client {
  const { id, proxy } = settings;
  const transport = createTransport(id, world, () => false);
  const pool = createPool(transport, world);
  const names = createNames(id, settings.asksFrom, settings.resolver, world, pool, settings.knows);
  const kept = createKept(world);

  /** Speaks over an end that is the errand's; `keep` is for an answer after which it may be used again. */
  const speak = (end: End, errand: Errand, keep: () => void): void => {
    const { method, content, fields } = errand.want;
    const isThroughProxy = proxy !== null && errand.uri.scheme === 'http';
    const given = [...settings.sends, ...fields];
    const isInTunnel = proxy !== null && !isThroughProxy;
    const own = isInTunnel ? without(given, FOR_PROXY) : given;
    const wish = { method, uri: errand.uri, content, fields: own, manner: errand.manner };
    const outgoing = outgoingFor(wish, isThroughProxy ? 'absolute-form' : 'origin-form');
    askOver(end, errand, outgoing, world, (response) => {
      const { connection, raw } = errand.manner;
      // After characters of its own making it cannot tell whose answer would come next.
      const mayKeep = raw === undefined && (connection === undefined ? settings.keepAlive : connection !== 'fresh');
      if (mayKeep && keepsConnection(response)) keep();
      else end.close('last-answer');
    });
  };

  const unreached =
    (errand: Errand) =>
    (why: CallFailure): void => {
      errand.finish(null, why === 'refused' ? 'connection-refused' : 'gave-up');
    };

  const goTo = (place: Place, errand: Errand): void => {
    const { connection } = errand.manner;
    const { exchange } = errand.want;
    const key = typeof connection === 'number' ? `${String(connection)} ${place.to.address}` : null;
    const old = key === null ? null : kept.take(key, exchange);
    const use = (end: End): void => {
      speak(end, errand, () => {
        if (key === null) pool.give(place, end);
        else kept.keep(key, end);
      });
    };
    if (old) use(old);
    else takeNew(place, errand, use, unreached(errand));
  };

  const takeNew = (place: Place, errand: Errand, use: (end: End) => void, failed: (why: CallFailure) => void): void => {
    const fresh = errand.manner.connection !== undefined;
    // An idle connection is there at once, and the errand further along: then there is no call to stop.
    let stopCall = (): void => undefined;
    errand.stop = () => {
      stopCall();
    };
    const call = pool.take(place, errand.want.exchange, use, failed, { fresh });
    stopCall = () => {
      call.cancel();
    };
  };

  const goDirectly = (errand: Errand): void => {
    const { uri, want } = errand;
    names.resolve(uri.host, want.exchange, ([address]) => {
      if (errand.isOver) return;
      if (address === undefined) {
        errand.finish(null, 'name-unknown');
        return;
      }
      const serverName = uri.scheme === 'https' ? uri.host : null;
      const to = { address, port: portOf(uri) };
      const siteKey = serverName === null ? undefined : settings.siteKeys.find(({ host }) => host === uri.host);
      const place = { from: settings.address, to, serverName, tlsVersions: settings.tlsVersions };
      goTo(siteKey ? { ...place, siteKey } : place, errand);
    });
  };

  /** RFC 9110 §9.3.6: ask the proxy for a tunnel, then speak TLS with the site through it. */
  const goThroughTunnel = (errand: Errand, way: Place): void => {
    const { uri, want, manner } = errand;
    const authority = targetInForm(uri, 'authority-form');
    const key = typeof manner.connection === 'number' ? `${authority} ${String(manner.connection)}` : authority;
    const use = (end: End): void => {
      speak(end, errand, () => {
        kept.keep(key, end);
      });
    };
    const open = manner.connection === 'fresh' ? null : kept.take(key, want.exchange);
    if (open) {
      use(open);
      return;
    }
    const refuse = (): void => {
      errand.finish(null, 'connection-refused');
    };
    const askForTunnel = (end: End): void => {
      const credentials = [...settings.sends, ...want.fields].filter(({ name }) => name.toLowerCase() === FOR_PROXY);
      const fields = [{ name: 'Host', value: authority }, ...settings.sendsWithConnect, ...credentials];
      const start = { method: 'CONNECT', target: authority, version: '1.1' } as const;
      const connect: Request = { kind: 'request', ...start, fields, content: null };
      errand.stop = () => {
        end.close('given-up');
      };
      ask(end, connect, want.exchange, {
        answered({ status, content }) {
          if (status < 200 || status > 299) {
            errand.finish(null, 'proxy-refused');
            end.close('last-answer');
            return;
          }
          end.listener = { payload: () => undefined, closed: refuse };
          const secured = (): void => {
            use(end);
          };
          end.secure(uri.host, want.exchange, secured, { versions: settings.tlsVersions });
          // What follows the head of a granted CONNECT is the tunnel (RFC 9110 §9.3.6); these octets are no TLS.
          if (content !== null && content.bytes > 0) {
            errand.finish(null, 'proxy-refused');
            end.close('last-answer');
          }
        },
        broken: refuse,
      });
    };
    takeNew(way, errand, askForTunnel, unreached(errand));
  };

  const self: Traveller = { node: id, address: settings.address, tlsVersions: settings.tlsVersions, world, pool };

  /** Everything goes inside, as if the server's network were the client's own; but names may be asked outside of it. */
  const vpnWay = ({ server, innerAddress, resolvesInside }: Extract<ClientWay, { by: 'vpn' }>): Way => {
    const { address, port, serverName } = server;
    const place = { from: settings.address, to: { address, port }, serverName };
    const within = insideVpn(id, place, world, pool, (transmission) => {
      if (!insideNames.receive(transmission)) inside.receive(transmission);
    });
    const inside = createTransport(id, within, () => false);
    const insidePool = createPool(inside, within);
    const insideNames = createNames(id, innerAddress, settings.resolver, within, insidePool);
    const traveller = { ...self, address: innerAddress, world: within, pool: insidePool };
    return directWay(traveller, resolvesInside ? insideNames : names, settings.siteKeys);
  };

  const wayFor = (by: ClientWay): Way => {
    switch (by.by) {
      case 'relays':
        return relaysWay(self, by.relays);
      case 'socks':
        return socksWay(self, by.server, names);
      case 'circuit':
        return circuitWay(self, by.relays);
      case 'vpn':
        return vpnWay(by);
      case 'oblivious-relay':
        return obliviousWay(self, by);
    }
  };
  const told = settings.way && wayFor(settings.way);

  /** A way that is told where to, and gives back an end over which the site hears. */
  const goBy = (by: Way, errand: Errand): void => {
    by.go(errand.uri, errand.want.exchange, {
      arrived(end, keep) {
        if (errand.isOver) end.close('given-up');
        else speak(end, errand, keep);
      },
      failed(failure) {
        if (!errand.isOver) errand.finish(null, failure);
      },
    });
  };

  return {
    id,
    want(want) {
      const errand = beginErrand(id, want, settings.givesUpAfterMs, world);
      if (told) {
        goBy(told, errand);
        return;
      }
      if (!proxy) {
        goDirectly(errand);
        return;
      }
      const to = { address: proxy.address, port: proxy.port };
      const way = { from: settings.address, to, serverName: proxy.serverName };
      if (errand.uri.scheme === 'https') goThroughTunnel(errand, way);
      else goTo(way, errand);
    },
    receive(transmission) {
      if (!names.receive(transmission)) transport.receive(transmission);
    },
    obey: () => undefined,
  };
}
