// Connections of one node: it dials, it accepts, it hands what arrives to the right end. TCP set-up costs one round trip (RFC 9293 §3.5).
import type { ExchangeId } from '../../trace/record.ts';
import type { Address, SocketAddress } from '../../wire/address.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { Transmission, World } from '../entity.ts';
import type { End } from './end.ts';
import { createEnd } from './end.ts';

export interface Dial {
  readonly from: Address;
  readonly to: SocketAddress;
  readonly exchange: ExchangeId;
  opened(end: End): void;
  /** Nobody listens there. */
  refused(): void;
}

export interface Transport {
  dial(dial: Dial): void;
  /** A message for this node, of a connection that it takes part in or that somebody wants to open. */
  receive(transmission: Transmission): void;
  /** Break every connection at once and refuse new ones, or take them again. */
  setUp(isUp: boolean): void;
}

/**
 * `accept` decides about a new connection to `port`: it sets the end's listener and returns true, or returns false to refuse.
 */
export function createTransport(node: NodeId, world: World, accept: (end: End, port: number) => boolean): Transport {
  const ends = new Map<number, End>();
  const dialling = new Map<number, Dial>();
  let up = true;
  const forget = (end: End): void => {
    ends.delete(end.connection);
    dialling.delete(end.connection);
  };

  const take = (transmission: Transmission): void => {
    const { connection, from, source, destination, exchange } = transmission;
    const end = createEnd(
      { connection, node, peer: from, local: destination, remote: source, exchange },
      world,
      forget,
    );
    if (!up || !accept(end, destination.port)) {
      world.send({
        connection,
        from: node,
        to: from,
        source: destination,
        destination: source,
        exchange,
        payload: { kind: 'tcp-reset' },
      });
      return;
    }
    ends.set(connection, end);
    end.opened();
    end.send({ kind: 'tcp-syn-ack' }, exchange);
  };

  return {
    dial(dial) {
      const peer = world.reach(node, dial.to);
      if (peer === null || !up) {
        dial.refused();
        return;
      }
      const connection = world.newConnection();
      const local = { address: dial.from, port: world.newPort() };
      const end = createEnd({ connection, node, peer, local, remote: dial.to, exchange: dial.exchange }, world, forget);
      ends.set(connection, end);
      dialling.set(connection, dial);
      end.send({ kind: 'tcp-syn' }, dial.exchange);
    },
    receive(transmission) {
      const { connection, exchange, payload } = transmission;
      if (payload.kind === 'tcp-syn') {
        take(transmission);
        return;
      }
      const end = ends.get(connection);
      if (!end) return; // closed meanwhile: what was still under way is lost
      const dial = dialling.get(connection);
      if (payload.kind === 'tcp-syn-ack') {
        dialling.delete(connection);
        end.opened();
        world.record({ kind: 'connection.opened', at: world.now, exchange, node, connection, peer: end.peer });
        dial?.opened(end);
      } else if (payload.kind === 'tcp-reset') {
        end.lost(dial ? 'refused' : 'reset');
        dial?.refused();
      } else if (payload.kind === 'tcp-fin') {
        end.lost('peer');
      } else {
        end.arrived(payload, exchange);
      }
    },
    setUp(isUp) {
      up = isUp;
      if (isUp) return;
      const cut = [...ends.values()];
      for (const end of cut) end.close('reset');
      // Only when all are cut are their users told: nobody is answered by a node that has stopped.
      for (const end of cut) end.listener.closed('reset');
    },
  };
}
