// One end of a connection: it puts encryption layers on what it sends and takes them off what arrives, keeps to its peer's window, and
// tells its user what comes. A ClientHello is answered where the user says so, and passed on otherwise, which is what makes tunnels work.
import { MODERN_TLS } from '../../http/connection-settings.ts';
import type { ConnectionClosed, ConnectionId, ExchangeId } from '../../trace/record.ts';
import type { SocketAddress } from '../../wire/address.ts';
import type { NodeId, Payload, ProxyLine, SessionId } from '../../wire/payload.ts';
import type { Transmission, World } from '../entity.ts';
import type { TlsOffer, TlsServer } from './tls-set-up.ts';
import { createTlsSetUp } from './tls-set-up.ts';
import { countedOctets, createOutbox, inParts } from './window.ts';

/** `given-up`: whoever opened it does not want to wait any longer; a call that nobody has answered ends without a word. */
export type CloseReason = ConnectionClosed['why'];

/** What the user of an end wants to hear. */
export interface Listener {
  /** A message arrived and all layers of this end are off it. */
  payload(payload: Payload, exchange: ExchangeId): void;
  /** The peer is gone: `peer` when it closed in order (FIN), `reset` when it broke off. Not told of one's own `close`. */
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

/** A closing of single messages for somebody beyond the peer (RFC 9458): what is sent is closed, what arrives is opened. */
export interface Encapsulation {
  close(payload: Payload): Payload;
  open(payload: Payload): Payload;
}

const DEAF: Listener = { payload: () => undefined, closed: () => undefined };

/** See `createEnd`. */
export interface End extends EndSetup {
  readonly state: 'opening' | 'open' | 'closed';
  /** The exchange that uses the connection now. */
  current: ExchangeId;
  /** Who hears what arrives; set by whoever uses the end at the moment. */
  listener: Listener;
  /** Answers a ClientHello that reaches this end; null: it is somebody else's and passed on. */
  answersTls: TlsServer | null;
  /** What a PROXY line has said of this connection; null: nothing. */
  told: ProxyLine | null;
  encapsulation: Encapsulation | null;
  /** Contents above the window (`WINDOW`) leave in pieces, as the peer reads; what has to wait keeps its order. */
  send(payload: Payload, exchange: ExchangeId): void;
  /** Octets handed over that wait for the peer to read. */
  readonly waiting: number;
  /** Called each time when what had to wait has been sent; for whoever produces no faster than the peer reads. */
  drained: (() => void) | null;
  /** Stop reading, or go on: what arrives meanwhile is kept, up to the window, and heard later. */
  setReading(isReading: boolean): void;
  /** Add an encryption layer whose other end is whoever answers the ClientHello. */
  secure(serverName: string | null, exchange: ExchangeId, done: () => void, offer?: TlsOffer): void;
  /** Add an encryption layer on whose keys both ends have agreed by messages of their own. */
  addLayer(session: SessionId): void;
  /** Ends it when all is sent that was handed over; for `reset`, at once. */
  close(why: CloseReason): void;
  /** For the transport alone. */
  opened(): void;
  arrived(payload: Payload, exchange: ExchangeId): void;
  acknowledged(octets: number): void;
  lost(why: CloseReason): void;
}

/** Makes an end in state `opening`; `forget` is told when it is closed. */
export function createEnd(setup: EndSetup, world: World, forget: (end: End) => void): End {
  const { connection, node, peer, local, remote } = setup;
  const layers: SessionId[] = [];
  let state: End['state'] = 'opening';
  /** Its user has closed it, and the rest of what it handed over is still to be sent. */
  let leaving: CloseReason | null = null;
  let isReading = true;
  const unread: { payload: Payload; exchange: ExchangeId }[] = [];
  /** How the peer ended it while nobody read. */
  let unheard: CloseReason | null = null;

  // Written out, as the two places where a record of each message is made: a spread costs several times as much.
  const transmit = (payload: Transmission['payload'], exchange: ExchangeId): void => {
    world.send({ connection, from: node, to: peer, source: local, destination: remote, exchange, payload });
  };

  const outbox = createOutbox(transmit, () => {
    if (leaving !== null) leave(leaving);
    else end.drained?.();
  });

  const put = (payload: Payload, exchange: ExchangeId): void => {
    let wrapped = payload;
    for (let index = layers.length - 1; index >= 0; index -= 1) {
      const session = layers[index] ?? 0;
      wrapped = { kind: 'sealed', session, holders: world.holders(session), inner: wrapped };
    }
    outbox.put(wrapped, exchange);
  };

  const tls = createTlsSetUp(
    {
      node,
      put,
      cover: (session) => void layers.push(session),
      disagree() {
        end.close('reset');
        end.listener.closed('reset');
      },
    },
    world,
  );

  const finish = (why: CloseReason): void => {
    state = 'closed';
    forget(end);
    world.record({ kind: 'connection.closed', at: world.now, connection, node, why });
  };

  const leave = (why: CloseReason): void => {
    const isUnanswered = why === 'given-up' && state === 'opening';
    // A segment of TCP itself: it lies under every TLS layer, so none of them covers it.
    if (!isUnanswered) transmit({ kind: why === 'reset' || why === 'refused' ? 'tcp-reset' : 'tcp-fin' }, end.current);
    finish(why);
  };

  /** What has been read leaves room for as much more. */
  const acknowledge = (received: Payload, exchange: ExchangeId): void => {
    const octets = countedOctets(received);
    if (octets > 0 && state !== 'closed') transmit({ kind: 'tcp-ack', octets }, exchange);
  };

  const read = (received: Payload, exchange: ExchangeId): void => {
    end.current = exchange;
    acknowledge(received, exchange);
    let payload = received;
    for (const session of layers) {
      if (payload.kind !== 'sealed' || payload.session !== session) break;
      payload = payload.inner;
    }
    if (tls.takes(payload, exchange, end.answersTls)) return;
    end.listener.payload(end.encapsulation?.open(payload) ?? payload, exchange);
  };

  const end: End = {
    ...setup,
    get state() {
      return leaving === null ? state : 'closed';
    },
    get waiting() {
      return outbox.waiting;
    },
    current: setup.exchange,
    listener: DEAF,
    answersTls: null,
    told: null,
    encapsulation: null,
    drained: null,
    send(payload, exchange) {
      if (end.state === 'closed') return;
      end.current = exchange;
      for (const piece of inParts(end.encapsulation?.close(payload) ?? payload)) put(piece, exchange);
    },
    setReading(reads) {
      isReading = reads;
      for (let next = unread[0]; isReading && next && end.state !== 'closed'; next = unread[0]) {
        unread.shift();
        read(next.payload, next.exchange);
      }
      if (isReading && unheard !== null) end.lost(unheard);
    },
    secure(serverName, exchange, done, offer = {}) {
      tls.propose({ serverName, versions: MODERN_TLS, ...offer }, exchange, done);
    },
    addLayer(session) {
      layers.push(session);
    },
    close(why) {
      if (state === 'closed' || (leaving !== null && why !== 'reset')) return;
      if (why === 'reset' || outbox.waiting === 0) leave(why);
      else leaving = why;
    },
    opened() {
      state = 'open';
    },
    arrived(payload, exchange) {
      if (leaving !== null) return;
      if (isReading) read(payload, exchange);
      else unread.push({ payload, exchange });
    },
    acknowledged(octets) {
      outbox.acknowledged(octets);
    },
    lost(why) {
      if (state === 'closed') return;
      if (why === 'peer' && !isReading && leaving === null) {
        unheard = why;
        return;
      }
      const isHeard = leaving === null;
      finish(why);
      if (isHeard) end.listener.closed(why);
    },
  };
  return end;
}
