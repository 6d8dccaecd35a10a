// What a ladder tells, before any place is given to it: the messages of one exchange that pass these eyes, and what was done between them.
import type { MessageSent, Trace, TraceRecord } from '../../simulations/index.ts';
import { recordsBy } from '../../simulations/index.ts';
import type { Instant } from '../../simulations/index.ts';
import type { Eyes } from './lens.ts';
import { isOwn, legible, passesEyes, sealsRound } from './lens.ts';
import { carriedBy } from './parcels.ts';
import type { ExchangeSpan } from './scene-index.ts';
import { ageOf } from './told-by-fields.ts';
import type { Carried } from './words.ts';
import { StoreHolders } from './store-holders.ts';

export interface Hop {
  readonly record: number;
  readonly sent: MessageSent;
  readonly carried: Carried;
  /** Encryptions round it, one in another, as far as these eyes can tell. */
  readonly seals: number;
  readonly hit: { readonly age: number | null } | null;
  readonly sentAt: number;
  /** When it arrived; of what was lost, when it ended on its way. */
  readonly receivedAt: number;
  /** How much of the way it made: 1, or less where it was lost. */
  readonly reached: number;
  /** Fields that its sender had added to it, taken from it, changed in it. */
  readonly edits: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

export interface Work {
  readonly node: string;
  /** `setup`: from the call, or the TLS greeting, until its answer is there. */
  readonly kind: 'queue' | 'service' | 'setup';
  readonly from: number;
  readonly to: number;
}

/** Something said at a participant, at one instant. */
export interface Remark {
  readonly node: string;
  readonly at: number;
  readonly what: { readonly kind: 'stored'; readonly seconds: number } | { readonly kind: 'declined' | 'tunnel' };
}

export interface Story {
  readonly exchange: number;
  readonly span: ExchangeSpan;
  /** When the last thing drawn is over. */
  readonly endsAt: number;
  readonly hops: readonly Hop[];
  readonly works: readonly Work[];
  readonly remarks: readonly Remark[];
}

type Edits = Hop['edits'];
const NO_EDITS: Edits = { added: [], removed: [] };

function editsOf(record: Extract<TraceRecord, { kind: 'message.rewritten' }>): Edits {
  const lines = (change: 'added' | 'removed'): string[] =>
    record.edits.filter((edit) => edit.change === change && edit.line !== 'start-line').map(({ line }) => line);
  return { added: lines('added'), removed: lines('removed') };
}

function remarkOf(record: TraceRecord): Remark | null {
  switch (record.kind) {
    case 'cache.stored':
      return { node: record.node, at: record.at, what: { kind: 'stored', seconds: record.freshSeconds } };
    case 'cache.freshened':
      return { node: record.node, at: record.at, what: { kind: 'stored', seconds: record.freshSeconds } };
    case 'cache.declined':
      return { node: record.node, at: record.at, what: { kind: 'declined' } };
    case 'tunnel.opened':
      return { node: record.node, at: record.at, what: { kind: 'tunnel' } };
    default:
      return null;
  }
}

/** What is sent over a cut line is lost at once: a bit of the way is drawn all the same, and never the whole. */
function lostOn(hop: Hop, at: number): Hop {
  const { sentAt, receivedAt } = hop;
  const way = Math.max(1, receivedAt - sentAt);
  const reached = Math.min(0.85, Math.max(0.3, (at - sentAt) / way));
  return { ...hop, reached, receivedAt: sentAt + reached * way };
}

/** Reads the records of one exchange, from the wish to the answer. */
export function storyOf(trace: Trace, exchange: number, span: ExchangeSpan, eyes: Eyes): Story {
  const { records, header } = trace;
  const ends = new Map(header.links.map(({ id, between, latencyUs }) => [id, { between, latencyUs }]));
  const hops: Hop[] = [];
  const works: Work[] = [];
  const remarks: Remark[] = [];
  const hopOf = new Map<number, number>();
  const edits = new Map<string, Edits>();
  const since = new Map<string, number>();
  const lines = new Map<string, number>();
  const holders = new StoreHolders();

  const send = (sent: MessageSent, record: number): void => {
    leaveLine(sent.from, sent.at);
    const link = ends.get(sent.link);
    const made = edits.get(sent.from) ?? NO_EDITS;
    if (!link || !passesEyes(eyes, sent.link, link.between)) return;
    const layer = legible(eyes, sent);
    const carried = carriedBy(layer);
    if (carried.what === 'goodbye') return; // closing costs nobody time
    const isHttp = layer.kind === 'http-request' || layer.kind === 'http-response';
    if (isHttp) edits.delete(sent.from);
    const age = layer.kind === 'http-response' ? ageOf(layer.message) : null;
    const isHit = eyes.sight === null ? layer.kind === 'http-response' && holders.passOn(sent) : age !== null;
    hopOf.set(record, hops.length);
    hops.push({
      record,
      sent,
      carried,
      seals: sealsRound(eyes, sent),
      hit: isHit ? { age } : null,
      sentAt: sent.at,
      receivedAt: sent.at + link.latencyUs,
      reached: 1,
      edits: isHttp && isOwn(eyes, sent.from) ? made : NO_EDITS,
    });
  };
  /** Who waits in a box's line for a server leaves it with the next thing that the box says for him. */
  const leaveLine = (node: string, at: number): void => {
    const from = lines.get(node);
    if (from !== undefined && at > from) works.push({ node, kind: 'queue', from, to: at });
    lines.delete(node);
  };
  const work = (
    record: Extract<TraceRecord, { kind: 'queue.entered' | 'service.started' | 'service.finished' }>,
  ): void => {
    const { node, at } = record;
    const from = since.get(node);
    if (record.kind === 'service.finished' && from !== undefined) works.push({ node, kind: 'service', from, to: at });
    if (record.kind === 'service.started' && from !== undefined) works.push({ node, kind: 'queue', from, to: at });
    if (record.kind === 'queue.entered') lines.set(node, at);
    else lines.delete(node);
    since.set(node, at);
  };

  const end = Math.min(span.finishedAt, header.horizonUs);
  for (let number = firstAt(trace, span.wantedAt); number < records.length; number += 1) {
    const record = records[number];
    if (!record || record.at > end) break;
    if (!('exchange' in record) || record.exchange !== exchange) continue;
    if (record.kind === 'message.sent') send(record, number);
    else if (record.kind === 'message.received') {
      const hop = hopOf.get(record.sent);
      const known = hop === undefined ? undefined : hops[hop];
      if (hop !== undefined && known) hops[hop] = { ...known, receivedAt: record.at };
    } else if (record.kind === 'message.lost') {
      const hop = hopOf.get(record.sent);
      const known = hop === undefined ? undefined : hops[hop];
      if (hop !== undefined && known) hops[hop] = lostOn(known, record.at);
    } else if (isOwn(eyes, record.node)) {
      holders.see(record);
      if (record.kind === 'message.rewritten') edits.set(record.node, editsOf(record));
      if (record.kind === 'queue.entered' || record.kind === 'service.started' || record.kind === 'service.finished')
        work(record);
      const remark = remarkOf(record);
      if (remark) remarks.push(remark);
    }
  }
  works.push(...setupsOf(hops, eyes));
  const endsAt = Math.max(span.wantedAt + 1, ...hops.map(({ receivedAt }) => receivedAt), ...works.map(({ to }) => to));
  return { exchange, span, endsAt, hops, works, remarks };
}

/** What was wanted, as far as these eyes can read it. */
export function wantedIn({ span, hops }: Story, eyes: Eyes): Carried {
  if (isOwn(eyes, span.client)) return { what: 'request', method: span.method, target: span.target };
  return [...hops].reverse().find(({ carried }) => carried.what === 'request')?.carried ?? { what: 'closed' };
}

const ANSWER_TO = new Map<Carried['what'], Carried['what']>([
  ['call', 'acceptance'],
  ['hello', 'keys'],
]);

/** What it costs to have a connection, and to have it encrypted: each from its first word to the answer, at whoever opens it. */
const setupsOf = (hops: readonly Hop[], eyes: Eyes): readonly Work[] =>
  hops.flatMap(({ carried, sent, sentAt }, place) => {
    const answer = ANSWER_TO.get(carried.what);
    if (answer === undefined || !isOwn(eyes, sent.from)) return [];
    const found = hops
      .slice(place + 1)
      .find(
        (hop) => hop.carried.what === answer && hop.sent.connection === sent.connection && hop.sent.to === sent.from,
      );
    return found === undefined || found.reached < 1
      ? []
      : [{ node: sent.from, kind: 'setup' as const, from: sentAt, to: found.receivedAt }];
  });

/** The number of the first record at or after `at`. */
const firstAt = (trace: Trace, at: number): number => recordsBy(trace, (at - 1) as Instant);
