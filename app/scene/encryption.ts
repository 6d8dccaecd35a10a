// Which encryptions are in force when: found from the messages of the trace that agree on keys, with the way that each of them takes.
import { layersIn, type Payload, type Trace, type TraceRecord } from '../../simulations/index.ts';
import type { History } from './history.ts';
import { newHistory, note } from './history.ts';

/** All sessions between the same two holders over the same links count as one: one casing is drawn. */
export interface Encryption {
  readonly key: string;
  /** From the node that opened it to the node that answers it, all between included; of a request, as far as it has been sent. */
  readonly path: readonly string[];
  readonly links: readonly string[];
  /** The two that can open it. */
  readonly holders: readonly [string, string];
  /** A request that is closed for itself, and its answer (RFC 9458). */
  readonly isOfOneMessage: boolean;
}

interface Session {
  /** Of a request that is closed for itself: who can open it. */
  readonly keyHolder: string | null;
  path: string[];
  links: string[];
  isOn: boolean;
  readonly connections: Set<number>;
}

const keyOf = ({ path, links, keyHolder }: Session): string =>
  `${path.join('→')} ${links.join(' ')}${keyHolder === null ? '' : ` for ${keyHolder}`}`;

function encryptionOf(session: Session): Encryption {
  const { path, links, keyHolder } = session;
  const [first = ''] = path;
  const holders = [first, keyHolder ?? path.at(-1) ?? ''] as const;
  return { key: keyOf(session), path, links, holders, isOfOneMessage: keyHolder !== null };
}

/** A message proposes a session, agrees to it, or is closed for a key that was known before, and is answered so. */
type Step = 'hello' | 'keys' | 'enclosed' | 'answered';

interface Mention {
  readonly session: number;
  readonly what: Step;
  /** Of what is closed: who has the other key. */
  readonly keyHolder?: string;
}

/** Which session a layer speaks of; null: of none. */
function mentionIn(layer: Payload): Mention | null {
  switch (layer.kind) {
    case 'tls-client-hello':
      return { session: layer.session, what: 'hello' };
    case 'tls-server-hello':
      return { session: layer.session, what: 'keys' };
    case 'circuit': {
      // One layer of an onion-routed circuit (tor-spec §5.1, §5.3): asked for at the last relay so far, which asks the next one.
      if (layer.session === null) return null;
      return { session: layer.session, what: layer.step === 'create' || layer.step === 'extend' ? 'hello' : 'keys' };
    }
    case 'http-request':
      if (layer.encapsulated === undefined) return null;
      return { session: layer.encapsulated.session, what: 'enclosed', keyHolder: layer.encapsulated.holders[1] };
    case 'http-response':
      return layer.encapsulated ? { session: layer.encapsulated.session, what: 'answered' } : null;
    default:
      return null;
  }
}

/** The sessions that a payload speaks of, from the outside in. */
function* mentionsIn(payload: Payload): Generator<Mention> {
  for (const layer of layersIn(payload, () => true)) {
    const mention = mentionIn(layer);
    if (mention !== null) yield mention;
  }
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
    inForce.set(key, { encryption: encryptionOf(session), count: 1 });
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
  const extend = (
    { session: id, keyHolder }: Mention,
    record: Extract<TraceRecord, { kind: 'message.sent' }>,
  ): void => {
    const session: Session = sessions.get(id) ?? {
      path: [record.from],
      links: [],
      isOn: false,
      connections: new Set(),
      keyHolder: keyHolder ?? null,
    };
    sessions.set(id, session);
    end(session, record.at);
    session.path = [...session.path, record.to];
    session.links = [...session.links, record.link];
    session.connections.add(record.connection);
    const carried = onConnection.get(record.connection) ?? new Set();
    onConnection.set(record.connection, carried);
    carried.add(id);
    // Closed for a key that was known before, it is so from where it is sent until it is answered (RFC 9458 §4).
    if (session.keyHolder !== null) begin(session, record.at);
  };

  const arrive = ({ session: id, what }: Mention, to: string, at: number): void => {
    const session = sessions.get(id);
    if (!session) return;
    const isBack = to === session.path[0];
    // The keys are there once the answer to the hello has come back to the node that said it (RFC 8446 §2).
    if (what === 'keys' && isBack) begin(session, at);
    if (what === 'answered' && isBack) end(session, at);
  };

  for (const record of records) {
    if (record.kind === 'message.sent') {
      // A greeting that holds another, whose name is hidden, proposes one session with it (RFC 9849 §5).
      const mentions = [...mentionsIn(record.payload)].filter(({ what }) => what === 'hello' || what === 'enclosed');
      const bySession = new Map(mentions.map((mention) => [mention.session, mention]));
      for (const mention of bySession.values()) extend(mention, record);
    } else if (record.kind === 'message.received') {
      const sent = records[record.sent];
      if (sent?.kind !== 'message.sent') continue;
      for (const mention of mentionsIn(sent.payload)) arrive(mention, record.to, record.at);
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
