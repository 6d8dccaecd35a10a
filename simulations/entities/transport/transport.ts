// Connections of one node: it dials, it accepts, it hands what arrives to the right end. TCP set-up costs one round trip (RFC 9293 §3.5).
import type { Duration } from '../../kernel/time.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Address, SocketAddress } from '../../wire/address.ts';
import type { NodeId, ProxyLine } from '../../wire/payload.ts';
import type { Timer, Transmission, World } from '../entity.ts';
import type { End } from './end.ts';
import { createEnd } from './end.ts';

export interface Dial {
  readonly from: Address;
  readonly to: SocketAddress;
  readonly exchange: ExchangeId;
  /** How long the call may go unanswered, in microseconds; `CALL` unless given. */
  readonly within?: Duration;
  /** Said before all else, as soon as the connection stands; missing: nothing. */
  readonly tells?: ProxyLine | null;
  opened(end: End): void;
  refused(why: CallFailure): void;
}

/** Nobody listens there, or nobody answered in time. The words are those of `server.failed`. */
export type CallFailure = 'refused' | 'connect-timeout';

/** Linux gives a call up after its sixth repetition, 127 s from the first (net.ipv4.tcp_syn_retries = 6); the repetitions are left out. */
export const CALL = 127_000_000 as Duration;

/** A call under way. */
export interface Calling {
  /** Nobody wants the connection any more: neither `opened` nor `refused` will be told. */
  cancel(): void;
}

export interface Transport {
  dial(dial: Dial): Calling;
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
  const dialling = new Map<number, { readonly dial: Dial; readonly timer: Timer }>();
  /** Calls given up before anybody answered. */
  const abandoned = new Set<number>();
  let up = true;
  const endDialling = (connection: number): Dial | null => {
    const call = dialling.get(connection);
    call?.timer.cancel();
    dialling.delete(connection);
    return call?.dial ?? null;
  };
  const forget = (end: End): void => {
    ends.delete(end.connection);
    endDialling(end.connection);
  };
  const giveUp = (end: End): void => {
    abandoned.add(end.connection);
    end.close('given-up');
  };
  const reset = ({ connection, from, source, destination, exchange }: Transmission): void => {
    const back = { from: node, to: from, source: destination, destination: source };
    world.send({ connection, ...back, exchange, payload: { kind: 'tcp-reset' } });
  };

  const take = (transmission: Transmission): void => {
    const { connection, from, source, destination, exchange } = transmission;
    const end = createEnd(
      { connection, node, peer: from, local: destination, remote: source, exchange },
      world,
      forget,
    );
    if (!up || !accept(end, destination.port)) {
      reset(transmission);
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
        dial.refused('refused');
        return { cancel: () => undefined };
      }
      const connection = world.newConnection();
      const local = { address: dial.from, port: world.newPort() };
      const end = createEnd({ connection, node, peer, local, remote: dial.to, exchange: dial.exchange }, world, forget);
      const timer = world.later(dial.within ?? CALL, () => {
        giveUp(end);
        dial.refused('connect-timeout');
      });
      ends.set(connection, end);
      dialling.set(connection, { dial, timer });
      end.send({ kind: 'tcp-syn' }, dial.exchange);
      return {
        cancel() {
          if (endDialling(connection)) giveUp(end);
        },
      };
    },
    receive(transmission) {
      const { connection, exchange, payload } = transmission;
      if (payload.kind === 'tcp-syn') {
        take(transmission);
        return;
      }
      const end = ends.get(connection);
      if (!end) {
        // What was still under way when the connection closed is lost; an answer to a call given up is refused (RFC 9293 §3.5.2).
        if (payload.kind === 'tcp-syn-ack' && abandoned.delete(connection)) reset(transmission);
        return;
      }
      if (payload.kind === 'tcp-syn-ack') {
        const dial = endDialling(connection);
        end.opened();
        world.record({ kind: 'connection.opened', at: world.now, exchange, node, connection, peer: end.peer });
        if (dial?.tells) end.send(dial.tells, exchange);
        dial?.opened(end);
      } else if (payload.kind === 'tcp-reset') {
        const dial = endDialling(connection);
        end.lost(dial ? 'refused' : 'reset');
        dial?.refused('refused');
      } else if (payload.kind === 'tcp-fin') {
        end.lost('peer');
      } else if (payload.kind === 'tcp-ack') {
        end.acknowledged(payload.octets);
      } else {
        end.arrived(payload, exchange);
      }
    },
    setUp(isUp) {
      up = isUp;
      if (isUp) return;
      const all = [...ends.values()];
      const used = all.filter(({ state }) => state !== 'closed');
      for (const end of all) end.close('reset');
      // Only when all are cut are their users told: nobody is answered by a node that has stopped.
      for (const end of used) end.listener.closed('reset');
    },
  };
}
