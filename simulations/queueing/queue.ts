// A line of waiting jobs, first in, first out, in a ring that doubles when it is full.
import { invariant } from '../kernel/invariant.ts';

export interface Queue {
  readonly length: number;
  push(job: number): void;
  /** The job that waits longest, taken out; null when none waits. */
  shift(): number | null;
}

export function createQueue(): Queue {
  let ring = new Float64Array(16);
  let first = 0;
  let length = 0;

  const grow = (): void => {
    const larger = new Float64Array(ring.length * 2);
    larger.set(ring.subarray(first));
    larger.set(ring.subarray(0, first), ring.length - first);
    ring = larger;
    first = 0;
  };

  return {
    get length() {
      return length;
    },
    push(job) {
      invariant(!Number.isNaN(job), 'a job has a number');
      if (length === ring.length) grow();
      ring[(first + length) % ring.length] = job;
      length += 1;
    },
    shift() {
      if (length === 0) return null;
      const job = ring[first]!;
      first = (first + 1) % ring.length;
      length -= 1;
      return job;
    },
  };
}
