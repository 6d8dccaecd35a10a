// The way by a SOCKS 5 server (RFC 1928): it is told where to, by name or by address, and carries whatever follows.
import type { Destination } from '../../wire/way-messages.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { End } from '../transport/end.ts';
import type { Names } from '../transport/names.ts';
import type { ProxyAddress } from './relays.ts';
import type { Dug } from './tunnel.ts';
import { tunnelWay } from './tunnel.ts';
import type { Traveller, Way } from './way.ts';

export interface SocksSettings extends ProxyAddress {
  /** Whether names are handed on as they are (ATYP 3), or looked up first. */
  readonly remoteNames: boolean;
}

function negotiate(end: End, to: Destination, exchange: ExchangeId, dug: Dug): void {
  end.listener = {
    payload(payload) {
      if (payload.kind !== 'socks') return;
      if (payload.step === 'choice') end.send({ kind: 'socks', step: 'request', to }, exchange);
      else if (payload.step === 'granted') dug.open(end);
      else if (payload.step === 'refused') {
        end.listener = { payload: () => undefined, closed: () => undefined };
        dug.failed('proxy-refused');
        end.close('last-answer');
      }
    },
    closed() {
      dug.failed('connection-refused');
    },
  };
  end.send({ kind: 'socks', step: 'greeting', to: null }, exchange);
}

export function socksWay(traveller: Traveller, settings: SocksSettings, names: Names): Way {
  const { address, port, serverName, remoteNames } = settings;
  const { address: own, pool } = traveller;
  return tunnelWay(traveller, (to, exchange, dug) => {
    const ask = (host: string): void => {
      pool.take(
        { from: own, to: { address, port }, serverName },
        exchange,
        (end) => {
          negotiate(end, { host, port: to.port }, exchange, dug);
        },
        () => {
          dug.failed('connection-refused');
        },
      );
    };
    if (remoteNames) {
      ask(to.host);
      return;
    }
    names.resolve(to.host, exchange, ([found]) => {
      if (found === undefined) dug.failed('name-unknown');
      else ask(found);
    });
  });
}
