// A station loses nobody and keeps the order; round robin is fair.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { server } from '../../simulations/queueing/balancing/policy.ts';
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
      const policy = roundRobin(isUp.map((_, place) => server(String(place))));
      let state = start % isUp.length;
      for (let i = 0; i < 3 * up; i += 1) {
        const choice = policy.choose(state, { isUp });
        expect(choice.index === null ? null : isUp[choice.index]).toBe(true);
        counts[choice.index ?? 0]! += 1;
        state = choice.state;
      }
      expect(counts).toEqual(isUp.map((isThisUp) => (isThisUp ? 3 : 0)));
    }),
  );
});
