// Instants and durations: whole microseconds, whatever they are made from.
import { expect, it } from 'vitest';
import {
  NO_TIME,
  START,
  after,
  atMilliseconds,
  between,
  duration,
  inMilliseconds,
  instant,
  milliseconds,
} from '../../../simulations/kernel/time.ts';

it('rounds to the nearest microsecond, halves up', () => {
  expect([0.4, 0.5, 1.5, 2.49999, -0.5, -0.6].map(duration)).toEqual([0, 1, 2, 2, 0, -1]);
  expect([0.4, 7.5].map(instant)).toEqual([0, 8]);
  expect([0.0004, 0.0005, 12.3456].map(milliseconds)).toEqual([0, 1, 12_346]);
  expect([2104.0001, 0.00149, 0.0015].map(atMilliseconds)).toEqual([2_104_000, 1, 2]);
  expect([START, NO_TIME]).toEqual([0, 0]);
});

it('adds a span to an instant, and takes one instant from another', () => {
  expect(after(instant(10), duration(5))).toBe(15);
  expect(between(instant(10), instant(4))).toBe(-6);
  expect(inMilliseconds(duration(1500))).toBe(1.5);
});
