// The set-up of TLS at one end of a connection: one round trip in version 1.3 (RFC 8446 §2), two before (RFC 5246 §7.3).
import type { TlsVersion } from '../../http/connection-settings.ts';
import { agreedTls } from '../../http/connection-settings.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { NodeId, Payload, SessionId, TlsClientHello, TlsServerHello } from '../../wire/payload.ts';
import type { World } from '../entity.ts';

/** How a ClientHello is answered here. */
export interface TlsServer {
  readonly versions: readonly TlsVersion[];
  /** Whom the certificate is for; `asked`: the server name in the hello. */
  certificateFor(asked: string | null): readonly string[];
}

/** Keys with which a ClientHello for a site is encrypted, as its HTTPS record publishes them (RFC 9848, RFC 9849 §4). */
export interface SiteKey {
  readonly host: string;
  /** The name that stands in the clear instead. */
  readonly publicName: string;
  /** The node that has the private half. */
  readonly holder: NodeId;
}

/** What a hello offers; versions missing: those spoken today; no key: the name stands in the clear. */
export interface TlsOffer {
  readonly versions?: readonly TlsVersion[];
  readonly siteKey?: SiteKey;
}

/** The end as far as the set-up needs it. */
export interface TlsCarrier {
  readonly node: NodeId;
  readonly put: (payload: Payload, exchange: ExchangeId) => void;
  /** From now on what is put is covered by this encryption. */
  readonly cover: (session: SessionId) => void;
  /** No version is known to both sides (RFC 8446 §6.2, protocol_version). */
  readonly disagree: () => void;
}

export interface TlsSetUp {
  propose(
    hello: { readonly serverName: string | null; readonly versions: readonly TlsVersion[]; readonly siteKey?: SiteKey },
    exchange: ExchangeId,
    done: () => void,
  ): void;
  /** Takes part in the set-up; false: the message is no part of it, or of one between others. `server` null: hellos are not for this end. */
  takes(payload: Payload, exchange: ExchangeId, server: TlsServer | null): boolean;
}

/** RFC 9849 §5, §6: the hello that is meant is closed to all but the key's holder, inside one that names what all may read. */
function hiddenHello(meant: TlsClientHello, { publicName, holder }: SiteKey, world: World): TlsClientHello {
  const [opener] = world.holders(meant.session);
  const session = world.newSession(opener);
  world.answerSession(session, holder);
  const encapsulated = { kind: 'sealed', session, holders: world.holders(session), inner: meant } as const;
  return { ...meant, serverName: publicName, encapsulated };
}

export function createTlsSetUp({ node, put, cover, disagree }: TlsCarrier, world: World): TlsSetUp {
  let proposed: { readonly session: SessionId; readonly done: () => void } | null = null;
  /** One that this end has answered and whose keys, as TLS up to 1.2 has it, its client still has to send. */
  let answered: SessionId | null = null;

  const answer = ({ session, serverName, versions }: TlsClientHello, server: TlsServer, exchange: ExchangeId): void => {
    const version = agreedTls(versions, server.versions);
    if (version === null) {
      disagree();
      return;
    }
    world.answerSession(session, node);
    const certificate = version === '1.3' ? null : server.certificateFor(serverName);
    put({ kind: 'tls-server-hello', session, version, certificate }, exchange);
    if (version === '1.3') cover(session);
    else answered = session;
  };

  const beDone = (): void => {
    if (!proposed) return;
    const { session, done } = proposed;
    cover(session);
    proposed = null;
    done();
  };

  const goOn = ({ session, version }: TlsServerHello, exchange: ExchangeId): void => {
    if (version === '1.3') beDone();
    else put({ kind: 'tls-finished', session }, exchange);
  };

  return {
    propose({ siteKey, ...hello }, exchange, done) {
      const session = world.newSession(node);
      proposed = { session, done };
      const meant = { kind: 'tls-client-hello', session, ...hello } as const;
      put(siteKey ? hiddenHello(meant, siteKey, world) : meant, exchange);
    },
    takes(payload, exchange, server) {
      if (payload.kind === 'tls-client-hello' && server) answer(payload, server, exchange);
      else if (payload.kind === 'tls-server-hello' && payload.session === proposed?.session) goOn(payload, exchange);
      else if (payload.kind === 'tls-finished' && payload.session === proposed?.session) beDone();
      else if (payload.kind === 'tls-finished' && payload.session === answered) {
        put(payload, exchange);
        cover(payload.session);
        answered = null;
      } else return false;
      return true;
    },
  };
}
