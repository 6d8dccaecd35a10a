// Widths of texts as estimated without a browser, and the ways in which a text finds its place.
import { describe, expect, it } from 'vitest';
import { crosses } from '../../app/scene/boxes.ts';
import type { Wanted } from '../../app/scene/place-captions.ts';
import { Placing } from '../../app/scene/place-captions.ts';
import { textWidth } from '../../app/scene/text-width.ts';
import { wrapped } from '../../app/scene/text-style.ts';

describe('the estimated width of a text', () => {
  /** Measured in Chromium with the widest font of the stack (DejaVu Sans), in ems. */
  const MEASURED: readonly (readonly [text: string, isBold: boolean, ems: number])[] = [
    ['request came from 203.0.113.7', false, 15.877],
    ['request came from 203.0.113.7', true, 17.746],
  ];
  it.each(MEASURED)('%s: never less than measured, and at most a tenth more', (text, isBold, ems) => {
    expect(textWidth(text, 1, isBold)).toBeGreaterThanOrEqual(ems);
    expect(textWidth(text, 1, isBold)).toBeLessThan(ems * 1.1);
  });
  it('is an em for a Chinese character, and grows with the size', () => {
    expect(textWidth('正向代理', 11)).toBe(44);
    expect(textWidth('', 11)).toBe(0);
    expect(textWidth('Origin', 24)).toBeCloseTo(2 * textWidth('Origin', 12));
  });
});

describe('placing', () => {
  const wanted = (key: string, spots: Wanted['spots'], more: Partial<Wanted> = {}): Wanted => ({
    key,
    kind: 'hint',
    tone: 'soft',
    size: 10,
    isBold: false,
    text: key,
    spots,
    ...more,
  });
  const at = (x: number, y: number) => ({ x, y, anchor: 'start' as const });
  const ground = {
    area: { x: 0, y: 0, width: 200, height: 100 },
    solid: [{ x: 50, y: 40, width: 20, height: 20 }],
    lines: [],
  };
  const placed = ({ captions }: Placing) => captions.map(({ key, x, y }) => [key, x, y]);

  it('takes the first spot that is free of shapes and of what was placed before', () => {
    const placing = new Placing(ground);
    placing.place(wanted('a', [at(52, 50), at(10, 20)]));
    placing.place(wanted('b', [at(10, 22), at(10, 60)]));
    expect(placed(placing)).toEqual([
      ['a', 10, 20],
      ['b', 10, 60],
    ]);
  });
  it('leaves out what finds no room, and what would leave the drawing', () => {
    const placing = new Placing(ground);
    expect(placing.place(wanted('a', [at(52, 50)]))).toBe(false);
    expect(placing.place(wanted('long words that leave', [at(150, 20)]))).toBe(false);
    expect(placing.captions).toEqual([]);
  });
  it('prefers a spot off the lines; shy texts take no other', () => {
    const lines = [{ from: { x: 0, y: 17 }, to: { x: 200, y: 17 }, clearance: 0 }];
    const placing = new Placing({ ...ground, lines });
    placing.place(wanted('a', [at(10, 20), at(10, 90)]));
    placing.place(wanted('b', [at(100, 20)]));
    placing.place(wanted('c', [at(150, 20)], { isShy: true }));
    expect(placed(placing)).toEqual([
      ['a', 10, 90],
      ['b', 100, 20],
    ]);
  });
  it('would rather cross a thin line than a broad one, where it is asked to, and what stands beside crosses none that is broad', () => {
    const lines = [
      { from: { x: 0, y: 17 }, to: { x: 200, y: 17 }, clearance: 5 },
      { from: { x: 0, y: 77 }, to: { x: 200, y: 77 }, clearance: 0 },
    ];
    const placing = new Placing({ ...ground, lines });
    expect(placing.placeLightest([[wanted('a', [at(10, 20)])], [wanted('b', [at(10, 80)])]])).toBe(true);
    expect(placing.placeBeside(wanted('c', [at(100, 20), at(100, 80)]))).toBe(true);
    expect(placing.placeBeside(wanted('d', [at(150, 20)]))).toBe(false);
    expect(placing.placeLightest([[wanted('e', [at(150, 20)])]])).toBe(true);
    expect(placed(placing)).toEqual([
      ['b', 10, 80],
      ['c', 100, 80],
      ['e', 150, 20],
    ]);
  });
  it('says all beside a line of dots, less where only that is free of thin lines, and stands on dots rather than nowhere', () => {
    const dots = { from: { x: 40, y: 0 }, to: { x: 40, y: 35 }, clearance: 0, isFaint: true };
    const thin = { from: { x: 120, y: 0 }, to: { x: 120, y: 35 }, clearance: 0 };
    const placing = new Placing({ ...ground, lines: [dots, thin] });
    expect(placing.placeBeside(wanted('all', [at(35, 20), at(60, 20)]))).toBe(true);
    expect(placing.placeBeside(wanted('too many', [at(115, 20)]), wanted('few', [at(130, 20)]))).toBe(true);
    expect(placing.placeClear([[wanted('dotted', [at(25, 34)])]])).toBe(true);
    expect(placing.placeClear([[wanted('struck', [at(115, 34)])]])).toBe(false);
    expect(placing.captions.map(({ key, x, isOverLine }) => [key, x, isOverLine])).toEqual([
      ['all', 60, false],
      ['few', 130, false],
      ['dotted', 25, true],
    ]);
  });
  it('places lines together or not at all', () => {
    const placing = new Placing(ground);
    expect(placing.placeTogether([wanted('a', [at(10, 20)]), wanted('b', [at(52, 50)])])).toBe(false);
    expect(placing.captions).toEqual([]);
    expect(placing.place(wanted('c', [at(10, 20)]))).toBe(true);
  });
});

it('a line crosses a box when it passes through it, not when it passes by', () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };
  expect(crosses(box, { x: 0, y: 0 }, { x: 30, y: 30 })).toBe(true);
  expect(crosses(box, { x: 0, y: 15 }, { x: 12, y: 15 })).toBe(true);
  expect(crosses(box, { x: 0, y: 25 }, { x: 25, y: 0 })).toBe(true);
  expect(crosses(box, { x: 0, y: 0 }, { x: 30, y: 5 })).toBe(false);
  expect(crosses(box, { x: 0, y: 35 }, { x: 35, y: 15 })).toBe(false);
});

it('lines are broken between words, and never within one', () => {
  expect(wrapped('Forward proxy', 60, 10, true)).toEqual(['Forward', 'proxy']);
  expect(wrapped('Forward proxy', 200, 10, true)).toEqual(['Forward proxy']);
  expect(wrapped('正向代理', 5, 10, true)).toEqual(['正向代理']);
  expect(wrapped('密钥：A、中继\u00A01', 55, 10, false)).toEqual(['密钥：A、', '中继\u00A01']);
});
