// Connections kept for the next request (RFC 9112 §9.3): an idle one to the same place is used before a new one is opened.
import type { Duration } from '../../kernel/time.ts';
import type { TlsVersion } from '../../http/connection-settings.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Address, SocketAddress } from '../../wire/address.ts';
import type { ProxyLine } from '../../wire/payload.ts';
import { proxyLineText } from '../../wire/payload.ts';
import type { Timer, World } from '../entity.ts';
import type { End } from './end.ts';
import type { SiteKey, TlsOffer } from './tls-set-up.ts';
import type { CallFailure, Calling, Transport } from './transport.ts';

export interface Place {
  readonly from: Address;
  readonly to: SocketAddress;
  /** Name asked for in the ClientHello; null: no TLS. */
  readonly serverName: string | null;
  /** TLS although no name is asked for, as some gateways do towards their servers; missing: no. */
  readonly isTlsWithoutName?: boolean;
  /** What leads a client back to this place (RFC 6265); missing or null: nothing does. It is told to the client, not to the place. */
  readonly leadsBack?: string | null;
  /** Versions of TLS to offer; missing: those spoken today. */
  readonly tlsVersions?: readonly TlsVersion[];
  /** Whether it is a proxy, which wants to be asked as one (RFC 9112 §3.2.2); missing: no. */
  readonly isProxy?: boolean;
  /** A connection that tells for whom it is serves nobody else (PROXY protocol §2.1: the line stands at its very start); missing: none does. */
  readonly tells?: ProxyLine | null;
  /** The site's key, where its name is not to be read on the way; missing: it stands in the clear. */
  readonly siteKey?: SiteKey;
}

/** How a connection is to be had; all may be left out. */
export interface Taking {
  /** A new one, even where an idle one is kept. */
  readonly fresh?: boolean;
  /** How long it may take until it is open and, where asked for, secured, in microseconds; unless given, as long as a call may take. */
  readonly within?: Duration;
}

export interface Pool {
  /**
   * `ready` gets an end that is open and, where asked for, secured; `isFresh` tells a new connection from a kept one. `refused` is told
   * when none is to be had: nobody takes the call or the TLS ("refused"), or not in time ("connect-timeout").
   */
  take(
    place: Place,
    exchange: ExchangeId,
    ready: (end: End, isFresh: boolean) => void,
    refused: (why: CallFailure) => void,
    how?: Taking,
  ): Calling;
  /** Give an end back; it is kept while its peer keeps it. */
  give(place: Place, end: End): void;
}

/** Whether the connection to this place is encrypted. */
export const isSecured = ({ serverName, isTlsWithoutName }: Place): boolean =>
  serverName !== null || isTlsWithoutName === true;

const keyOf = ({ from, to, serverName, tells }: Place): string =>
  `${from} ${to.address}:${String(to.port)} ${serverName ?? '-'} ${tells ? proxyLineText(tells) : '-'}`;

const offerOf = ({ tlsVersions, siteKey }: Place): TlsOffer => ({
  ...(tlsVersions ? { versions: tlsVersions } : {}),
  ...(siteKey ? { siteKey } : {}),
});

const NOT_CALLING: Calling = { cancel: () => undefined };

export function createPool(transport: Transport, world: World): Pool {
  const idle = new Map<string, End[]>();
  return {
    take(place, exchange, ready, refused, { fresh = false, within } = {}) {
      const kept = fresh ? undefined : idle.get(keyOf(place))?.pop();
      if (kept) {
        const { node, connection, peer } = kept;
        world.record({ kind: 'connection.reused', at: world.now, exchange, node, connection, peer });
        kept.current = exchange;
        ready(kept, false);
        return NOT_CALLING;
      }
      const { from, to, tells = null } = place;
      const start = world.now;
      let securing: Calling | null = null;
      const opened = (end: End): void => {
        if (!isSecured(place)) {
          ready(end, true);
          return;
        }
        let timer: Timer | null = null;
        end.listener = {
          payload: () => undefined,
          closed() {
            timer?.cancel();
            refused('refused');
          },
        };
        securing = {
          cancel() {
            timer?.cancel();
            end.close('given-up');
          },
        };
        if (within !== undefined) {
          timer = world.later((start + within - world.now) as Duration, () => {
            end.close('given-up');
            refused('connect-timeout');
          });
        }
        const done = (): void => {
          timer?.cancel();
          securing = null;
          ready(end, true);
        };
        end.secure(place.serverName, exchange, done, offerOf(place));
      };
      const call = transport.dial({
        from,
        to,
        exchange,
        tells,
        refused,
        opened,
        ...(within === undefined ? {} : { within }),
      });
      return {
        cancel() {
          if (securing) securing.cancel();
          else call.cancel();
        },
      };
    },
    give(place, end) {
      if (end.state !== 'open') return;
      const key = keyOf(place);
      const list = idle.get(key) ?? [];
      idle.set(key, list);
      list.push(end);
      end.listener = {
        payload: () => undefined,
        closed() {
          const at = list.indexOf(end);
          if (at >= 0) list.splice(at, 1);
        },
      };
    },
  };
}
