// One end of a connection between two neighbours, with the encryption layers that this end can open on top of it.
import type { ConnectionId, ExchangeId } from '../../trace/record.ts';
import type { SocketAddress } from '../../wire/address.ts';
import type { NodeId, Payload, SessionId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';

export type CloseReason = 'idle' | 'last-answer' | 'refused' | 'reset' | 'peer';

/** What the user of an end wants to hear. */
export interface Listener {
  /** A message arrived and all layers of this end are off it. */
  payload(payload: Payload, exchange: ExchangeId): void;
  closed(why: CloseReason): void;
}

export interface EndSetup {
  readonly connection: ConnectionId;
  readonly node: NodeId;
  readonly peer: NodeId;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly exchange: ExchangeId;
}

const DEAF: Listener = { payload: () => undefined, closed: () => undefined };

/** See `createEnd`. */
export interface End extends EndSetup {
  readonly state: 'opening' | 'open' | 'closed';
  /** The exchange that uses the connection now. */
  current: ExchangeId;
  /** Who hears what arrives; set by whoever uses the end at the moment. */
  listener: Listener;
  /** Whether a ClientHello that reaches this end is answered here; null: it is somebody else's and passed on. */
  answersTls: ((serverName: string | null) => boolean) | null;
  send(payload: Payload, exchange: ExchangeId): void;
  /** Add an encryption layer whose other end is whoever answers the ClientHello (RFC 8446 §2): one round trip. */
  secure(serverName: string | null, exchange: ExchangeId, done: () => void): void;
  close(why: CloseReason): void;
  /** For the transport alone. */
  opened(): void;
  arrived(payload: Payload, exchange: ExchangeId): void;
  lost(why: CloseReason): void;
}

/** Makes an end in state `opening`; `forget` is told when it is closed. */
export function createEnd(setup: EndSetup, world: World, forget: (end: End) => void): End {
  const layers: SessionId[] = [];
  let state: End['state'] = 'opening';
  let proposed: { session: SessionId; done: () => void } | null = null;

  const transmit = (payload: Payload, exchange: ExchangeId): void => {
    world.send({
      connection: setup.connection,
      from: setup.node,
      to: setup.peer,
      source: setup.local,
      destination: setup.remote,
      exchange,
      payload,
    });
  };

  const put = (payload: Payload, exchange: ExchangeId): void => {
    let wrapped = payload;
    for (let index = layers.length - 1; index >= 0; index -= 1) {
      const session = layers[index] ?? 0;
      wrapped = { kind: 'sealed', session, holders: world.holders(session), inner: wrapped };
    }
    transmit(wrapped, exchange);
  };

  const finish = (why: CloseReason): void => {
    state = 'closed';
    forget(end);
    world.record({ kind: 'connection.closed', at: world.now, connection: setup.connection, node: setup.node, why });
  };

  const end: End = {
    ...setup,
    get state() {
      return state;
    },
    current: setup.exchange,
    listener: DEAF,
    answersTls: null,
    send(payload, exchange) {
      if (state === 'closed') return;
      end.current = exchange;
      put(payload, exchange);
    },
    secure(serverName, exchange, done) {
      const session = world.newSession(setup.node);
      proposed = { session, done };
      put({ kind: 'tls-client-hello', session, serverName }, exchange);
    },
    close(why) {
      if (state === 'closed') return;
      // A segment of TCP itself: it lies under every TLS layer, so none of them covers it.
      transmit({ kind: why === 'reset' || why === 'refused' ? 'tcp-reset' : 'tcp-fin' }, end.current);
      finish(why);
    },
    opened() {
      state = 'open';
    },
    arrived(received, exchange) {
      end.current = exchange;
      let payload = received;
      for (const session of layers) {
        if (payload.kind !== 'sealed' || payload.session !== session) break;
        payload = payload.inner;
      }
      if (payload.kind === 'tls-client-hello' && end.answersTls?.(payload.serverName) === true) {
        world.answerSession(payload.session, setup.node);
        put({ kind: 'tls-server-hello', session: payload.session }, exchange);
        layers.push(payload.session);
        return;
      }
      if (payload.kind === 'tls-server-hello' && proposed?.session === payload.session) {
        const { done } = proposed;
        layers.push(payload.session);
        proposed = null;
        done();
        return;
      }
      end.listener.payload(payload, exchange);
    },
    lost(why) {
      if (state === 'closed') return;
      finish(why);
      end.listener.closed(why);
    },
  };
  return end;
}
