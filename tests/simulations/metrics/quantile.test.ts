// The rule for quantiles, against values worked out by hand.
import { describe, expect, it } from 'vitest';
import { mean, quantile, sorted } from '../../../simulations/metrics/quantile.ts';

describe('quantile', () => {
  it.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[10, 20, 30, 40], 0.25, 17.5],
    [[10, 20], 0.95, 19.5],
    [[7], 0.95, 7],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('of %j at %d is %d', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
  });

  it('of nothing is nothing', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(mean([])).toBeNull();
  });

  it('sorts numbers as numbers, in a copy', () => {
    const values = [10, 9, 100];
    expect([...sorted(values)]).toEqual([9, 10, 100]);
    expect(values).toEqual([10, 9, 100]);
    expect(mean(values)).toBeCloseTo(119 / 3, 12);
  });
});
