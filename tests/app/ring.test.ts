// The ring of a copy: as much of it is drawn as is left, a whole one whole, and the last bit is seen.
import { describe, expect, it } from 'vitest';
import { ring } from '../../app/diagram/ring.ts';

type Point = readonly [number, number];

/** Area within an outline of straight lines and of arcs round the middle, told from its points (the shoelace formula, arcs cut fine). */
function areaOf(outline: string): number {
  let area = 0;
  let at: Point = [0, 0];
  let start: Point = at;
  const goTo = (to: Point): void => {
    area += (at[0] * to[1] - to[0] * at[1]) / 2;
    at = to;
  };
  for (const [, step = '', given = ''] of outline.matchAll(/([MALZ])([^MALZ]*)/gu)) {
    const numbers = given.trim().split(/\s+/u).map(Number);
    const to: Point = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    if (step === 'M') [at, start] = [to, to];
    if (step === 'L') goTo(to);
    if (step === 'Z') goTo(start);
    if (step !== 'A' || (at[0] === to[0] && at[1] === to[1])) continue; // SVG 2 §9.5.1: such an arc is left out
    const [radius = 0, , , isLarge, isClockwise] = numbers;
    const turn = isClockwise ? 1 : -1;
    const begin = Math.atan2(at[1], at[0]);
    let sweep = (turn * (Math.atan2(to[1], to[0]) - begin) + 4 * Math.PI) % (2 * Math.PI);
    if (Math.abs(sweep - Math.PI) > 1e-3) expect(sweep > Math.PI).toBe(isLarge === 1);
    sweep *= turn;
    for (let part = 1; part <= 64; part += 1) {
      const angle = begin + (sweep * part) / 64;
      goTo([radius * Math.cos(angle), radius * Math.sin(angle)]);
    }
    goTo(to);
  }
  return area;
}

const WHOLE = Math.PI * 36 * (1 - 0.45 ** 2);

describe('the ring of a copy', () => {
  it.each([1, 0.9999, 0.996, 0.99, 0.75, 0.5, 0.25, 0.1])(
    'of which %f is left covers as much of a whole one',
    (left) => {
      expect(areaOf(ring(6, left)) / WHOLE).toBeGreaterThan(left - 0.02);
      expect(areaOf(ring(6, left)) / WHOLE).toBeLessThan(left + 0.02);
    },
  );

  it('is seen until it is stale, and not after', () => {
    expect(areaOf(ring(6, 1e-6)) / WHOLE).toBeGreaterThan(0.02);
    expect(ring(6, 0)).toBe('');
  });
});
