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
  /** Microseconds. */
  readonly storedAt: number;
  readonly freshForUs: number;
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
  readonly kept: Map<string, Kept>;
  readonly line: Set<number>;
  readonly served: Set<number>;
}

const draft = (): Draft => ({
  waiting: newHistory(),
  working: newHistory(),
  isDown: newHistory(),
  store: newHistory(),
  asked: newHistory(),
  kept: new Map(),
  line: new Set(),
  served: new Set(),
});

function keep(story: Draft, record: Extract<TraceRecord, { kind: 'cache.stored' }>): void {
  const { key, storedResponse, request, freshSeconds, evicted, at } = record;
  for (const [old, { number }] of story.kept) if (evicted.includes(number)) story.kept.delete(old);
  story.kept.delete(key); // a newer response under the same key takes its place (RFC 9111 §3)
  const what = `${request.method} ${request.target.replace(/^https?:\/\/[^/]*/u, '')}`;
  story.kept.set(key, { number: storedResponse, what, storedAt: at, freshForUs: freshSeconds * 1_000_000 });
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
      if (story && part?.payload.kind === 'http-request') note(story.asked, record.at, number);
    } else if ('node' in record && record.node !== null) {
      const story = stories.get(record.node);
      if (story) take(story, record);
    }
  }
  return new Map(
    [...stories].map(([id, { waiting, working, isDown, store, asked }]) => [
      id,
      { waiting, working, isDown, store, asked },
    ]),
  );
}
