// Virtual time passes slowly while something is under way and quickly through silence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanced, busyStretches, BUSY_PACE, QUIET_PACE } from '../../app/playback/pace.ts';
import { simulate } from '../../simulations/index.ts';
import { scenarioOf } from '../../app/shell/scenario-of.ts';
import { firstState } from '../../app/embed/url-state.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { createShelf } from '../../app/shell/shelf.ts';

const BUSY = [
  [10_000, 20_000],
  [50_000, 60_000],
] as const;

describe('the pace', () => {
  it('is that of silence before, between and after', () => {
    expect(advanced(0, 5, 1, BUSY)).toBe(5 * QUIET_PACE);
    expect(advanced(30_000, 5, 1, BUSY)).toBe(30_000 + 5 * QUIET_PACE);
    expect(advanced(70_000, 5, 1, BUSY)).toBe(70_000 + 5 * QUIET_PACE);
  });

  it('is slower while something is under way', () => {
    expect(advanced(12_000, 5, 1, BUSY)).toBe(12_000 + 5 * BUSY_PACE);
  });

  it('changes at the border, to the microsecond', () => {
    // 10 ms of silence to the border, then 10 ms at the slow pace.
    expect(advanced(0, 20, 1, BUSY)).toBe(10_000 + 10 * BUSY_PACE);
    expect(advanced(19_000, 20, 1, BUSY)).toBe(20_000 + 10 * QUIET_PACE);
  });

  it('is multiplied by the speed', () => {
    for (const speed of [0.25, 0.5, 2, 8])
      expect(advanced(12_000, 4, speed, BUSY)).toBe(12_000 + 4 * speed * BUSY_PACE);
  });

  it('is the same in one step or in many, and never goes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), fc.array(fc.integer({ min: 0, max: 40 })), (from, steps) => {
        const whole = advanced(
          from,
          steps.reduce((sum, step) => sum + step, 0),
          1,
          BUSY,
        );
        const pieces = steps.reduce((at, step) => advanced(at, step, 1, BUSY), from);
        expect(pieces).toBeCloseTo(whole, 3);
        expect(whole).toBeGreaterThanOrEqual(from);
      }),
    );
  });
});

describe('busy stretches', () => {
  const { choices } = firstState(createShelf());
  const traces = (['a', 'b'] as const).map(
    (side) => simulate(scenarioOf(choices, side, situationOf(choices.situation))).trace,
  );
  const stretches = busyStretches(traces);

  it('are apart, and in order', () => {
    expect(stretches.length).toBeGreaterThan(10);
    stretches.forEach(([from, to], place) => {
      expect(to).toBeGreaterThanOrEqual(from);
      if (place > 0) expect(from).toBeGreaterThan(stretches[place - 1]![1]);
    });
  });

  it('hold every message that is sent for an unfinished wish, on either stage', () => {
    for (const { records } of traces) {
      for (const record of records) {
        if (record.kind !== 'exchange.wanted' && record.kind !== 'exchange.finished') continue;
        expect(stretches.some(([from, to]) => from <= record.at && record.at <= to)).toBe(true);
      }
    }
  });
});
