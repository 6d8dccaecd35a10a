// A station's count of who is served, who waits and who is turned away.
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../simulations/queueing/queue.ts';
import { createStation } from '../../../simulations/queueing/station.ts';

describe('station', () => {
  it('serves as many at once as it has servers, and lets the others wait in order', () => {
    const station = createStation({ servers: 2, limit: null });
    expect([1, 2, 3, 4].map((job) => station.arrive(job))).toEqual(['served', 'served', 'queued', 'queued']);
    expect([station.busy, station.waiting]).toEqual([2, 2]);
    expect([station.finish(), station.finish()]).toEqual([3, 4]);
    expect([station.busy, station.waiting]).toEqual([2, 0]);
    expect([station.finish(), station.finish()]).toEqual([null, null]);
    expect([station.busy, station.waiting]).toEqual([0, 0]);
    expect(station.arrive(5)).toBe('served');
  });

  it('turns away what finds no room, and has room again after a service', () => {
    const station = createStation({ servers: 1, limit: 1 });
    expect([1, 2, 3].map((job) => station.arrive(job))).toEqual(['served', 'queued', 'refused']);
    expect(station.finish()).toBe(2);
    expect(station.arrive(4)).toBe('queued');
  });

  it('without waiting room serves or refuses', () => {
    const station = createStation({ servers: 1, limit: 0 });
    expect([1, 2].map((job) => station.arrive(job))).toEqual(['served', 'refused']);
    expect([station.finish(), station.arrive(3)]).toEqual([null, 'served']);
  });

  it('fails loudly when a service ends that never began, and without servers', () => {
    expect(() => createStation({ servers: 1, limit: null }).finish()).toThrow(/none was going on/);
    expect(() => createStation({ servers: 0, limit: null })).toThrow(/0 servers/);
  });
});

describe('queue', () => {
  it('keeps the order through growth and turns of the ring', () => {
    const queue = createQueue();
    const seen: (number | null)[] = [];
    let pushed = 0;
    for (let round = 0; round < 100; round += 1) {
      for (let i = 0; i < 7; i += 1) queue.push((pushed += 1));
      for (let i = 0; i < 5; i += 1) seen.push(queue.shift());
    }
    expect(queue.length).toBe(200);
    while (queue.length > 0) seen.push(queue.shift());
    expect(seen).toEqual(Array.from({ length: 700 }, (_, i) => i + 1));
    expect(queue.shift()).toBeNull();
  });
});
