// Tables of counters (HAProxy 2.6: stick-table): what is counted under a key, for as long as the key is used.
import type { Counter, CounterTable } from '../http/protection-settings.ts';
import type { RequestId } from './asking.ts';
import type { Frequency } from './frequency.ts';
import { count, noFrequency, readFrequency } from './frequency.ts';

interface Entry {
  usedMs: number;
  requests: number;
  connections: number;
  connectionsNow: number;
  errors: number;
  marks: number;
  readonly requestRate: Frequency;
  readonly connectionRate: Frequency;
  readonly errorRate: Frequency;
}

interface Tracked {
  readonly slot: number;
  readonly table: CounterTable;
  readonly entry: Entry;
}

export interface Tables {
  /** Counts the request under a key of a table until it ends; a slot that is taken stays as it is. */
  track(id: RequestId, slot: number, table: string, key: string, nowMs: number): void;
  mark(id: RequestId, slot: number): void;
  /** Null: the request is not counted there, or nothing is known under the key. */
  bySlot(id: RequestId, slot: number, counter: Counter, nowMs: number): number | null;
  byKey(table: string, key: string, counter: Counter, nowMs: number): number | null;
  /** The request has ended; `isError`: its answer was a 4xx of the server's. */
  end(id: RequestId, isError: boolean, nowMs: number): void;
}

const newEntry = (usedMs: number): Entry => ({
  usedMs,
  requests: 0,
  connections: 0,
  connectionsNow: 0,
  errors: 0,
  marks: 0,
  requestRate: noFrequency(),
  connectionRate: noFrequency(),
  errorRate: noFrequency(),
});

function read(entry: Entry, counter: Counter, { periodsMs }: CounterTable, nowMs: number): number {
  switch (counter) {
    case 'requests':
      return entry.requests;
    case 'requests-in-period':
      return readFrequency(entry.requestRate, periodsMs.requests, nowMs);
    case 'connections':
      return entry.connections;
    case 'connections-in-period':
      return readFrequency(entry.connectionRate, periodsMs.connections, nowMs);
    case 'connections-now':
      return entry.connectionsNow;
    case 'errors':
      return entry.errors;
    case 'errors-in-period':
      return readFrequency(entry.errorRate, periodsMs.errors, nowMs);
    case 'marks':
      return entry.marks;
  }
}

export function createTables(settings: readonly CounterTable[]): Tables {
  const tables = new Map(settings.map((table) => [table.name, { table, entries: new Map<string, Entry>() }]));
  const tracked = new Map<RequestId, Tracked[]>();

  const find = (name: string, key: string, nowMs: number): Entry | null => {
    const place = tables.get(name);
    const entry = place?.entries.get(key);
    if (!place || !entry) return null;
    const { expireMs } = place.table;
    if (expireMs === null || entry.connectionsNow > 0 || nowMs - entry.usedMs < expireMs) return entry;
    place.entries.delete(key);
    return null;
  };

  const slotOf = (id: RequestId, slot: number): Tracked | undefined =>
    tracked.get(id)?.find((candidate) => candidate.slot === slot);

  return {
    track(id, slot, name, key, nowMs) {
      const place = tables.get(name);
      if (!place || slotOf(id, slot)) return;
      const { table } = place;
      const entry = find(name, key, nowMs) ?? newEntry(nowMs);
      place.entries.set(key, entry);
      entry.usedMs = nowMs;
      entry.requests += 1;
      entry.connections += 1;
      entry.connectionsNow += 1;
      count(entry.requestRate, table.periodsMs.requests, nowMs);
      count(entry.connectionRate, table.periodsMs.connections, nowMs);
      tracked.set(id, [...(tracked.get(id) ?? []), { slot, table, entry }]);
    },
    mark(id, slot) {
      const found = slotOf(id, slot);
      if (found) found.entry.marks += 1;
    },
    bySlot(id, slot, counter, nowMs) {
      const found = slotOf(id, slot);
      return found ? read(found.entry, counter, found.table, nowMs) : null;
    },
    byKey(name, key, counter, nowMs) {
      const entry = find(name, key, nowMs);
      const place = tables.get(name);
      return entry && place ? read(entry, counter, place.table, nowMs) : null;
    },
    end(id, isError, nowMs) {
      for (const { entry, table } of tracked.get(id) ?? []) {
        entry.connectionsNow -= 1;
        entry.usedMs = nowMs;
        if (!isError) continue;
        entry.errors += 1;
        count(entry.errorRate, table.periodsMs.errors, nowMs);
      }
      tracked.delete(id);
    },
  };
}
