// The order of events is total, whatever the order of pushes; memory per event is bounded.
import { describe, expect, it } from 'vitest';
import type { EventQueue } from '../../../simulations/kernel/event-queue.ts';
import { LANES, createEventQueue } from '../../../simulations/kernel/event-queue.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';

const at = (microseconds: number): Instant => microseconds as Instant;

function drained(queue: EventQueue): [number, number, number][] {
  const events: [number, number, number][] = [];
  while (queue.pop()) events.push([queue.at, queue.kind, queue.subject]);
  return events;
}

describe('order', () => {
  it('is by instant first', () => {
    const queue = createEventQueue();
    queue.push(at(30), 0, 1, 10);
    queue.push(at(10), 0, 2, 20);
    queue.push(at(20), 0, 3, 30);
    expect(drained(queue)).toEqual([
      [10, 2, 20],
      [20, 3, 30],
      [30, 1, 10],
    ]);
  });

  it('is by lane within an instant, then by insertion', () => {
    const queue = createEventQueue(1);
    [2, 1, 2, 0, 1, 0].forEach((lane, i) => {
      queue.push(at(5), lane, lane, i);
    });
    expect(drained(queue).map(([, kind, subject]) => [kind, subject])).toEqual([
      [0, 3],
      [0, 5],
      [1, 1],
      [1, 4],
      [2, 0],
      [2, 2],
    ]);
  });

  it('keeps insertion among a thousand ties, pushes and pops mixed', () => {
    const queue = createEventQueue();
    const seen: number[] = [];
    for (let i = 0; i < 1000; i += 1) {
      queue.push(at(7), 3, 0, i);
      if (i % 3 === 0 && queue.pop()) seen.push(queue.subject);
    }
    expect([...seen, ...drained(queue).map(([, , subject]) => subject)]).toEqual([...Array(1000).keys()]);
  });
});

describe('what can be asked of it', () => {
  it('says how many wait and when the next is due', () => {
    const queue = createEventQueue();
    expect([queue.size, queue.nextAt, queue.pop()]).toEqual([0, Infinity, false]);
    queue.push(at(9), 0, 0, 0);
    queue.push(at(4), 0, 0, 0);
    expect([queue.size, queue.nextAt]).toEqual([2, 4]);
    queue.pop();
    expect([queue.size, queue.nextAt, queue.at]).toEqual([1, 9, 4]);
  });

  it('refuses what it could not give back as it came', () => {
    const queue = createEventQueue();
    for (const lane of [-1, LANES, NaN]) expect(() => queue.push(at(0), lane, 0, 0)).toThrow(/lane/);
    for (const big of [2 ** 31, 0.5, NaN]) {
      expect(() => queue.push(at(0), 0, big, 0)).toThrow(/32-bit/);
      expect(() => queue.push(at(0), 0, 0, big)).toThrow(/32-bit/);
    }
    queue.push(at(0), LANES - 1, -(2 ** 31), 2 ** 31 - 1);
    expect(drained(queue)).toEqual([[0, -(2 ** 31), 2 ** 31 - 1]]);
  });
});

it('takes at most 32 bytes a pending event, at its most wasteful moments too', () => {
  const queue = createEventQueue();
  const bytes = (): number => {
    let sum = 0;
    for (const part of Object.values(queue) as unknown[]) if (ArrayBuffer.isView(part)) sum += part.byteLength;
    return sum;
  };
  let most = 0;
  for (let i = 0; i < 200_000; i += 1) {
    queue.push(at((i * 7919) % 1_000_003), 0, 0, i);
    if (queue.size >= 1000) most = Math.max(most, bytes() / queue.size);
  }
  expect(most).toBeGreaterThan(24);
  expect(most).toBeLessThanOrEqual(32.1); // the three unused slots before the root included
});
