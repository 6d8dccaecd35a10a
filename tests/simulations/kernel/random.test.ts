// Draws: known answers from an independent implementation (Python, whole numbers without bound), and evenness.
import { describe, expect, it } from 'vitest';
import { draw, drawer } from '../../../simulations/kernel/random.ts';

describe('known answers', () => {
  it.each<[seed: number, purpose: string, key: (number | string)[], expected: number]>([
    [0, '', [], 0.1610904648791841],
    [1, 'arrival', [], 0.7953566702431331],
    [7, 'arrival', [0], 0.7070159277526877],
    [7, 'arrival', [1], 0.9720141932695928],
    [7, 'arrival', [-1], 0.36479553065530224],
    [7, 'arrival', ['1'], 0.3051297492166051],
    [7, 'service', [1], 0.9059776761473253],
    [8, 'arrival', [1], 0.7110261903688416],
    [7, 'jitter', ['alice-edge', 12], 0.218174596895246],
    [7, 'jitter', [12, 'alice-edge'], 0.8743512631363065],
    [1_099_511_627_779, 'arrival', [9_007_199_254_740_991], 0.46732744448604313],
    [7, 'arrival', [2_147_483_648], 0.19931276500341089],
    [-5, 'é', [1, 2, 3], 0.02634982389866647],
  ])('seed %d, %s, %j', (seed, purpose, key, expected) => {
    expect(draw(seed, purpose, ...key)).toBe(expected);
    expect(draw(seed, purpose, ...key)).toBe(expected); // and again: nothing is used up
  });

  it('wants whole numbers', () => {
    expect(() => draw(1, 'arrival', 0.5)).toThrow(/whole numbers or text, not 0.5/);
    expect(() => draw(NaN, 'arrival')).toThrow(/not NaN/);
  });
});

it('drawer is draw with the common part done once', () => {
  const next = drawer(7, 'arrival');
  for (const key of [0, 1, -1, 2_147_483_647, 2_147_483_648, 9_007_199_254_740_991]) {
    expect(next(key)).toBe(draw(7, 'arrival', key));
  }
});

/** How far the counts are from even, in standard deviations of chi-square. */
function unevenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const chiSquare = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
  const freedom = counts.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

describe('evenness, within four standard deviations', () => {
  const N = 200_000;

  it.each<[string, (i: number) => number]>([
    ['keys that follow one another', (i) => draw(3, 'arrival', i)],
    ['keys far apart', (i) => draw(3, 'arrival', i * 65_536)],
    ['seeds that follow one another', (i) => draw(i, 'arrival', 5)],
    ['text keys', (i) => draw(3, 'arrival', `request-${String(i)}`)],
    ['the low bits', (i) => (draw(3, 'arrival', i) * 8_589_934_592) % 1],
    ['two parts in a grid', (i) => draw(3, 'arrival', i % 400, Math.floor(i / 400))],
  ])('%s', (_what, number) => {
    const cells = Array<number>(1024).fill(0);
    const pairs = Array<number>(1024).fill(0);
    let last = 0;
    for (let i = 0; i < N; i += 1) {
      const u = number(i);
      cells[Math.floor(u * 1024)]! += 1;
      pairs[Math.floor(last * 32) * 32 + Math.floor(u * 32)]! += 1;
      last = u;
    }
    expect(Math.abs(unevenness(cells))).toBeLessThan(4);
    expect(Math.abs(unevenness(pairs))).toBeLessThan(4);
  });

  it('a change of one bit of the key changes each bit of the draw half of the time', () => {
    const trials = 4000;
    for (let bit = 0; bit < 31; bit += 1) {
      const changed = Array<number>(32).fill(0);
      for (let i = 0; i < trials; i += 1) {
        const key = i * 524_287;
        const one = Math.floor(draw(1, 'bits', key | 0) * 4_294_967_296);
        const other = Math.floor(draw(1, 'bits', (key | 0) ^ (1 << bit)) * 4_294_967_296);
        for (let j = 0; j < 32; j += 1) changed[j]! += ((one ^ other) >>> j) & 1;
      }
      // 992 counts are looked at; five deviations leave room for chance once in 1,700 of such tests.
      for (const count of changed) expect(Math.abs(count - trials / 2)).toBeLessThan(5 * Math.sqrt(trials / 4));
    }
  });
});
