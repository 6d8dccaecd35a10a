// Things that wait for their event, each by a small number that is used again when it is done.
import { invariant } from '../kernel/invariant.ts';

export interface Slots<T> {
  put(item: T): number;
  take(slot: number): T;
  /** Whatever waits now, in no order that means anything. */
  waiting(): readonly T[];
}

export function createSlots<T>(): Slots<T> {
  const items: (T | undefined)[] = [];
  const free: number[] = [];
  return {
    put(item) {
      const slot = free.pop() ?? items.length;
      items[slot] = item;
      return slot;
    },
    take(slot) {
      const item = items[slot];
      invariant(item !== undefined, `slot ${String(slot)} is empty`);
      items[slot] = undefined;
      free.push(slot);
      return item;
    },
    waiting: () => items.filter((item) => item !== undefined),
  };
}
