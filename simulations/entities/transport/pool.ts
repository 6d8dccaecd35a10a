// Connections kept for the next request (RFC 9112 §9.3): an idle one to the same place is used before a new one is opened.
import type { ExchangeId } from '../../trace/record.ts';
import type { Address, SocketAddress } from '../../wire/address.ts';
import type { World } from '../entity.ts';
import type { End } from './end.ts';
import type { Transport } from './transport.ts';

export interface Place {
  readonly from: Address;
  readonly to: SocketAddress;
  /** Name asked for in the ClientHello; null: no TLS. */
  readonly serverName: string | null;
  /** TLS although no name is asked for, as some gateways do towards their servers; missing: no. */
  readonly isTlsWithoutName?: boolean;
}

export interface Pool {
  /** `ready` gets an end that is open and, where asked for, secured; `isFresh` tells a new connection from a kept one. */
  take(place: Place, exchange: ExchangeId, ready: (end: End, isFresh: boolean) => void, refused: () => void): void;
  /** Give an end back; it is kept while its peer keeps it. */
  give(place: Place, end: End): void;
}

/** Whether the connection to this place is encrypted. */
export const isSecured = ({ serverName, isTlsWithoutName }: Place): boolean =>
  serverName !== null || isTlsWithoutName === true;

const keyOf = ({ from, to, serverName }: Place): string =>
  `${from} ${to.address}:${String(to.port)} ${serverName ?? '-'}`;

export function createPool(transport: Transport, world: World): Pool {
  const idle = new Map<string, End[]>();
  return {
    take(place, exchange, ready, refused) {
      const kept = idle.get(keyOf(place))?.pop();
      if (kept) {
        const { node, connection, peer } = kept;
        world.record({ kind: 'connection.reused', at: world.now, exchange, node, connection, peer });
        kept.current = exchange;
        ready(kept, false);
        return;
      }
      transport.dial({
        from: place.from,
        to: place.to,
        exchange,
        refused,
        opened(end) {
          if (!isSecured(place)) {
            ready(end, true);
            return;
          }
          end.listener = { payload: () => undefined, closed: refused };
          end.secure(place.serverName, exchange, () => {
            ready(end, true);
          });
        },
      });
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
