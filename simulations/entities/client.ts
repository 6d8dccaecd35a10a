// A user agent: it wants things, asks for them by the way it was told to, and waits for the answer.
import type { TlsVersion } from '../http/connection-settings.ts';
import { has } from '../http/fields.ts';
import type { Fields, Request, Response } from '../http/message.ts';
import { targetInForm } from '../http/request-target.ts';
import type { TargetUri } from '../http/target-uri.ts';
import { hostField, parseUri, portOf } from '../http/target-uri.ts';
import { invariant } from '../kernel/invariant.ts';
import type { ExchangeId, Failure } from '../trace/record.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import type { End } from './transport/end.ts';
import { ask } from './transport/http-client.ts';
import type { ResolverSettings } from './transport/names.ts';
import { createNames } from './transport/names.ts';
import { keepsConnection } from './transport/persistence.ts';
import { createPool } from './transport/pool.ts';
import type { Place } from './transport/pool.ts';
import { createTransport } from './transport/transport.ts';

export interface ClientSettings {
  readonly id: NodeId;
  readonly address: Address;
  readonly resolver: ResolverSettings | null;
  /** The proxy it was told to use, and the name in that proxy's certificate when the way there is TLS. */
  readonly proxy: { readonly address: Address; readonly port: number; readonly serverName: string | null } | null;
  readonly keepAlive: boolean;
  readonly tlsVersions: readonly TlsVersion[];
  readonly sends: Fields;
}

/** What its user wants, and the number under which all that follows from it is recorded. */
export interface Want {
  readonly exchange: ExchangeId;
  readonly method: string;
  /** Target URI, as "https://shop.example/cart?id=42". */
  readonly target: string;
  readonly content: string | null;
  /** Field lines of this request alone, after what the client sends with every request. */
  readonly fields: Fields;
}

export interface Client extends Entity {
  want(want: Want): void;
}

/** One intent on its way. */
interface Errand {
  readonly intent: Want;
  readonly uri: TargetUri;
}

export function createClient(settings: ClientSettings, world: World): Client {
  const { id, proxy } = settings;
  const transport = createTransport(id, world, () => false);
  const pool = createPool(transport, world);
  const names = createNames(id, settings.address, settings.resolver, world, pool);
  /** Tunnels through the proxy that are open and idle, by the site that they lead to. */
  const tunnels = new Map<string, End[]>();

  const finish = ({ intent }: Errand, status: number | null, failure: Failure | null): void => {
    world.record({ kind: 'exchange.finished', at: world.now, exchange: intent.exchange, node: id, status, failure });
  };

  const requestFor = ({ intent, uri }: Errand): Request => {
    const isThroughProxy = proxy !== null && uri.scheme === 'http';
    const length = intent.content === null ? [] : [{ name: 'Content-Length', value: String(intent.content.length) }];
    const given = [...settings.sends, ...intent.fields];
    // A user agent that was told to name another host does so; unasked it names the target's (RFC 9110 §7.2).
    const host = has(given, 'Host') ? [] : [{ name: 'Host', value: hostField(uri) }];
    return {
      kind: 'request',
      method: intent.method,
      target: targetInForm(uri, isThroughProxy ? 'absolute-form' : 'origin-form'),
      version: '1.1',
      fields: [...host, ...given, ...length],
      content: intent.content === null ? null : { text: intent.content, bytes: intent.content.length },
    };
  };

  const askOver = (end: End, errand: Errand, keep: () => void): void => {
    ask(end, requestFor(errand), errand.intent.exchange, {
      answered(response: Response) {
        finish(errand, response.status, null);
        if (settings.keepAlive && keepsConnection(response)) keep();
        else end.close('last-answer');
      },
      broken() {
        finish(errand, null, 'connection-reset');
      },
    });
  };

  const goTo = (place: Place, errand: Errand): void => {
    pool.take(
      place,
      errand.intent.exchange,
      (end) => {
        askOver(end, errand, () => {
          pool.give(place, end);
        });
      },
      () => {
        finish(errand, null, 'connection-refused');
      },
    );
  };

  const goDirectly = (errand: Errand): void => {
    const { uri, intent } = errand;
    names.resolve(uri.host, intent.exchange, ([address]) => {
      if (address === undefined) {
        finish(errand, null, 'name-unknown');
        return;
      }
      const serverName = uri.scheme === 'https' ? uri.host : null;
      const to = { address, port: portOf(uri) };
      goTo({ from: settings.address, to, serverName, tlsVersions: settings.tlsVersions }, errand);
    });
  };

  /** RFC 9110 §9.3.6: ask the proxy for a tunnel, then speak TLS with the site through it. */
  const goThroughTunnel = (errand: Errand, way: Place): void => {
    const { uri, intent } = errand;
    const authority = targetInForm(uri, 'authority-form');
    const kept = tunnels.get(authority) ?? [];
    tunnels.set(authority, kept);
    const use = (end: End): void => {
      askOver(end, errand, () => {
        end.listener = { payload: () => undefined, closed: () => void kept.splice(kept.indexOf(end), 1) };
        kept.push(end);
      });
    };
    const open = kept.pop();
    if (open) {
      const { connection, peer } = open;
      world.record({ kind: 'connection.reused', at: world.now, exchange: intent.exchange, node: id, connection, peer });
      use(open);
      return;
    }
    const refuse = (): void => {
      finish(errand, null, 'connection-refused');
    };
    pool.take(
      way,
      intent.exchange,
      (end) => {
        const fields = [{ name: 'Host', value: authority }];
        const connect: Request = {
          kind: 'request',
          method: 'CONNECT',
          target: authority,
          version: '1.1',
          fields,
          content: null,
        };
        ask(end, connect, intent.exchange, {
          answered({ status }) {
            if (status < 200 || status > 299) {
              finish(errand, null, 'proxy-refused');
              end.close('last-answer');
              return;
            }
            end.listener = { payload: () => undefined, closed: refuse };
            const secured = (): void => {
              use(end);
            };
            end.secure(uri.host, intent.exchange, secured, settings.tlsVersions);
          },
          broken: refuse,
        });
      },
      refuse,
    );
  };

  return {
    id,
    want(intent) {
      const { exchange, method, target } = intent;
      world.record({ kind: 'exchange.wanted', at: world.now, exchange, node: id, method, target });
      const uri = parseUri(target);
      invariant(!('error' in uri), `${target} is no target URI`); // the scenario's decoder has checked it
      const errand = { intent, uri };
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
