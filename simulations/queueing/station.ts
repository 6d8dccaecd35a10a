// A queueing station: some servers, one line before them. It keeps count only; whoever owns it knows the time.
import { invariant } from '../kernel/invariant.ts';
import { createQueue } from './queue.ts';

export interface StationSettings {
  /** How many jobs are served at once. */
  readonly servers: number;
  /** How many may wait; null: any number. */
  readonly limit: number | null;
}

export interface Station {
  /** How many wait, those in service not counted. */
  readonly waiting: number;
  /** How many servers work. */
  readonly busy: number;
  /** A job comes: its service starts now, or it waits, or there is no room for it. */
  arrive(job: number): 'served' | 'queued' | 'refused';
  /** One service ends: the number of the job whose service starts now in its stead, or null. */
  finish(): number | null;
}

export function createStation({ servers, limit }: StationSettings): Station {
  invariant(Number.isInteger(servers) && servers >= 1, `a station with ${servers} servers`);
  const line = createQueue();
  let busy = 0;
  return {
    get waiting() {
      return line.length;
    },
    get busy() {
      return busy;
    },
    arrive(job) {
      if (busy < servers) {
        busy += 1;
        return 'served';
      }
      if (limit !== null && line.length >= limit) return 'refused';
      line.push(job);
      return 'queued';
    },
    finish() {
      invariant(busy > 0, 'a service ended at a station where none was going on');
      const next = line.shift();
      if (next === null) busy -= 1;
      return next;
    },
  };
}
