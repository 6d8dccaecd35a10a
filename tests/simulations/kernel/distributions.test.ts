// Distributions: known points, moments within 99.9 % intervals, and the tables behind Zipf.
import { describe, expect, it } from 'vitest';
import type { Sampler } from '../../../simulations/kernel/distributions.ts';
import { exponential, lognormal, normal, uniform, zipf } from '../../../simulations/kernel/distributions.ts';
import { drawer } from '../../../simulations/kernel/random.ts';

const N = 200_000;
const Z = 3.29; // two-sided 99.9 %

function moments(sampler: Sampler, purpose: string): { mean: number; deviation: number } {
  const next = drawer(11, purpose);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i += 1) {
    const x = sampler(next(i));
    sum += x;
    squares += x * x;
  }
  const mean = sum / N;
  return { mean, deviation: Math.sqrt(squares / N - mean * mean) };
}

describe('uniform', () => {
  it('goes from its lower bound up to, not including, its upper', () => {
    const sampler = uniform(10, 20);
    expect([sampler(0), sampler(0.5), sampler(1 - 2 ** -53)]).toEqual([10, 15, expect.closeTo(20, 12)]);
    expect(uniform(7, 7)(0.3)).toBe(7);
    expect(() => uniform(2, 1)).toThrow(/wrong way round/);
  });
});

describe('exponential', () => {
  it('has its mean and the same deviation', () => {
    const { mean, deviation } = moments(exponential(20), 'exponential');
    expect(Math.abs(mean - 20)).toBeLessThan((Z * 20) / Math.sqrt(N));
    // The variance of the sample variance is (μ₄ − σ⁴)/n, μ₄ = 9σ⁴: a deviation of σ·√(8/n)/2.
    expect(Math.abs(deviation - 20)).toBeLessThan((Z * 20 * Math.sqrt(2)) / Math.sqrt(N));
  });

  it.each([
    [0, 0],
    [0.5, 20 * Math.LN2],
    [1 - 2 ** -53, 20 * 53 * Math.LN2],
  ])('of u = %d is %d', (u, expected) => {
    expect(exponential(20)(u)).toBeCloseTo(expected, 10);
  });

  it('wants a mean that is not negative', () => {
    expect(() => exponential(-1)).toThrow(/mean -1/);
    expect(() => exponential(NaN)).toThrow(/mean NaN/);
  });
});

describe('normal', () => {
  // Python's statistics.NormalDist, which uses the same published algorithm in its own arithmetic.
  it.each([
    [1e-15, -7.941345326170995],
    [1e-9, -5.9978070150076865],
    [0.001, -3.090232306167813],
    [0.07, -1.4757910281791702],
    [0.08, -1.4050715603096322],
    [0.3, -0.5244005127080407],
    [0.5, 0],
    [0.6, 0.2533471031357998],
    [0.93, 1.4757910281791708],
    [0.999, 3.090232306167813],
    [0.999999999, 5.997807019601638],
  ])('below %d lies %d', (u, expected) => {
    expect(Math.abs(normal(u) - expected)).toBeLessThan(1e-14 * Math.max(1, Math.abs(expected)));
  });

  it('is finite at both ends, and lower at the lower', () => {
    expect(normal(0)).toBeLessThan(normal(2 ** -53));
    expect(Number.isFinite(normal(0)) && Number.isFinite(normal(1 - 2 ** -53))).toBe(true);
  });
});

describe('lognormal', () => {
  it('has the mean and the coefficient of variation that were asked for', () => {
    const { mean, deviation } = moments(lognormal(4, 1), 'lognormal');
    expect(Math.abs(mean - 4)).toBeLessThan((Z * 4) / Math.sqrt(N));
    // Kurtosis of the lognormal with cv 1 is 41: the deviation of the sample deviation is σ·√(40/n)/2.
    expect(Math.abs(deviation / 4 - 1)).toBeLessThan((Z * Math.sqrt(40)) / 2 / Math.sqrt(N));
  });

  it('has its median at mean / √(1 + cv²), and without variation is its mean', () => {
    expect(lognormal(4, 1)(0.5)).toBeCloseTo(4 / Math.SQRT2, 12);
    expect(lognormal(4, 0)(0.123)).toBeCloseTo(4, 12);
    expect(() => lognormal(0, 1)).toThrow(/mean 0/);
  });
});

describe('zipf', () => {
  it('gives each rank its share', () => {
    const sampler = zipf(3, 1); // 1 : 1/2 : 1/3, that is 6/11, 3/11, 2/11
    expect([0, 0.54, 0.55, 0.81, 0.82, 1 - 2 ** -53].map(sampler)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('with exponent 0 makes all ranks alike', () => {
    const sampler = zipf(10, 0);
    expect([0.05, 0.15, 0.95].map(sampler)).toEqual([0, 1, 9]);
  });

  it('agrees with a plain search of the cumulative shares', () => {
    const n = 500;
    const s = 0.9;
    const shares = Array.from({ length: n }, (_, rank) => Math.pow(rank + 1, -s));
    const sum = shares.reduce((a, b) => a + b, 0);
    const sampler = zipf(n, s);
    const next = drawer(5, 'zipf');
    for (let i = 0; i < 5000; i += 1) {
      const u = next(i);
      let rest = u * sum;
      const rank = shares.findIndex((share) => (rest -= share) < 0);
      expect(sampler(u)).toBe(rank);
    }
  });

  it('wants ranks', () => {
    expect(() => zipf(0, 1)).toThrow(/0 ranks/);
    expect(() => zipf(2.5, 1)).toThrow(/2.5 ranks/);
  });
});
