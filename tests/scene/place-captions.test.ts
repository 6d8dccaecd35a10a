// Where a text comes to stand, of the spots that it has: the first of those with least under them.
import { describe, expect, it } from 'vitest';
import { Placing, type Line, type Wanted } from '../../app/scene/place-captions.ts';

const AREA = { x: 0, y: 0, width: 400, height: 200 };
/** Heights of its three spots. */
const [TOP, MIDDLE, BOTTOM] = [40, 100, 160];

const wanted: Wanted = {
  key: 'word',
  kind: 'word',
  tone: 'ink',
  size: 10,
  isBold: false,
  text: 'stored',
  spots: [TOP, MIDDLE, BOTTOM].map((y) => ({ x: 200, y, anchor: 'middle' })),
};
const along = (y: number, clearance: number): Line => ({
  from: { x: 0, y: y - 3 },
  to: { x: 400, y: y - 3 },
  clearance,
});
const across: Line = { from: { x: 200, y: 0 }, to: { x: 200, y: 200 }, clearance: 0 };

function heightOn(lines: readonly Line[], more: Partial<Wanted> = {}): number | undefined {
  const placing = new Placing({ area: AREA, solid: [], lines });
  placing.place({ ...wanted, ...more });
  return placing.captions[0]?.y;
}

describe('a text', () => {
  it('takes the first spot that no line crosses', () => {
    expect(heightOn([])).toBe(TOP);
    expect(heightOn([along(TOP, 0)])).toBe(MIDDLE);
    expect(heightOn([along(TOP, 0), along(MIDDLE, 2)])).toBe(BOTTOM);
  });

  it('stands on a thin line rather than on a broad one, wherever that is', () => {
    expect(heightOn([across, along(TOP, 2)])).toBe(MIDDLE);
    expect(heightOn([across, along(TOP, 2), along(MIDDLE, 2)])).toBe(BOTTOM);
  });

  it('takes the first of several that are alike', () => {
    expect(heightOn([across])).toBe(TOP);
    expect(heightOn([along(TOP, 2), along(MIDDLE, 2), along(BOTTOM, 2)])).toBe(TOP);
  });

  it('that is shy is rather left out', () => {
    expect(heightOn([across], { isShy: true })).toBeUndefined();
  });
});
