// Goes through the messages of one exchange in order and notes what every observer could read of each.
import type { Instant } from '../kernel/time.ts';
import type { MessageSent } from '../trace/record.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Ends, Vantage, View } from '../wire/visibility.ts';
import { visible } from '../wire/visibility.ts';
import type { Case, Inquiry } from './case.ts';
import type { Column } from './columns.ts';
import type { BaseFact } from './fact.ts';
import { OWN_FACTS } from './fact.ts';
import { learnFromPackets } from './learn.ts';
import type { Page } from './notebook.ts';
import { note, noteObstacle, noteSighting, pageOf } from './notebook.ts';
import type { Readings } from './reading.ts';
import { asKeyHoldersRead } from './reading.ts';
import { assuranceOf, factsIn, isCoverName } from './recognise.ts';
import type { Removal } from './removal.ts';
import { removalsFrom } from './removal.ts';
import type { Saying } from './saying.ts';
import { peersText } from './saying.ts';

/** One look at one transmission, by those who share a vantage. */
interface Look {
  readonly sent: MessageSent;
  readonly sentNumber: number;
  /** The record at which it was read, and its instant. */
  readonly record: number;
  readonly at: Instant;
  readonly vantage: Vantage;
  readonly columns: readonly Column[];
}

const isOwn = (fact: BaseFact): boolean => (OWN_FACTS as readonly BaseFact[]).includes(fact);

/** Fills the notebook of one exchange from its messages. */
export function examine(inquiry: Inquiry, known: Case): void {
  const { trace } = inquiry;
  const { vantages, journey } = known;
  const look = createReader(inquiry, known);
  for (const number of journey.messages) {
    const record = trace.records[number];
    if (record?.kind === 'message.sent') {
      const column = vantages.ofNode.get(record.from);
      const vantage = { at: 'node', node: record.from } as const;
      const common = { sent: record, sentNumber: number, record: number, at: record.at };
      if (column !== undefined) look({ ...common, vantage, columns: [column] });
    } else if (record?.kind === 'message.received') {
      const sent = sentRecord(trace, record);
      const common = { sent, sentNumber: record.sent, record: number, at: record.at };
      const column = vantages.ofNode.get(record.to);
      if (column !== undefined) look({ ...common, vantage: { at: 'node', node: record.to }, columns: [column] });
      const taps = vantages.ofLink.get(sent.link) ?? [];
      if (taps.length > 0) look({ ...common, vantage: { at: 'link' }, columns: taps });
    }
  }
}

function createReader({ trace, connections, readings }: Inquiry, known: Case): (look: Look) => void {
  const removals = removalsFrom(trace, known, readings);

  const take = (look: Look, saying: Saying, record = look.record): void => {
    const { part, field, value } = saying;
    for (const fact of factsIn(saying, known)) {
      for (const column of look.columns) {
        const assurance = column === known.clientColumn && isOwn(fact) ? 'role' : assuranceOf(saying);
        note(pageOf(known.notebook, column), fact, { record, at: look.at, part, field, value, assurance });
      }
    }
    if (isCoverName(saying, known)) takeCover(look, saying, record);
  };

  /** Several sites behind the name: it is a coarser value. The site alone: the name leads to it, for who looks it up (RFC 9849 §10.2). */
  const takeCover = ({ at, columns }: Look, { part, field, value }: Saying, record: number): void => {
    const isShared = known.party.edgeNames.length > 1;
    for (const column of columns) {
      const page = pageOf(known.notebook, column);
      if (isShared) note(page, 'dest_host', { record, at, part, field, value, assurance: 'observed' }, 'coarse');
      else page.standIn ??= { record, at };
    }
  };

  /** What set the connection up was read from here before, perhaps for another exchange. */
  const recall = (look: Look): void => {
    for (const { sent, ...records } of connections.setUps.get(look.sent.connection) ?? []) {
      const isSender = look.vantage.at === 'node' && look.vantage.node === sent.from;
      const record = isSender ? records.sentRecord : records.receivedRecord;
      if (record >= look.record) continue;
      for (const { payload } of visible(sent, look.vantage).parts) {
        for (const saying of readings.of(payload)) if (saying.isOfConnection) take(look, saying, record);
      }
    }
  };

  return (look) => {
    const view = visible(look.sent, look.vantage);
    const sayings = said(view, readings);
    const hidden = view.closed ? readings.of(asKeyHoldersRead(view.closed)) : [];
    let isNew = false;
    for (const column of look.columns) {
      const page = pageOf(known.notebook, column);
      const isOutward = view.source.address === connections.openers.get(look.sent.connection);
      isNew = meet(page, view, look, isOutward) || isNew;
      // Inside a tunnel whoever opened the tunnel opens the connections too.
      for (const ends of view.inner) isNew = meet(page, ends, look, isOutward) || isNew;
      meetInMessage(page, look, sayings);
      missWhatIsSealed(page, view, look, hidden, known);
      missWhatWasRemoved(page, look, removals);
    }
    if (isNew) {
      for (const ends of [view, ...view.inner]) for (const saying of learnFromPackets(ends)) take(look, saying);
      recall(look);
    }
    for (const saying of sayings) take(look, saying);
  };
}

/** What all layers that could be read say; nearly always there is one. */
function said({ part, parts }: View, readings: Readings): readonly Saying[] {
  if (!part) return [];
  return parts.length === 1 ? readings.of(part.payload) : parts.flatMap(({ payload }) => readings.of(payload));
}

/** Notes the two addresses on the packets; false when that page has them already. */
function meet(page: Page, ends: Ends, look: Look, isOutward: boolean): boolean {
  const { record, at, sent } = look;
  page.seenAt ??= at;
  const peers = `${String(sent.connection)} ${peersText(ends.source.address, ends.destination.address)}`;
  if (page.peers.includes(peers)) return false;
  page.peers.push(peers);
  const isFromOutside = look.vantage.at === 'link';
  const [from, to] = [ends.source.address, ends.destination.address];
  noteSighting(page, { address: from, as: isOutward ? 'opener' : 'acceptor', other: to, isFromOutside, record, at });
  noteSighting(page, { address: to, as: isOutward ? 'acceptor' : 'opener', other: from, isFromOutside, record, at });
  return true;
}

/** Notes addresses that the message names, and whether it says that it lay in a cache. */
function meetInMessage(page: Page, { record, at, vantage }: Look, sayings: readonly Saying[]): void {
  const isFromOutside = vantage.at === 'link';
  for (const { about, value, part } of sayings) {
    if (about === 'client-address') {
      noteSighting(page, { address: value, as: 'told', other: null, isFromOutside, record, at });
    } else if (about === 'address' && part === 'dns-answer') {
      noteSighting(page, { address: value, as: 'named', other: null, isFromOutside, record, at });
    } else if (about === 'cached') {
      page.aged ??= { record, at };
    }
  }
}

function missWhatIsSealed(page: Page, view: View, look: Look, hidden: readonly Saying[], known: Case): void {
  if (!view.closed) return;
  const { holders } = view.closed;
  const { record, at } = look;
  for (const saying of hidden) {
    for (const fact of factsIn(saying, known)) noteObstacle(page, fact, { kind: 'encrypted', holders, record, at });
  }
}

function missWhatWasRemoved(page: Page, { sent, sentNumber, at }: Look, removals: readonly Removal[]): void {
  if (removals.length === 0) return;
  const part = asKeyHoldersRead(sent.payload);
  if (part.kind !== 'http-request' && part.kind !== 'http-response') return;
  for (const { fact, direction, obstacle } of removals) {
    const isBehind = direction === part.message.kind && obstacle.record < sentNumber;
    if (isBehind) noteObstacle(page, fact, { ...obstacle, at });
  }
}
