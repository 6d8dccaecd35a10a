// The way by several HTTP proxies, each asked for a tunnel to the next (RFC 9110 §9.3.6): no one of them knows both ends (RFC 9614 §3.1).
import type { Request } from '../../http/message.ts';
import type { Address } from '../../wire/address.ts';
import type { End } from '../transport/end.ts';
import { ask } from '../transport/http-client.ts';
import type { Place } from '../transport/pool.ts';
import type { Dig, Dug } from './tunnel.ts';
import { tunnelWay } from './tunnel.ts';
import type { Traveller, Way } from './way.ts';

export interface ProxyAddress {
  readonly address: Address;
  readonly port: number;
  /** The name in its certificate when it is spoken to under TLS; null: in the clear. */
  readonly serverName: string | null;
}

const placeAt = (own: Address, { address, port, serverName }: ProxyAddress): Place => ({
  from: own,
  to: { address, port },
  serverName,
});

function connectTo(authority: string): Request {
  const fields = [{ name: 'Host', value: authority }];
  return { kind: 'request', method: 'CONNECT', target: authority, version: '1.1', fields, content: null };
}

/** Asks each box in turn for a tunnel to the next one, and the last for one to the site. */
function digThrough(
  { address: own, pool }: Traveller,
  [first, ...others]: readonly [ProxyAddress, ...ProxyAddress[]],
): Dig {
  return ({ host, port }, exchange, dug: Dug) => {
    const refuse = (): void => {
      dug.failed('connection-refused');
    };
    const goOn = (end: End, further: readonly ProxyAddress[]): void => {
      const [next, ...rest] = further;
      const authority = next ? `${next.address}:${String(next.port)}` : `${host}:${String(port)}`;
      ask(end, connectTo(authority), exchange, {
        answered({ status }) {
          if (status < 200 || status > 299) {
            dug.failed('proxy-refused');
            end.close('last-answer');
          } else if (!next) {
            dug.open(end);
          } else if (next.serverName === null) {
            goOn(end, rest);
          } else {
            end.listener = { payload: () => undefined, closed: refuse };
            end.secure(next.serverName, exchange, () => {
              goOn(end, rest);
            });
          }
        },
        broken: refuse,
      });
    };
    pool.take(
      placeAt(own, first),
      exchange,
      (end) => {
        goOn(end, others);
      },
      refuse,
    );
  };
}

/** Several, one inside the other: whatever the scheme, they carry bytes. */
export const relaysWay = (traveller: Traveller, relays: readonly [ProxyAddress, ...ProxyAddress[]]): Way =>
  tunnelWay(traveller, digThrough(traveller, relays));
