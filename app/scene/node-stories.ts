// What each participant went through, as far as the drawing shows it: who waits there, whether it is up, what it has kept, what it was asked.
import type { Trace, TraceRecord } from '../../simulations/index.ts';
import { visible } from '../../simulations/index.ts';
import type { History, WritableHistory } from './history.ts';
import { newHistory, note } from './history.ts';

/** One response in a store. */
export interface Kept {
  readonly number: number;
  /** What it answers: "GET /logo.svg". */
  readonly what: string;
  /** Microseconds: since when it is as it is; until when it is fresh; when it is gone of itself, where it ever is. */
  readonly since: number;
  readonly freshUntil: number;
  readonly goneAt: number | null;
}

export interface Store {
  /** The newest first, no more than are drawn. */
  readonly newest: readonly Kept[];
  readonly count: number;
}

export interface NodeStory {
  readonly waiting: History<number>;
  readonly working: History<number>;
  readonly isDown: History<boolean>;
  readonly store: History<Store>;
  /** Numbers of the `message.received` records by which it got a request that it could read. */
  readonly asked: History<number>;
  /** The exchanges whose request it was given in a form that it can read, and not only asked to carry. */
  readonly reads: ReadonlySet<number>;
}

export const DRAWN_RESPONSES = 4;
const NOTHING_KEPT: Store = { newest: [], count: 0 };
export { NOTHING_KEPT };

interface Draft extends NodeStory {
  readonly waiting: WritableHistory<number>;
  readonly working: WritableHistory<number>;
  readonly isDown: WritableHistory<boolean>;
  readonly store: WritableHistory<Store>;
  readonly asked: WritableHistory<number>;
  readonly reads: Set<number>;
  readonly kept: Map<number, Kept>;
  readonly line: Set<number>;
  readonly served: Set<number>;
}

const draft = (): Draft => ({
  waiting: newHistory(),
  working: newHistory(),
  isDown: newHistory(),
  store: newHistory(),
  asked: newHistory(),
  reads: new Set(),
  kept: new Map(),
  line: new Set(),
  served: new Set(),
});

const whatOf = ({ method, target }: { readonly method: string; readonly target: string }): string =>
  `${method} ${target.replace(/^https?:\/\/[^/]*/u, '')}`;

type CacheRecord = Extract<TraceRecord, { kind: 'cache.stored' | 'cache.freshened' | 'cache.removed' }>;

/** What the store holds after this record. */
function keep(story: Draft, record: CacheRecord): void {
  const { at } = record;
  if (record.kind === 'cache.removed') {
    for (const number of record.removed) story.kept.delete(number);
  } else {
    const { storedResponse: number, life, evicted } = record;
    const what = record.kind === 'cache.stored' ? whatOf(record.request) : (story.kept.get(number)?.what ?? '');
    if (record.kind === 'cache.stored' && record.replaces !== null) story.kept.delete(record.replaces);
    story.kept.delete(number); // it counts as new
    story.kept.set(number, { number, what, since: at, freshUntil: life.freshUntil, goneAt: life.goneAt });
    for (const old of evicted) story.kept.delete(old);
  }
  const newest = [...story.kept.values()].slice(-DRAWN_RESPONSES).reverse();
  note(story.store, at, { newest, count: story.kept.size });
}

/** Stopped: what waited there and what was worked on is gone. */
function stopOrStart(story: Draft, at: number, isDown: boolean): void {
  note(story.isDown, at, isDown);
  story.line.clear();
  story.served.clear();
  note(story.waiting, at, 0);
  note(story.working, at, 0);
}

function take(story: Draft, record: TraceRecord): void {
  switch (record.kind) {
    case 'queue.entered':
      story.line.add(record.exchange);
      note(story.waiting, record.at, story.line.size);
      return;
    case 'service.started':
      if (story.line.delete(record.exchange)) note(story.waiting, record.at, story.line.size);
      story.served.add(record.exchange);
      note(story.working, record.at, story.served.size);
      return;
    case 'service.finished':
      story.served.delete(record.exchange);
      note(story.working, record.at, story.served.size);
      return;
    case 'cache.stored':
    case 'cache.freshened':
    case 'cache.removed':
      keep(story, record);
      return;
    case 'intervention.applied':
      if (record.patch === 'stop-server' || record.patch === 'start-server') {
        stopOrStart(story, record.at, record.patch === 'stop-server');
      }
      return;
    default:
  }
}

export function nodeStoriesOf({ header, records }: Trace): ReadonlyMap<string, NodeStory> {
  const stories = new Map(header.nodes.map(({ id }) => [id, draft()]));
  for (const [number, record] of records.entries()) {
    if (record.kind === 'message.received') {
      const sent = records[record.sent];
      if (sent?.kind !== 'message.sent') continue;
      const { part } = visible(sent, { at: 'node', node: record.to });
      const story = stories.get(record.to);
      if (!story || part?.payload.kind !== 'http-request') continue;
      note(story.asked, record.at, number);
      const { message, encapsulated } = part.payload;
      if (message.method !== 'CONNECT' && encapsulated === undefined) story.reads.add(sent.exchange);
    } else if ('node' in record && record.node !== null) {
      const story = stories.get(record.node);
      if (story) take(story, record);
    }
  }
  return new Map(
    [...stories].map(([id, { waiting, working, isDown, store, asked, reads }]) => [
      id,
      { waiting, working, isDown, store, asked, reads },
    ]),
  );
}
