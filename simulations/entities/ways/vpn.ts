// A virtual private network: the packets of everything that the client does travel inside one encrypted connection to a server, and go on
// from there. Whoever uses the world that comes out of this sees a network whose every address lies behind that server.
import type { Address, SocketAddress } from '../../wire/address.ts';
import { socketText } from '../../wire/address.ts';
import type { ConnectionId, ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { Transmission, World } from '../entity.ts';
import type { End } from '../transport/end.ts';
import type { Place, Pool } from '../transport/pool.ts';
import { countedOctets } from '../transport/window.ts';
import type { ProxyAddress } from './relays.ts';

export interface VpnSettings {
  readonly server: ProxyAddress;
  /** The address that the client has inside. */
  readonly innerAddress: Address;
}

const pair = (one: SocketAddress, other: SocketAddress): string => `${socketText(one)} ${socketText(other)}`;

/** `deliver` is handed what comes out of the tunnel. */
export function insideVpn(
  node: NodeId,
  place: Place,
  world: World,
  pool: Pool,
  deliver: (transmission: Transmission) => void,
): World {
  /** Connections inside, by their two ends as this side sends. */
  const connections = new Map<string, ConnectionId>();
  let tunnel: End | null = null;
  let waiting: Transmission[] | null = null;

  const enter = (end: End, transmission: Transmission): void => {
    const { source, destination, payload, exchange } = transmission;
    if (payload.kind === 'tcp-ack') return; // windows inside a tunnel are left out: each side is told at once that there is room
    end.send({ kind: 'packet', source, destination, inner: payload }, exchange);
    const octets = countedOctets(payload);
    if (octets > 0) deliver({ ...back(transmission), payload: { kind: 'tcp-ack', octets } });
  };

  const back = ({ connection, source, destination, exchange }: Transmission): Omit<Transmission, 'payload'> => {
    const peer = world.reach(node, place.to) ?? node;
    return { connection, from: peer, to: node, source: destination, destination: source, exchange };
  };

  const lose = (lost: readonly Transmission[]): void => {
    tunnel = null;
    for (const transmission of lost) deliver({ ...back(transmission), payload: { kind: 'tcp-reset' } });
  };

  const opened = (end: End): void => {
    tunnel = end;
    end.listener = {
      payload(payload, exchange) {
        if (payload.kind !== 'packet') return;
        const { source, destination, inner } = payload;
        const connection = connections.get(pair(destination, source));
        if (connection === undefined) return;
        deliver({ connection, from: end.peer, to: node, source, destination, exchange, payload: inner });
      },
      closed() {
        tunnel = null;
      },
    };
    const held = waiting ?? [];
    waiting = null;
    for (const transmission of held) enter(end, transmission);
  };

  const open = (first: Transmission, exchange: ExchangeId): void => {
    waiting = [first];
    pool.take(place, exchange, opened, () => {
      const lost = waiting ?? [];
      waiting = null;
      lose(lost);
    });
  };

  return Object.assign(Object.create(world) as World, {
    send(transmission: Transmission) {
      connections.set(pair(transmission.source, transmission.destination), transmission.connection);
      if (tunnel?.state === 'open') enter(tunnel, transmission);
      else if (waiting) waiting.push(transmission);
      else open(transmission, transmission.exchange);
    },
    reach: () => world.reach(node, place.to),
  });
}
