// Stepping: as many steps back as forward lead to where they began, whatever the size of a step and wherever that was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWalk } from '../../app/shell/steps.ts';
import { instantsOf } from '../../app/state/instants.ts';
import { instant, type Instant, type TraceRecord } from '../../simulations/index.ts';
import { allRuns } from '../machines/runs.ts';

const SIZES: Readonly<Record<string, (record: TraceRecord) => boolean>> = {
  event: () => true,
  hop: ({ kind }) => kind === 'message.sent' || kind === 'message.received' || kind === 'message.lost',
  exchange: ({ kind }) => kind === 'exchange.wanted',
};
const ways = allRuns.slice(0, 12).flatMap(({ trace }) =>
  Object.values(SIZES).map((counts) => ({
    events: instantsOf(trace.records, counts),
    end: instant(trace.header.horizonUs),
  })),
);

describe('steps', () => {
  it('there and back again is where it began, as long as each step leads on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ways),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(1 as const, -1 as const),
        ({ events, end }, share, most, direction) => {
          const walk = createWalk();
          const back = direction === 1 ? -1 : 1;
          const start = instant(Math.round(share * end));
          const passed: Instant[] = [start];
          for (let step = 0; step < most; step += 1) {
            const now = passed.at(-1)!;
            const next = walk(events, now, direction, end);
            if (next === now) break;
            expect(Math.sign(next - now)).toBe(direction);
            passed.push(next);
          }
          for (let now = passed.pop()!; passed.length > 0; now = passed.pop()!) {
            const next = walk(events, now, back, end);
            expect(next).toBe(passed.at(-1));
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('miss no event between one end and the other', () => {
    for (const { events, end } of ways.slice(0, 6)) {
      const walk = createWalk();
      const seen: Instant[] = [];
      for (let now = instant(0); now < end; seen.push(now)) now = walk(events, now, 1, end);
      expect(seen.filter((at) => at < end && at > 0)).toEqual(events.filter((at) => at < end && at > 0));
    }
  });

  it('forget the way once something else has moved the clock', () => {
    const events = [100, 200, 300].map(instant);
    const walk = createWalk();
    expect(walk(events, instant(150), 1, instant(999))).toBe(200);
    expect(walk(events, instant(250), -1, instant(999))).toBe(200);
    expect(walk(events, instant(200), -1, instant(999))).toBe(100);
  });
});
