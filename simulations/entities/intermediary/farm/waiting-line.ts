// Requests that wait for a server with room: some for one server alone, the others for whichever is first. (HAProxy 2.6, queue.c)
import { milliseconds } from '../../../kernel/time.ts';
import type { Timer, World } from '../../entity.ts';

export interface Waiter {
  /** The server that it waits for; null: any. */
  readonly at: number | null;
  /** It is its turn, at this server. */
  served(index: number): void;
  gaveUp(): void;
}

export interface WaitingLine {
  readonly length: number;
  waitingAt(index: number | null): number;
  /** Puts it at the end; it gives up after so long, unless `timeoutMs` is null. Returns how to take it out. */
  join(waiter: Waiter, timeoutMs: number | null): () => void;
  /** Whoever has waited longest for this server, or for any; taken out. */
  next(index: number): Waiter | null;
}

export function createWaitingLine(world: World): WaitingLine {
  const line: { readonly waiter: Waiter; timer: Timer | null }[] = [];
  const leave = (waiter: Waiter): void => {
    const place = line.findIndex((entry) => entry.waiter === waiter);
    const [entry] = place === -1 ? [] : line.splice(place, 1);
    entry?.timer?.cancel();
  };
  return {
    get length() {
      return line.length;
    },
    waitingAt: (index) => line.filter(({ waiter }) => waiter.at === index).length,
    join(waiter, timeoutMs) {
      const entry: (typeof line)[number] = { waiter, timer: null };
      line.push(entry);
      if (timeoutMs !== null) {
        entry.timer = world.later(milliseconds(timeoutMs), () => {
          leave(waiter);
          waiter.gaveUp();
        });
      }
      return () => {
        leave(waiter);
      };
    },
    next(index) {
      const found = line.find(({ waiter }) => waiter.at === null || waiter.at === index);
      if (!found) return null;
      leave(found.waiter);
      return found.waiter;
    },
  };
}
