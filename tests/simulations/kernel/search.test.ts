// What is found by halving is what is found by counting.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countUpTo, placesBefore } from '../../../simulations/kernel/search.ts';

const numbers = fc
  .array(fc.integer({ min: 0, max: 50 }))
  .map((some): readonly number[] => [...some].sort((a, b) => a - b));
const number = fc.integer({ min: -1, max: 51 });

it('counting up to an instant is counting', () => {
  fc.assert(
    fc.property(numbers, number, (sorted, t) => {
      expect(countUpTo(sorted, t)).toBe(sorted.filter((one) => one <= t).length);
    }),
  );
});

it('the places before a bound are those of all that is less, and none is asked for beyond the last', () => {
  fc.assert(
    fc.property(numbers, number, (sorted, bound) => {
      const asked: number[] = [];
      const found = placesBefore(sorted.length, (place) => {
        asked.push(place);
        return sorted[place]! < bound;
      });
      expect(found).toBe(sorted.filter((one) => one < bound).length);
      expect(asked.every((place) => place >= 0 && place < sorted.length)).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(Math.log2(sorted.length + 1)));
    }),
  );
});
