// Where a cache keeps responses: so many, or so many bytes, by key and variant; when it is full, the one unused for longest goes.
import type { Request, Response } from '../http/message.ts';
import { messageBytes } from '../http/message.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Instant } from '../kernel/time.ts';
import { matchesVary } from './cache-key.ts';

export interface StoredResponse {
  readonly id: number;
  readonly key: string;
  /** The request that it answered, for Vary (RFC 9111 §4.1). */
  readonly request: Request;
  /** As it is kept (RFC 9111 §3.1); what is sent from the cache has Age and more. */
  readonly response: Response;
  readonly storedAt: Instant;
  /** When the request was sent, and when the response came (RFC 9111 §4.2.3). */
  readonly requestTime: Instant;
  readonly responseTime: Instant;
  /** The exchange that brought it, and the node it came from. */
  readonly exchange: number;
  readonly from: string;
}

export interface Store<Entry extends StoredResponse = StoredResponse> {
  readonly size: number;
  /** Octets of all that is kept, as sent on the wire. */
  readonly bytes: number;
  /** All stored responses of that key, the one stored last first. Looking does not count as use. */
  variants(key: string): readonly Entry[];
  /** Puts it in, in the place of one that the same request would have chosen; returns what had to go to make room, itself perhaps. */
  put(entry: Entry): Entry[];
  /** Says that it was used just now. */
  touch(id: number): void;
  remove(id: number): void;
  /** Everything kept, the one unused for longest first. */
  entries(): Entry[];
}

export interface StoreSettings<Entry extends StoredResponse> {
  /** How many responses it has room for. */
  readonly capacity: number;
  /** How many octets; missing: no limit. */
  readonly maxBytes?: number;
  /** Whether a stored response would have answered the request of the newer one; missing: by Vary as RFC 9111 §4.1 has it. */
  readonly isSameVariant?: (stored: Entry, newer: Entry) => boolean;
}

const byVary = (stored: StoredResponse, newer: StoredResponse): boolean =>
  matchesVary(stored.response, stored.request, newer.request);

export function createStore<Entry extends StoredResponse = StoredResponse>({
  capacity,
  maxBytes = Infinity,
  isSameVariant = byVary,
}: StoreSettings<Entry>): Store<Entry> {
  invariant(capacity >= 1, `a cache with room for ${capacity} responses`);
  const byKey = new Map<string, readonly Entry[]>();
  /** A Map keeps the order of insertion: taking out and putting in again moves an entry to the end. */
  const byUse = new Map<number, Entry>();
  let bytes = 0;

  const remove = (id: number): void => {
    const entry = byUse.get(id);
    if (!entry) return;
    byUse.delete(id);
    bytes -= messageBytes(entry.response);
    const others = (byKey.get(entry.key) ?? []).filter((other) => other.id !== id);
    if (others.length > 0) byKey.set(entry.key, others);
    else byKey.delete(entry.key);
  };

  const variants = (key: string): readonly Entry[] => byKey.get(key) ?? [];

  return {
    get size() {
      return byUse.size;
    },
    get bytes() {
      return bytes;
    },
    variants,
    put(entry) {
      invariant(!byUse.has(entry.id), `stored response ${entry.id} put twice`);
      const replaced = variants(entry.key).find((stored) => isSameVariant(stored, entry));
      if (replaced) remove(replaced.id);
      byKey.set(entry.key, [entry, ...variants(entry.key)]);
      byUse.set(entry.id, entry);
      bytes += messageBytes(entry.response);
      const evicted: Entry[] = [];
      for (const oldest of byUse.values()) {
        if (byUse.size <= capacity && bytes <= maxBytes) break;
        evicted.push(oldest);
        remove(oldest.id);
      }
      return evicted;
    },
    touch(id) {
      const entry = byUse.get(id);
      if (!entry) return;
      byUse.delete(id);
      byUse.set(id, entry);
    },
    remove,
    entries: () => [...byUse.values()],
  };
}
