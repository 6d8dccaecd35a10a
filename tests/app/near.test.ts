// Among many parcels a pointer means the nearest that it reaches; keys go to the next, and nowhere at the ends.
import { describe, expect, it } from 'vitest';
import { parcelNear } from '../../app/diagram/crowd/near.ts';
import { placeAfter } from '../../app/diagram/rove.ts';
import { look, stageNamed } from '../scene/stages.ts';

const parcels = (() => {
  const stage = stageNamed('rush-hour');
  return look(stage, 6211.8).parcels;
})();
const [model] = parcels;
const parcelAt = (key: string, x: number, y: number, radius = 8) => ({ ...model!, key, x, y, radius });

describe('a pointer in a crowd', () => {
  const crowd = [parcelAt('left', 0, 0), parcelAt('right', 20, 0), parcelAt('large', 60, 0, 20)];
  const keyNear = (x: number, y: number, least = 0) => parcelNear(crowd, { x, y }, least)?.key ?? null;

  it('means the nearest, not the first that it touches', () => {
    expect(keyNear(9, 0)).toBe('left');
    expect(keyNear(11, 0)).toBe('right');
  });

  it('means nobody beyond twelve units, what is larger, or what a finger needs', () => {
    expect(keyNear(-12, 0)).toBe('left');
    expect(keyNear(-12.1, 0)).toBeNull();
    expect(keyNear(84, 0)).toBe('large');
    expect(keyNear(84.1, 0)).toBeNull();
    expect(keyNear(-30, 0, 30)).toBe('left');
  });

  it('means the topmost of two at one place, and nobody where nobody is', () => {
    expect(parcelNear([...crowd, parcelAt('over', 0, 0)], { x: 0, y: 0 }, 0)?.key).toBe('over');
    expect(parcelNear([], { x: 0, y: 0 }, 100)).toBeNull();
  });

  it('finds each parcel of a run where it is drawn', () => {
    expect(parcels.length).toBeGreaterThan(5);
    for (const parcel of parcels) {
      const found = parcelNear(parcels, parcel, 0);
      expect([found?.x, found?.y]).toEqual([parcel.x, parcel.y]);
    }
  });
});

describe('a key among many', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 1, 2],
    ['ArrowLeft', 2, 1],
    ['ArrowUp', 0, null],
    ['ArrowRight', 2, null],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 1, null],
  ])('%s from %i', (key, from, to) => {
    expect(placeAfter(key, from, 3)).toBe(to);
  });
});
