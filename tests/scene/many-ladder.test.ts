// Many requests through time: who and what stands on a page of time, that both stages have one clock, that nothing hides anything.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../app/scene/boxes.ts';
import type { Ladder } from '../../app/scene/ladder-types.ts';
import { eyesFor } from '../../app/scene/lens.ts';
import { MOST_ARROWS, MOST_FINE, storiesOn } from '../../app/scene/many-stories.ts';
import { pageAt } from '../../app/scene/page-of-time.ts';
import { FIRST_SCREEN, composeScenario, simulate, type Instant } from '../../simulations/index.ts';
import { allRuns } from '../machines/runs.ts';
import { exchangesOf, manyOf, pageOf } from './many.ts';
import type { Stage } from './stages.ts';
import { LATER, stageNamed, stageOf } from './stages.ts';

const exchangeOf = ({ selection }: Ladder['arrows'][number]): number =>
  selection.kind === 'message' ? selection.exchange : -1;

describe('a page of time', () => {
  const HORIZON = 60_000_000;
  it('has the clock on it, and half of it before the clock where the run allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: HORIZON }),
        fc.constantFrom(500_000, 2_000_000, 5_000_000),
        (at, length) => {
          const { from, to } = pageAt(at, length, HORIZON);
          expect(to - from).toBe(length);
          expect(from).toBeLessThanOrEqual(at);
          expect(to).toBeGreaterThanOrEqual(at);
          if (at >= length) expect(at - from).toBeGreaterThanOrEqual(length / 2);
        },
      ),
    );
  });
  it('stands still while the clock runs down half of it', () => {
    expect(pageAt(2_000_000, 2_000_000, HORIZON)).toEqual(pageAt(2_999_999, 2_000_000, HORIZON));
    expect(pageAt(3_000_000, 2_000_000, HORIZON).from).toBe(pageAt(2_999_999, 2_000_000, HORIZON).from + 1_000_000);
  });
  it('is the whole run where that is shorter', () => {
    expect(pageAt(400_000, 2_000_000, 800_000)).toEqual({ from: 0, to: 800_000 });
  });
});

describe('a ladder of many requests', () => {
  const stage = stageNamed('first screen, reverse');
  const at = 9300;
  const page = pageOf(stage, at);
  const ladder = manyOf(stage, at, { exchange: 30 });

  it('has every request that lasts on the page, and no other', () => {
    const wanted = new Map<number, number>();
    const lasting: number[] = [];
    for (const record of stage.trace.records) {
      if (record.kind === 'exchange.wanted') wanted.set(record.exchange, record.at);
      if (record.kind !== 'exchange.finished') continue;
      if (wanted.get(record.exchange)! < page.to && record.at > page.from) lasting.push(record.exchange);
    }
    expect(lasting.length).toBeGreaterThan(4);
    expect(exchangesOf(ladder.bars)).toEqual(lasting.sort((a, b) => a - b));
    expect([...new Set(ladder.arrows.map(exchangeOf))].sort((a, b) => a - b)).toEqual(lasting);
  });

  it('has a column for each who took part in any of them, and an arrow for each HTTP message between these', () => {
    const onPage = stage.trace.records.flatMap((record, number) =>
      record.kind === 'message.sent' && record.at >= page.from && record.at < page.to ? [{ record, number }] : [],
    );
    const http = onPage.filter(({ record: { payload } }) => payload.kind.startsWith('http-'));
    const drawn = new Set(ladder.arrows.map(({ key }) => key));
    for (const { number } of http) expect(drawn).toContain(`arrow-${String(number)}`);
    const nodes = new Set(http.flatMap(({ record }) => [record.from, record.to]));
    const columns = ladder.columns.map(({ key }) => key);
    expect(columns).toHaveLength(nodes.size);
    expect(columns).toContain('box');
  });

  it('keeps on the page what begins before it or goes on after it, without the head of what is cut off', () => {
    const half = manyOf(stage, at, { length: 500_000 });
    const [top, bottom] = [half.columns[0]!.top, half.columns[0]!.bottom];
    const ends = half.arrows.flatMap(({ from, to }) => [from.y, to.y]);
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(top - 1e-6);
    expect(Math.max(...ends)).toBeLessThanOrEqual(bottom + 1e-6);
    const pages = Array.from({ length: 40 }, (_, nth) => manyOf(stage, nth * 250, { length: 500_000 }));
    const cut = pages.flatMap(({ arrows, columns }) =>
      arrows.flatMap(({ isCutOff, to }) => (isCutOff ? [Math.abs(to.y - columns[0]!.bottom)] : [])),
    );
    expect(cut.length).toBeGreaterThan(3);
    expect(Math.max(...cut)).toBeLessThan(1e-6);
  });

  it('lights the request that is followed, and can choose each message of each', () => {
    const followed = exchangeOf(ladder.arrows[0]!);
    const { arrows, bars } = manyOf(stage, at, { exchange: followed });
    expect(arrows.map(({ isPale }) => isPale)).toEqual(arrows.map((arrow) => exchangeOf(arrow) !== followed));
    expect(bars.map(({ isPale }) => isPale)).toEqual(bars.map(({ exchange }) => exchange !== followed));
    expect(new Set(arrows.map(({ isPale }) => isPale)).size).toBe(2);
    for (const { selection } of arrows) {
      const record = selection.kind === 'message' ? stage.trace.records[selection.record] : undefined;
      expect(record).toMatchObject({ kind: 'message.sent' });
    }
  });

  it('costs nothing from frame to frame: the sheet is the same until something begins or the page is turned', () => {
    const quiet = manyOf(stage, at);
    const later = manyOf(stage, at + 0.001);
    for (const part of ['arrows', 'bars', 'columns', 'ticks', 'captions', 'gaps'] as const) {
      expect(later[part]).toBe(quiet[part]);
    }
    expect(later.playhead).not.toBe(quiet.playhead);
    const further = manyOf(stage, at + 300);
    expect(further.captions).toBe(quiet.captions);
    expect(further.arrows).not.toBe(quiet.arrows);
    expect(manyOf(stage, at + 1000).captions).not.toBe(quiet.captions);
  });
});

describe('two ladders of many requests side by side', () => {
  const [one, other] = ['first screen, forward', 'first screen, reverse'].map((name) => stageNamed(name));
  const pages = Array.from({ length: 20 }, (_, nth) => 1000 + nth * 1000);
  const waitsOf = ({ bars }: Ladder) =>
    new Map(bars.flatMap((bar) => (bar.kind === 'wait' ? [[bar.exchange, bar]] : [])));

  it('have one clock: the same instant is at the same height', () => {
    for (const at of pages) {
      const [left, right] = [manyOf(one!, at, { beside: other!.index }), manyOf(other!, at, { beside: one!.index })];
      expect(left.ticks).toEqual(right.ticks);
      expect(left.playhead).toBe(right.playhead);
      const waits = waitsOf(right);
      for (const [exchange, { y }] of waitsOf(left)) {
        const own = waits.get(exchange);
        // One that is over on the other stage before the page begins is not on it.
        if (own) expect(own.y).toBeCloseTo(y, 6);
      }
    }
  });

  it('show the time that a request is over sooner as a gap that ends where it is over on the other', () => {
    let gaps = 0;
    for (const at of pages) {
      const left = manyOf(one!, at, { beside: other!.index });
      const right = manyOf(other!, at, { beside: one!.index });
      const [mine, theirs] = [waitsOf(left), waitsOf(right)];
      for (const { key, y, height } of left.gaps) {
        const exchange = Number(key.replace('saved-', ''));
        const [own, there] = [mine.get(exchange), theirs.get(exchange)];
        if (!own || !there) continue;
        gaps += 1;
        expect(y).toBeCloseTo(own.y + own.height, 3);
        expect(Math.abs(y + height - (there.y + there.height))).toBeLessThan(1.01);
      }
      const both = new Set(left.gaps.map(({ key }) => key));
      expect(right.gaps.filter(({ key }) => both.has(key))).toEqual([]);
    }
    expect(gaps).toBeGreaterThan(3);
    expect(manyOf(one!, 2000).gaps).toEqual([]);
  });
});

describe('requests at one participant at once', () => {
  it('stand side by side: a line that builds up is seen to', () => {
    const queued = stageNamed('first screen, a burst at a server that does one thing at a time');
    const { bars } = manyOf(queued, 1200, { length: 500_000 });
    const waiting = bars.filter(({ kind }) => kind === 'queue');
    expect(waiting.length).toBeGreaterThan(5);
    const y = Math.max(...waiting.map((bar) => bar.y)) + 0.5;
    const atOnce = waiting.filter((bar) => bar.y <= y && bar.y + bar.height >= y);
    expect(atOnce.length).toBeGreaterThan(5);
    expect(new Set(atOnce.map(({ x }) => x)).size).toBe(atOnce.length);
  });

  it('wait in the line of a box until it passes their request on', () => {
    const farm = stageNamed('first screen, a server that may have one request at a time');
    const { from, to } = pageOf(farm, 1200, 500_000);
    const entered = farm.trace.records.filter(
      ({ kind, at, ...rest }) =>
        kind === 'queue.entered' && 'node' in rest && rest.node === 'gateway' && at >= from && at < to,
    );
    const { bars, columns } = manyOf(farm, 1200, { length: 500_000 });
    const x = columns.find(({ key }) => key === 'box')!.x;
    const lined = bars.filter((bar) => bar.kind === 'queue' && bar.x > x && bar.x < x + 60);
    expect(entered.length).toBeGreaterThan(2);
    expect(lined).toHaveLength(entered.length);
  });

  it.each(allRuns)('hide none of the others: $name', (run) => {
    const stage = stageOf(run);
    const starts = stage.trace.records.flatMap((one) => (one.kind === 'exchange.wanted' ? [one.at / 1000] : []));
    const instants = starts.filter((_, nth) => nth % 20 === 0);
    const hidden = instants.flatMap((at) => {
      const { bars } = manyOf(stage, at);
      return bars.flatMap((one, place) =>
        bars
          .slice(place + 1)
          .filter((bar) => bar.exchange !== one.exchange && overlaps(one, bar) && bar.height > 1 && one.height > 1)
          .map((bar) => `${one.label} under ${bar.label}`),
      );
    });
    expect(hidden).toEqual([]);
  });
});

describe('what is too much', () => {
  const burst = (count: number) =>
    stageOf({
      name: 'a crowd',
      trace: simulate(
        composeScenario(FIRST_SCREEN, FIRST_SCREEN.opens!.b, {
          interventions: Array.from({ length: count }, (_, nth) => ({
            atMs: 1000 + nth,
            patch: 'send-request' as const,
            client: 'alice',
            scheme: 'http' as const,
            host: FIRST_SCREEN.host,
            path: `/cart?n=${String(nth)}`,
          })),
        }),
      ).trace,
    });
  const leftOf = (stage: Stage, at: number) =>
    storiesOn(stage.trace, stage.index, eyesFor(stage.index, 'everyone', null, 0 as Instant), pageOf(stage, at));

  it('leaves handshakes and look-ups out, and says so', () => {
    const few = leftOf(burst(1), 1000).left;
    expect([few.lookups, few.setups]).toEqual([0, 0]);
    expect(LATER.en.leftOut(few)).toEqual([]);
    const { left, hops } = leftOf(burst(20), 1000);
    expect(left.setups).toBeGreaterThan(0);
    expect(hops.every(({ carried: { what } }) => what === 'request' || what === 'response')).toBe(true);
    expect(LATER.en.leftOut(left).join()).toContain(`more than ${String(MOST_FINE)} arrows`);
    expect(LATER['zh-CN'].leftOut(left).join()).toContain(String(MOST_FINE));
  });

  it('never draws more arrows than can be drawn, whole requests only, and says how many are missing', () => {
    const crowd = burst(90);
    const { left, hops, drawn } = leftOf(crowd, 1000);
    expect(hops.length).toBeLessThanOrEqual(MOST_ARROWS);
    expect(hops.length).toBeGreaterThan(MOST_ARROWS - 10);
    expect(left.drawn).toBe(drawn.length);
    expect(left.requests).toBeGreaterThan(left.drawn);
    expect(LATER.en.leftOut(left).join(' ')).toContain(
      `Only the first ${String(left.drawn)} of ${String(left.requests)} requests`,
    );
    expect(manyOf(crowd, 1000).arrows).toHaveLength(hops.length);
  });
});
