// Our own logarithm, exponential and power against the platform's, over their whole range.
import { describe, expect, it } from 'vitest';
import { exp, ln, power } from '../../../simulations/kernel/arithmetic.ts';
import { draw } from '../../../simulations/kernel/random.ts';

const POINTS = 20_000;
const between = (low: number, high: number, i: number): number => low + (high - low) * draw(1, 'point', i);

/** The greatest relative error of `ours` against `theirs` over many points. */
function worst(point: (i: number) => number, ours: (x: number) => number, theirs: (x: number) => number): number {
  let most = 0;
  for (let i = 0; i < POINTS; i += 1) {
    const x = point(i);
    const expected = theirs(x);
    most = Math.max(most, expected === 0 ? Math.abs(ours(x)) : Math.abs(ours(x) / expected - 1));
  }
  return most;
}

describe('ln', () => {
  it.each<[string, (i: number) => number]>([
    ['over every magnitude', (i) => Math.exp(between(-708, 709, i))],
    ['near 1', (i) => between(0.9, 1.1, i)],
    ['very near 1', (i) => 1 + between(-1e-9, 1e-9, i)],
    ['over the draws', (i) => between(0, 1, i)],
    ['among the numbers below the normal ones', (i) => Math.exp(between(-744, -709, i))],
  ])('is right to 10⁻¹⁵ %s', (_where, point) => {
    expect(worst(point, ln, Math.log)).toBeLessThan(1e-15);
  });

  it.each([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-1, NaN],
    [NaN, NaN],
    [Number.MAX_VALUE, Math.log(Number.MAX_VALUE)],
    [Number.MIN_VALUE, Math.log(Number.MIN_VALUE)],
  ])('of %d is %d', (x, expected) => {
    expect(ln(x)).toBe(expected);
  });
});

describe('exp', () => {
  it('is right to 10⁻¹⁵ wherever the result is normal', () => {
    expect(worst((i) => between(-708, 709.7, i), exp, Math.exp)).toBeLessThan(1e-15);
    expect(worst((i) => between(-1e-6, 1e-6, i), exp, Math.exp)).toBeLessThan(1e-15);
  });

  it.each([
    [0, 1],
    [709.8, Infinity],
    [710, Infinity],
    [Infinity, Infinity],
    [-746, 0],
    [-Infinity, 0],
    [NaN, NaN],
    [-745, Number.MIN_VALUE],
    [-745.2, 0],
    [709.78, Math.exp(709.78)],
  ])('of %d is %d', (x, expected) => {
    if (Number.isFinite(expected) && expected > 1) expect(exp(x) / expected).toBeCloseTo(1, 14);
    else expect(exp(x)).toBe(expected);
  });
});

describe('power', () => {
  it('is right to 10⁻¹⁴ for exponents of either sign', () => {
    for (let i = 0; i < POINTS; i += 1) {
      const base = Math.exp(between(-7, 12, i));
      const exponent = between(-20, 20, i + POINTS);
      expect(Math.abs(power(base, exponent) / Math.pow(base, exponent) - 1)).toBeLessThan(1e-14);
    }
  });

  it.each([
    [2, 3, 8],
    [2, -3, 0.125],
    [10, 15, 1e15],
    [-3, 3, -27],
    [5, 0, 1],
    [0, 0, 1],
    [0, 0.5, 0],
    [0, -0.5, Infinity],
    [1, -0.9, 1],
  ])('%d to the %d is exactly %d', (base, exponent, expected) => {
    expect(power(base, exponent)).toBe(expected);
  });

  it('goes far beyond what is multiplied out', () => {
    expect(power(1.001, 5000.5) / Math.pow(1.001, 5000.5)).toBeCloseTo(1, 13);
  });

  it('knows no root of a negative number', () => {
    expect(() => power(-2, 0.5)).toThrow(/negative base/);
  });
});
