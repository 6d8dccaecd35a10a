// Requests in work, counted under keys and given back when they end (nginx: limit_conn; an idle connection counts for nothing).
import type { ConnectionLimit } from '../http/protection-settings.ts';
import type { RequestId } from './asking.ts';

export interface Places {
  /** Takes a place under every key, or under none and says which limit was in the way; an empty key is not limited. */
  take(id: RequestId, limits: readonly ConnectionLimit[], keys: readonly string[]): ConnectionLimit | null;
  /** How many are in work under this key of the zone. */
  taken(zone: string, key: string): number;
  free(id: RequestId): void;
}

export function createPlaces(): Places {
  const counts = new Map<string, number>();
  const held = new Map<RequestId, string[]>();
  const nameOf = (zone: string, key: string): string => `${zone} ${key}`;
  const change = (name: string, by: 1 | -1): void => {
    const count = (counts.get(name) ?? 0) + by;
    if (count === 0) counts.delete(name);
    else counts.set(name, count);
  };
  return {
    take(id, limits, keys) {
      const asked = limits.map((limit, place) => ({ limit, key: keys[place] ?? '' })).filter(({ key }) => key !== '');
      const full = asked.find(({ limit, key }) => (counts.get(nameOf(limit.zone, key)) ?? 0) >= limit.most);
      if (full) return full.limit;
      for (const { limit, key } of asked) {
        const name = nameOf(limit.zone, key);
        change(name, 1);
        const names = held.get(id) ?? [];
        names.push(name);
        held.set(id, names);
      }
      return null;
    },
    taken: (zone, key) => counts.get(nameOf(zone, key)) ?? 0,
    free(id) {
      for (const name of held.get(id) ?? []) change(name, -1);
      held.delete(id);
    },
  };
}
