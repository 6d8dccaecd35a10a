// A station loses nobody and keeps the order; round robin is fair; M/M/1 by the kernel has the mean that theory gives.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponential } from '../../simulations/kernel/distributions.ts';
import { createEngine } from '../../simulations/kernel/engine.ts';
import { drawer } from '../../simulations/kernel/random.ts';
import { duration, instant } from '../../simulations/kernel/time.ts';
import { roundRobin } from '../../simulations/queueing/balancing/round-robin.ts';
import { createStation } from '../../simulations/queueing/station.ts';

it('jobs start in the order in which they came, and never more at once than there are servers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.option(fc.nat(5)),
      fc.array(fc.boolean(), { maxLength: 200 }),
      (servers, limit, steps) => {
        const station = createStation({ servers, limit });
        const started: number[] = [];
        let taken = 0;
        let finished = 0;
        steps.forEach((isArrival, job) => {
          if (isArrival) {
            const fate = station.arrive(job);
            if (fate === 'served') started.push(job);
            if (fate === 'refused') expect([station.busy, station.waiting]).toEqual([servers, limit]);
            else taken += 1;
          } else if (station.busy > 0) {
            const next = station.finish();
            finished += 1;
            if (next !== null) started.push(next);
          }
          expect(station.busy).toBeLessThanOrEqual(servers);
          expect(station.waiting > 0 ? station.busy : servers).toBe(servers);
          expect(station.busy + station.waiting + finished).toBe(taken);
        });
        expect(started).toEqual([...started].sort((a, b) => a - b));
        expect(started).toHaveLength(finished + station.busy);
      },
    ),
  );
});

it('round robin chooses only who is up, and each of them equally often', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), fc.nat(5), (isUp, start) => {
      const up = isUp.filter(Boolean).length;
      const counts = isUp.map(() => 0);
      let state = start % isUp.length;
      for (let i = 0; i < 3 * up; i += 1) {
        const choice = roundRobin.choose(state, { isUp });
        expect(choice.index === null ? null : isUp[choice.index]).toBe(true);
        counts[choice.index ?? 0]! += 1;
        state = choice.state;
      }
      expect(counts).toEqual(isUp.map((isThisUp) => (isThisUp ? 3 : 0)));
    }),
  );
});

const ARRIVAL = 0;
const DEPARTURE = 1;

/** Mean time in the system of `jobs` jobs of a station fed at rate 0.5 a millisecond with services of 1 ms on average. */
function meanSojourn(seed: number, jobs: number): number {
  const gap = exponential(2000);
  const service = exponential(1000);
  const gapOf = drawer(seed, 'gap');
  const serviceOf = drawer(seed, 'service');
  const station = createStation({ servers: 1, limit: null });
  const arrivedAt: number[] = [];
  let total = 0;
  const engine = createEngine({
    horizon: instant(1e12),
    maxEvents: 2 * jobs + 1,
    handle(kind, job) {
      if (kind === ARRIVAL) {
        arrivedAt[job] = engine.now;
        if (station.arrive(job) === 'served') engine.schedule(duration(service(serviceOf(job))), DEPARTURE, job);
        if (job + 1 < jobs) engine.schedule(duration(gap(gapOf(job))), ARRIVAL, job + 1);
        return;
      }
      total += engine.now - (arrivedAt[job] ?? 0);
      const next = station.finish();
      if (next !== null) engine.schedule(duration(service(serviceOf(next))), DEPARTURE, next);
    },
  });
  engine.schedule(duration(0), ARRIVAL, 0);
  expect(engine.run()).toEqual({ events: 2 * jobs, ended: 'empty' });
  return total / jobs / 1000;
}

it('M/M/1 at half load: the mean time in the system is 2 ms, within a 99.9 % interval of thirty runs', () => {
  const means = Array.from({ length: 30 }, (_, seed) => meanSojourn(seed + 1, 8000));
  const mean = means.reduce((sum, x) => sum + x, 0) / means.length;
  const variance = means.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (means.length - 1);
  const halfWidth = 3.66 * Math.sqrt(variance / means.length); // Student's t with 29 degrees of freedom
  expect(halfWidth).toBeLessThan(0.05);
  expect(Math.abs(mean - 2)).toBeLessThan(halfWidth);
});
