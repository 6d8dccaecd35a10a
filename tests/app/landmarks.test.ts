// What is worth going to is found in the records, once for each kind, and finds its room on the line of time.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roomFor, SIGN } from '../../app/playback/track-room.ts';
import { landmarksOf } from '../../app/state/landmarks.ts';
import { allRuns } from '../machines/runs.ts';

it('names the first of each kind, at the instant of its record, and both stages at once where both have it', () => {
  const kinds = new Set<string>();
  for (const { trace } of allRuns) {
    const marks = landmarksOf({ a: trace, b: trace }, []);
    for (const mark of marks) {
      kinds.add(mark.kind);
      expect(mark).toMatchObject({ sides: ['a', 'b'] });
      expect(trace.records.some(({ at }) => at === mark.at)).toBe(true);
    }
    const hit = trace.records.find(({ kind }) => kind === 'cache.hit');
    expect(marks.find(({ kind }) => kind === 'hit')?.at).toBe(hit?.at);
    expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).sort((one, other) => one - other));
  }
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(['change', 'declined', 'hit', 'let-down', 'stored', 'tunnel']),
  );
});

it('tells what the reader did as that, and not again as a change', () => {
  const { trace } = allRuns.find((run) => run.trace.records.some(({ kind }) => kind === 'intervention.applied'))!;
  const { at } = trace.records.find(({ kind }) => kind === 'intervention.applied')!;
  const marks = landmarksOf({ a: trace, b: null }, [{ act: 'stop', atMs: at / 1000, server: 1 }]);
  expect(marks.filter((mark) => mark.at === at && mark.kind === 'act')).toHaveLength(1);
  expect(marks.filter((mark) => mark.at === at && mark.kind === 'change')).toEqual([]);
});

it('lets no sign and no name lie on another', () => {
  const sign = fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    room: fc.integer({ min: 10, max: 120 }),
    rank: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 14 }), fc.integer({ min: 120, max: 1600 }), (signs, width) => {
      const wanted = signs.sort((one, other) => one.share - other.share);
      const spans = roomFor(wanted, width).flatMap(({ isShown, name }, place) => {
        const { share, room } = wanted[place]!;
        const x = share * width;
        if (!isShown) return [];
        return [[x - SIGN / 2 - (name === 'before' ? room : 0), x + SIGN / 2 + (name === 'after' ? room : 0)] as const];
      });
      for (const [place, [, end]] of spans.entries()) {
        const next = spans[place + 1];
        if (next !== undefined) expect(end).toBeLessThanOrEqual(next[0] + 1e-6);
      }
      if (wanted.length > 0) expect(spans.length).toBeGreaterThan(0);
    }),
  );
});
