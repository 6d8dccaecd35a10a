// What a cache holds at an instant, and what it decided last: deduced from its own records. Age and freshness are functions of the clock.
import type { Instant, Trace, TraceRecord } from '../../../simulations/index.ts';

export interface ShelfLine {
  readonly number: number;
  /** What it answers: "GET /logo.svg". */
  readonly what: string;
  /** Under which the cache finds it again, as it makes its keys. */
  readonly key: string;
  readonly status: number;
  readonly bytes: number;
  /** The exchange that brought it. */
  readonly exchange: number;
  /** Seconds (RFC 9111 §4.2.3); fractions are left out. */
  readonly ageSeconds: number;
  /** Seconds for which it may be used unasked; not positive: it is stale. */
  readonly freshSeconds: number;
  /** What is left of its freshness, from 1 to 0. */
  readonly share: number;
  /** Stale, but of use: while it is asked for anew, or when asking fails (RFC 5861). */
  readonly use: 'fresh' | 'while-revalidating' | 'if-error' | 'stale';
  /** Requests that it has answered. */
  readonly answered: number;
}

/** One thing that the cache decided, the newest first. */
export interface ShelfDecision {
  readonly record: number;
  readonly exchange: number;
  readonly at: Instant;
  readonly kind: 'hit' | 'forward' | 'waits' | 'stored' | 'declined' | 'freshened' | 'reused' | 'removed' | 'refused';
  /** The rule, as "RFC 9111 §4.2"; null: the record before says it. */
  readonly section: string | null;
  /** The product's own word; null: a box of no product. */
  readonly word: string | null;
}

type CacheRecord = Extract<TraceRecord, { readonly kind: `cache.${string}` }>;

interface Held {
  readonly stored: Extract<TraceRecord, { kind: 'cache.stored' }>;
  readonly life: Extract<TraceRecord, { kind: 'cache.stored' }>['life'];
  readonly since: Instant;
  readonly answered: number;
}

const isCacheRecord = (record: TraceRecord): record is CacheRecord => record.kind.startsWith('cache.');

/** The store after each of its records. */
function take(held: Map<number, Held>, record: CacheRecord): void {
  switch (record.kind) {
    case 'cache.stored':
      if (record.replaces !== null) held.delete(record.replaces);
      held.set(record.storedResponse, { stored: record, life: record.life, since: record.at, answered: 0 });
      for (const gone of record.evicted) held.delete(gone);
      return;
    case 'cache.freshened': {
      const old = held.get(record.storedResponse);
      if (old) held.set(record.storedResponse, { ...old, life: record.life, since: record.at });
      for (const gone of record.evicted) held.delete(gone);
      return;
    }
    case 'cache.removed':
      for (const gone of record.removed) held.delete(gone);
      return;
    case 'cache.hit':
    case 'cache.reused': {
      const number = record.kind === 'cache.reused' ? record.storedResponse : record.decision.storedResponse;
      const used = number === null ? undefined : held.get(number);
      if (used && number !== null) held.set(number, { ...used, answered: used.answered + 1 });
      return;
    }
    default:
  }
}

const SECOND = 1_000_000;

function lineOf([number, { stored, life, since, answered }]: readonly [number, Held], t: Instant): ShelfLine {
  const left = life.freshUntil - t;
  const span = life.freshUntil - since;
  const use =
    left > 0
      ? 'fresh'
      : t < life.whileRevalidatingUntil
        ? 'while-revalidating'
        : t < life.ifErrorUntil
          ? 'if-error'
          : 'stale';
  const { method, target } = stored.request;
  return {
    number,
    what: `${method} ${target.replace(/^https?:\/\/[^/]*/u, '')}`,
    key: stored.key,
    status: stored.response.status,
    bytes: stored.response.content?.bytes ?? 0,
    exchange: stored.exchange,
    ageSeconds: Math.max(0, Math.floor((t - life.bornAt) / SECOND)),
    freshSeconds: Math.ceil(left / SECOND),
    share: span <= 0 ? 0 : Math.min(1, Math.max(0, left / span)),
    use,
    answered,
  };
}

const KINDS = {
  'cache.hit': 'hit',
  'cache.fwd': 'forward',
  'cache.waits': 'waits',
  'cache.stored': 'stored',
  'cache.declined': 'declined',
  'cache.freshened': 'freshened',
  'cache.reused': 'reused',
  'cache.removed': 'removed',
  'cache.refused': 'refused',
} as const satisfies Record<CacheRecord['kind'], ShelfDecision['kind']>;

function sectionOf(record: CacheRecord): string | null {
  if (record.kind === 'cache.hit' || record.kind === 'cache.fwd') return record.decision.section;
  return 'section' in record ? record.section : null;
}

export interface Shelf {
  readonly lines: readonly ShelfLine[];
  readonly decisions: readonly ShelfDecision[];
}

/** Null where no cache was ever asked by `t`. `most`: so many decisions at the most. */
export function shelfOf({ records }: Trace, node: string, t: Instant, most: number): Shelf | null {
  const held = new Map<number, Held>();
  const decisions: ShelfDecision[] = [];
  for (const [number, record] of records.entries()) {
    if (record.at > t) break;
    if (!isCacheRecord(record) || record.node !== node) continue;
    take(held, record);
    const { exchange, at } = record;
    const word = 'word' in record ? (record.word ?? null) : null;
    decisions.push({ record: number, exchange, at, kind: KINDS[record.kind], section: sectionOf(record), word });
  }
  if (decisions.length === 0) return null;
  const live = [...held].filter(([, { life }]) => life.goneAt === null || t < life.goneAt);
  return { lines: live.map((one) => lineOf(one, t)).reverse(), decisions: decisions.slice(-most).reverse() };
}
