// Draws keep to [0, 1) and to themselves; distributions rise with their draw; the arithmetic obeys its laws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, power } from '../../simulations/kernel/arithmetic.ts';
import { exponential, lognormal, normal, uniform, zipf } from '../../simulations/kernel/distributions.ts';
import { draw } from '../../simulations/kernel/random.ts';

const key = fc.array(fc.oneof(fc.maxSafeInteger(), fc.string()), { maxLength: 4 });
const chance = fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true });

it('a draw lies in [0, 1) and depends on its own arguments alone', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), key, key, (seed, purpose, ours, others) => {
      const first = draw(seed, purpose, ...ours);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(1);
      draw(seed, purpose, ...others);
      draw(0, purpose);
      expect(draw(seed, purpose, ...ours)).toBe(first);
    }),
  );
});

it('keys that differ give draws that differ', () => {
  fc.assert(
    fc.property(fc.integer(), key, key, (seed, one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(draw(seed, 'key', ...one)).not.toBe(draw(seed, 'key', ...other));
    }),
    { numRuns: 1000 },
  );
});

describe('a greater draw gives no smaller value', () => {
  it.each([
    ['uniform', uniform(-3, 8)],
    ['exponential', exponential(20)],
    ['normal', normal],
    ['lognormal', lognormal(4, 1.5)],
    ['zipf', zipf(37, 1.1)],
  ])('%s', (_name, sampler) => {
    fc.assert(
      fc.property(chance, chance, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        // Where two polynomials meet, the last digits may cross.
        expect(sampler(low)).toBeLessThanOrEqual(sampler(high) + 1e-13 * Math.abs(sampler(high)));
      }),
      { numRuns: 500 },
    );
  });

  it('zipf stays among its ranks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 3, noNaN: true }), chance, (n, s, u) => {
        const rank = zipf(n, s)(u);
        expect(Number.isInteger(rank) && rank >= 0 && rank < n).toBe(true);
      }),
    );
  });
});

describe('laws of the arithmetic', () => {
  const positive = fc.double({ min: 1e-100, max: 1e100, noNaN: true });

  it('exp undoes ln', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(exp(ln(x)) / x - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it('ln turns products into sums', () => {
    fc.assert(
      fc.property(positive, positive, (x, y) => {
        expect(Math.abs(ln(x * y) - ln(x) - ln(y))).toBeLessThan(1e-12);
      }),
    );
  });

  it('powers multiply by adding their exponents', () => {
    const exponent = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), exponent, exponent, (base, a, b) => {
        expect(Math.abs((power(base, a) * power(base, b)) / power(base, a + b) - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});
