// The clock moves from event to event and no further than the horizon; mistakes of the caller throw.
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../simulations/kernel/engine.ts';
import type { Engine } from '../../../simulations/kernel/engine.ts';
import type { Duration, Instant } from '../../../simulations/kernel/time.ts';
import { atMilliseconds, milliseconds } from '../../../simulations/kernel/time.ts';

/** An engine that keeps a diary; `react` may schedule more. */
function diary(react: (engine: Engine, kind: number, subject: number) => void, limits = {}) {
  const seen: [number, number, number][] = [];
  const engine = createEngine({
    horizon: atMilliseconds(1000),
    maxEvents: 1000,
    ...limits,
    handle(kind, subject) {
      seen.push([engine.now, kind, subject]);
      react(engine, kind, subject);
    },
  });
  return { engine, seen };
}

const idle = (): void => undefined;

describe('run', () => {
  it('sets the clock to each event and hands it over', () => {
    const { engine, seen } = diary((self, kind, subject) => {
      if (kind === 1 && subject < 3) self.schedule(milliseconds(10), 1, subject + 1);
    });
    engine.scheduleAt(atMilliseconds(5), 1, 1);
    engine.schedule(milliseconds(17), 2, 9);
    expect(engine.run()).toEqual({ events: 4, ended: 'empty' });
    expect(seen).toEqual([
      [5000, 1, 1],
      [15_000, 1, 2],
      [17_000, 2, 9],
      [25_000, 1, 3],
    ]);
    expect(engine.now).toBe(25_000);
  });

  it('dispatches the event at the horizon and none after it', () => {
    const { engine, seen } = diary(idle);
    engine.scheduleAt(atMilliseconds(1000), 1, 1);
    engine.scheduleAt((atMilliseconds(1000) + 1) as Instant, 1, 2);
    expect(engine.run()).toEqual({ events: 1, ended: 'horizon' });
    expect(seen).toEqual([[1_000_000, 1, 1]]);
    expect(engine.now).toBe(atMilliseconds(1000));
  });

  it('leaves the clock at the horizon when it ends there between events', () => {
    const { engine } = diary(idle);
    engine.scheduleAt(atMilliseconds(400), 1, 1);
    engine.scheduleAt(atMilliseconds(4000), 1, 2);
    expect(engine.run()).toEqual({ events: 1, ended: 'horizon' });
    expect(engine.now).toBe(atMilliseconds(1000));
  });

  it('lets lower lanes go first within an instant, also when scheduled later', () => {
    const { engine, seen } = diary((self, kind) => {
      if (kind === 0) self.schedule(0 as Duration, 3, 0);
    });
    engine.scheduleAt(atMilliseconds(1), 1, 0, 2);
    engine.scheduleAt(atMilliseconds(1), 2, 0, 1);
    engine.scheduleAt(atMilliseconds(1), 0, 0);
    engine.run();
    expect(seen.map(([, kind]) => kind)).toEqual([0, 3, 2, 1]);
  });
});

describe('limits', () => {
  it('refuses the past, and what is no time', () => {
    const { engine } = diary((self) => {
      self.scheduleAt(atMilliseconds(4), 1, 1);
    });
    engine.scheduleAt(atMilliseconds(5), 7, 1);
    expect(() => engine.run()).toThrow('event 1 scheduled for 4000 µs, before the present instant, 5000 µs');
    expect(() => {
      engine.schedule(NaN as Duration, 1, 1);
    }).toThrow(/NaN/);
    expect(() => {
      engine.schedule(-1 as Duration, 1, 1);
    }).toThrow(/before the present/);
  });

  it('ends a loop without end', () => {
    const { engine, seen } = diary((self) => {
      self.schedule(0 as Duration, 1, 1);
    });
    engine.schedule(0 as Duration, 1, 1);
    expect(() => engine.run()).toThrow('more than 1000 events scheduled, the last at 0 µs');
    expect(seen).toHaveLength(1000);
  });
});

describe('runUntil', () => {
  it('stops at an instant with nothing lost, and goes on from there as if it had never stopped', () => {
    const { engine, seen } = diary((self, kind, subject) => {
      if (subject < 4) self.schedule(milliseconds(10), kind, subject + 1);
    });
    engine.scheduleAt(atMilliseconds(5), 1, 1);
    expect(engine.runUntil(atMilliseconds(20))).toBe(false);
    expect([engine.now, engine.events]).toEqual([20_000, 2]);
    engine.scheduleAt(engine.now, 2, 9);
    expect(engine.runUntil(atMilliseconds(30))).toBe(false);
    expect(engine.run()).toEqual({ events: 5, ended: 'empty' });
    expect(seen.map(([at]) => at)).toEqual([5000, 15_000, 20_000, 25_000, 35_000]);
  });

  it('stops after the event that was waited for, with the clock at it', () => {
    const { engine, seen } = diary(idle);
    for (const ms of [10, 20, 20, 30]) engine.scheduleAt(atMilliseconds(ms), 1, ms);
    expect(engine.runUntil(atMilliseconds(100), () => seen.length === 2)).toBe(true);
    expect([engine.now, seen.length]).toEqual([20_000, 2]);
    expect(engine.runUntil(atMilliseconds(100), () => seen.length === 2)).toBe(true);
    expect(seen).toHaveLength(2);
  });

  it('never goes past the horizon', () => {
    const { engine } = diary(idle);
    engine.scheduleAt(atMilliseconds(2000), 1, 1);
    expect(engine.runUntil(atMilliseconds(3000))).toBe(false);
    expect([engine.now, engine.events]).toEqual([1_000_000, 0]);
  });
});
