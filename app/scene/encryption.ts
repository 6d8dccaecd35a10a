// Which encryptions are in force when: found from the handshakes and sealed messages of the trace, with the way that each of them takes.
import type { Payload, Trace, TraceRecord } from '../../simulations/index.ts';
import type { History } from './history.ts';
import { newHistory, note } from './history.ts';

/** All sessions between the same two holders over the same links count as one: one casing is drawn. */
export interface Encryption {
  readonly key: string;
  /** From the node that opened it to the node that answers it, all between included. */
  readonly path: readonly string[];
  readonly links: readonly string[];
}

interface Session {
  path: string[];
  links: string[];
  isOn: boolean;
  readonly connections: Set<number>;
}

const keyOf = ({ path, links }: Session): string => `${path.join('→')} ${links.join(' ')}`;

/** The hellos and seals of a payload, from the outside in. */
function* sessionsIn(payload: Payload): Generator<{ session: number; what: 'hello' | 'keys' | 'sealed' }> {
  let layer = payload;
  while (layer.kind === 'sealed') {
    yield { session: layer.session, what: 'sealed' };
    layer = layer.inner;
  }
  if (layer.kind === 'tls-client-hello') yield { session: layer.session, what: 'hello' };
  if (layer.kind === 'tls-server-hello') yield { session: layer.session, what: 'keys' };
}

/** A history of the encryptions in force, in order of their beginning. */
export function encryptionsOf({ records }: Trace): History<readonly Encryption[]> {
  const history = newHistory<readonly Encryption[]>();
  const sessions = new Map<number, Session>();
  const onConnection = new Map<number, Set<number>>();
  const inForce = new Map<string, { readonly encryption: Encryption; count: number }>();
  const write = (at: number): void =>
    note(
      history,
      at,
      [...inForce.values()].map(({ encryption }) => encryption),
    );

  const begin = (session: Session, at: number): void => {
    if (session.isOn) return;
    session.isOn = true;
    const key = keyOf(session);
    const running = inForce.get(key);
    if (running) {
      running.count += 1;
      return;
    }
    inForce.set(key, { encryption: { key, path: session.path, links: session.links }, count: 1 });
    write(at);
  };
  const end = (session: Session, at: number): void => {
    if (!session.isOn) return;
    session.isOn = false;
    const running = inForce.get(keyOf(session));
    if (!running) return;
    running.count -= 1;
    if (running.count > 0) return;
    inForce.delete(keyOf(session));
    write(at);
  };
  const extend = (id: number, record: Extract<TraceRecord, { kind: 'message.sent' }>): void => {
    const session = sessions.get(id) ?? { path: [record.from], links: [], isOn: false, connections: new Set() };
    sessions.set(id, session);
    session.path = [...session.path, record.to];
    session.links = [...session.links, record.link];
    session.connections.add(record.connection);
    const carried = onConnection.get(record.connection) ?? new Set();
    onConnection.set(record.connection, carried);
    carried.add(id);
  };

  for (const record of records) {
    if (record.kind === 'message.sent') {
      for (const { session, what } of sessionsIn(record.payload)) if (what === 'hello') extend(session, record);
    } else if (record.kind === 'message.received') {
      const sent = records[record.sent];
      if (sent?.kind !== 'message.sent') continue;
      for (const { session: id, what } of sessionsIn(sent.payload)) {
        const session = sessions.get(id);
        // The keys are there once the answer to the hello has come back to the node that said it (RFC 8446 §2).
        if (session && what === 'keys' && record.to === session.path[0]) begin(session, record.at);
      }
    } else if (record.kind === 'connection.closed') {
      for (const id of onConnection.get(record.connection) ?? []) {
        const session = sessions.get(id);
        if (session) end(session, record.at);
      }
      onConnection.delete(record.connection);
    }
  }
  return history;
}
