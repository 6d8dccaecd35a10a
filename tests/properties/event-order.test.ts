// Whatever is pushed and popped in whatever order: the queue gives what a sorted list would give.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEngine } from '../../simulations/kernel/engine.ts';
import { createEventQueue } from '../../simulations/kernel/event-queue.ts';
import type { Duration, Instant } from '../../simulations/kernel/time.ts';
import { instant } from '../../simulations/kernel/time.ts';

const push = fc.record({ at: fc.nat(20), lane: fc.nat(3), kind: fc.integer() });

it('event queue = sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(push, push, fc.constant(null)), { maxLength: 300 }), (steps) => {
      const queue = createEventQueue(1);
      const model: { at: number; lane: number; kind: number; subject: number }[] = [];
      steps.forEach((step, subject) => {
        if (step) {
          queue.push(step.at as Instant, step.lane, step.kind, subject);
          model.push({ ...step, subject });
          model.sort((a, b) => a.at - b.at || a.lane - b.lane || a.subject - b.subject);
        } else {
          const next = model.shift();
          expect(queue.pop()).toBe(next !== undefined);
          if (next) expect([queue.at, queue.kind, queue.subject]).toEqual([next.at, next.kind, next.subject]);
        }
        expect(queue.size).toBe(model.length);
        expect(queue.nextAt).toBe(model[0]?.at ?? Infinity);
      });
    }),
    { numRuns: 300 },
  );
});

it('the clock never goes back, and no event is lost or seen twice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 60 }), fc.nat(120), (delays, horizon) => {
      const seen: number[] = [];
      let last = -1;
      const engine = createEngine({
        horizon: instant(horizon),
        maxEvents: 1000,
        handle(kind, subject) {
          expect(engine.now).toBeGreaterThanOrEqual(last);
          expect(engine.now).toBeLessThanOrEqual(horizon);
          last = engine.now;
          seen.push(subject);
          const again = delays[subject];
          if (kind === 0 && again) engine.schedule(again[1] as Duration, 1, subject + 1000);
        },
      });
      delays.forEach(([first], i) => {
        engine.scheduleAt(instant(first), 0, i);
      });
      const { events, ended } = engine.run();
      const due = delays.flatMap(([first, second], i) => [
        ...(first <= horizon ? [i] : []),
        ...(first + second <= horizon ? [i + 1000] : []),
      ]);
      expect([...seen].sort((a, b) => a - b)).toEqual(due.sort((a, b) => a - b));
      expect(events).toBe(due.length);
      expect(ended).toBe(due.length === delays.length * 2 ? 'empty' : 'horizon');
    }),
  );
});
