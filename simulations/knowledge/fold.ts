// Walks the trace once, in order, and writes into each exchange's notebook what every observer could read of every transmission.
import type { Instant } from '../kernel/time.ts';
import type { ConnectionId, ExchangeId, MessageSent } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import type { Payload } from '../wire/payload.ts';
import type { LegiblePart, Vantage, View } from '../wire/visibility.ts';
import { visible } from '../wire/visibility.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import type { BaseFact } from './fact.ts';
import { learnFromPackets, learnFromPart } from './learn.ts';
import type { Page } from './notebook.ts';
import { note, noteObstacle, noteSighting } from './notebook.ts';
import { assuranceOf, factsIn } from './recognise.ts';
import type { Saying } from './saying.ts';

/** One look at one transmission. */
interface Look {
  readonly sent: MessageSent;
  readonly sentNumber: number;
  /** The record at which it was read, and its instant. */
  readonly record: number;
  readonly at: Instant;
  readonly vantage: Vantage;
  /** Names the vantage, the same for all who share it. */
  readonly place: string;
}

/** Data that belong to whoever wants the exchange: what its agent reads of them it knows by being itself. */
const OWN: readonly BaseFact[] = [
  'client_ip',
  'user_identity',
  'dest_host',
  'url_path',
  'request_body',
  'response_body',
];

/** Reads every message with every observer's eyes. `cases` holds the exchanges; their notebooks are filled. */
export function foldTrace(trace: Trace, cases: ReadonlyMap<ExchangeId, Case>): void {
  const reader = createReader();
  trace.records.forEach((record, number) => {
    if (record.kind === 'message.sent') {
      reader.opened(record);
      const known = cases.get(record.exchange);
      const column = known?.vantages.ofNode.get(record.from);
      if (!known || column === undefined) return;
      const vantage = { at: 'node', node: record.from } as const;
      const place = `node ${record.from}`;
      reader.look(known, [column], { sent: record, sentNumber: number, record: number, at: record.at, vantage, place });
    } else if (record.kind === 'message.received') {
      const known = cases.get(record.exchange);
      if (!known) return;
      const sent = sentRecord(trace, record);
      const look = { sent, sentNumber: record.sent, record: number, at: record.at };
      const column = known.vantages.ofNode.get(record.to);
      if (column !== undefined) {
        const vantage = { at: 'node', node: record.to } as const;
        reader.look(known, [column], { ...look, vantage, place: `node ${record.to}` });
      }
      const taps = known.vantages.ofLink.get(sent.link) ?? [];
      if (taps.length > 0) reader.look(known, taps, { ...look, vantage: { at: 'link' }, place: `link ${sent.link}` });
    }
  });
}

interface Reader {
  /** To be told of every transmission, so that it knows who opened which connection. */
  opened(sent: MessageSent): void;
  look(known: Case, columns: readonly Column[], look: Look): void;
}

function createReader(): Reader {
  const openers = new Map<ConnectionId, Address>();
  const learned = new WeakMap<Payload, readonly Saying[]>();
  /** What was said of a whole connection, by connection and place. */
  const ofConnection = new Map<string, { readonly saying: Saying; readonly record: number }[]>();

  const sayingsOf = (payload: LegiblePart['payload']): readonly Saying[] => {
    const found = learned.get(payload) ?? learnFromPart(payload);
    learned.set(payload, found);
    return found;
  };

  const take = (known: Case, columns: readonly Column[], look: Look, saying: Saying, record = look.record): void => {
    const { part, field, value } = saying;
    if (saying.about === 'software' && look.sentNumber > known.softwareReplaced) return;
    for (const fact of factsIn(saying, known.truth)) {
      for (const column of columns) {
        const isOwn = column === known.clientColumn && OWN.includes(fact);
        const assurance = isOwn ? 'role' : assuranceOf(saying);
        note(known.notebook, column, fact, { record, at: look.at, part, field, value, assurance });
      }
    }
  };

  const meet = (page: Page, view: View, look: Look, sayings: readonly Saying[]): void => {
    const { record, at } = look;
    const isFromOutside = look.vantage.at === 'link';
    const opener = openers.get(look.sent.connection);
    for (const [end, other] of [
      [view.source, view.destination],
      [view.destination, view.source],
    ] as const) {
      const as = end.address === opener ? 'opener' : 'acceptor';
      noteSighting(page, { address: end.address, as, other: other.address, isFromOutside, record, at });
    }
    for (const { about, value, part } of sayings) {
      if (about === 'client-address') {
        noteSighting(page, { address: value, as: 'told', other: null, isFromOutside, record, at });
      } else if (part === 'dns-answer' && about === 'address') {
        noteSighting(page, { address: value, as: 'named', other: null, isFromOutside, record, at });
      } else if (about === 'cached') {
        page.aged ??= { record, at };
      }
    }
    page.seenAt ??= at;
  };

  const missWhatWasRemoved = (known: Case, page: Page, view: View, { sentNumber, at }: Look): void => {
    if (known.removals.length === 0) return;
    const part = keyHoldersPart(view);
    if (part?.kind !== 'http-request' && part?.kind !== 'http-response') return;
    for (const { fact, direction, obstacle } of known.removals) {
      if (direction === part.message.kind && obstacle.record < sentNumber)
        noteObstacle(page, fact, { ...obstacle, at });
    }
  };

  const missWhatIsSealed = (known: Case, page: Page, view: View, look: Look): void => {
    const part = keyHoldersPart(view);
    if (!view.closed || !part) return;
    const { holders } = view.closed;
    const { record, at } = look;
    for (const saying of sayingsOf(part)) {
      for (const fact of factsIn(saying, known.truth)) {
        noteObstacle(page, fact, { kind: 'encrypted', holders, record, at });
      }
    }
  };

  return {
    opened({ connection, source }) {
      if (!openers.has(connection)) openers.set(connection, source.address);
    },
    look(known, columns, look) {
      const view = visible(look.sent, look.vantage);
      const sayings = view.part ? sayingsOf(view.part.payload) : [];
      for (const saying of learnFromPackets(view)) take(known, columns, look, saying);
      for (const saying of sayings) take(known, columns, look, saying);
      const key = `${look.sent.connection} ${look.place}`;
      for (const { saying, record } of ofConnection.get(key) ?? []) take(known, columns, look, saying, record);
      for (const saying of sayings) {
        if (!saying.isOfConnection) continue;
        ofConnection.set(key, [...(ofConnection.get(key) ?? []), { saying, record: look.record }]);
      }
      for (const column of columns) {
        const page = known.notebook[column];
        if (!page) continue;
        meet(page, view, look, sayings);
        missWhatIsSealed(known, page, view, look);
        missWhatWasRemoved(known, page, view, look);
      }
    },
  };
}

/** The layer as those read it who have the keys: through every encryption, each opened by one of its own ends. */
function keyHoldersPart(view: View): LegiblePart['payload'] | null {
  let { part, closed } = view;
  while (!part && closed) {
    const [node] = closed.holders;
    ({ part, closed } = visible({ ...view, payload: closed }, { at: 'node', node }));
  }
  return part?.payload ?? null;
}
