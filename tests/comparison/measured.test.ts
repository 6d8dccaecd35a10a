// The table of what is measured adds up as it is written, and calls better or worse only what is so.
import { describe, expect, it } from 'vitest';
import { intervalOf, nameOf, signed, written } from '../../app/comparison/measure-words.ts';
import { measuredAt, type Measure, type Measured } from '../../app/comparison/measures.ts';
import { verdictOf } from '../../app/comparison/verdict.ts';
import { decode } from '../../app/embed/url-state.ts';
import { computeSide } from '../../app/runner/compute.ts';
import { scenarioOf, situationOf } from '../../app/shell/scenario-of.ts';
import { createShelf } from '../../app/shell/shelf.ts';
import { instantsOf } from '../../app/state/instants.ts';
import { instant } from '../../simulations/index.ts';
import { EN } from '../i18n/all-words.ts';

function runsOf(query: string) {
  const { choices } = decode(`?${query}`, createShelf()).state;
  const of = (side: 'a' | 'b') => computeSide(scenarioOf(choices, side, situationOf(choices.situation)));
  return { a: of('a'), b: of('b') };
}

/** "−1,234.5 ms" → −1234.5 */
const read = (text: string): number => Number(text.replace('−', '-').replace(/[^-\d.]/g, ''));
const unitOf = (text: string): string => text.replace(/[−+\d.,\s%]/g, '');

function expectToAddUp(measured: Measured): void {
  for (const measure of measured.measures) {
    const { name, a, b, difference, unit, verdict } = measure;
    if (difference === null) continue;
    const [before, after] = [written(a, measure, EN), written(b, measure, EN)];
    const by = signed(difference.value, measure, EN);
    const told = `${name}: ${before}, ${after}, ${by}`;
    expect(read(after) - read(before), told).toBeCloseTo(read(by), 6);
    expect(unitOf(after), told).toBe(unitOf(before));
    if (unit === 'bytes' && read(by) !== 0) expect(unitOf(by), told).toBe(unitOf(before));
    // What is said to differ is seen to, and what is marked is no chance of the draw.
    expect(before === after, told).toBe(difference.value === 0);
    if (difference.value === 0) expect(by).toBe(unit === 'bytes' ? written(0, measure, EN) : '0');
    const interval = intervalOf(measure, EN);
    if (verdict !== 'even' && interval !== null) {
      const [low, high] = interval.split(' … ').map(read);
      expect(low! * high!, `${told} (${interval})`).toBeGreaterThan(0);
    }
    if (unit === 'ms' && interval === null) expect(verdict, told).toBe('even');
  }
}

describe('every row adds up, as it is written', () => {
  it.each([
    's=first-screen&do=stop-1@2000&a=both&b=direct',
    's=first-screen&a=forward&b=reverse',
    's=rush-hour&a=reverse&b=reverse&a.cache=1&b.cache=1&b.coalesce=1',
    's=shared-pages&a=direct&b=reverse&b.cache=1',
    's=ten-users&a=direct&b=forward',
    's=base-exchange&a=fwd-connect&b=cdn-full',
  ])('%s', (query) => {
    const runs = runsOf(query);
    const all = instantsOf([...runs.a.trace.records, ...runs.b.trace.records]);
    const some = Array.from({ length: 25 }, (_, nth) => all[Math.floor(((nth + 1) * (all.length - 1)) / 25)]!);
    for (const at of some) expectToAddUp(measuredAt(runs, at));
    expect(measuredAt(runs, some.at(-1)!).pairs).toBeGreaterThan(0);
  });
});

describe('latencies', () => {
  const runs = runsOf('s=first-screen&do=stop-1@2000&a=both&b=direct');
  const latenciesOf = ({ measures }: Measured) => measures.filter(({ unit }) => unit === 'ms');

  it('are of those requests that both stages have answered, and say how many these are', () => {
    const measured = measuredAt(runs, instant(4_000_000));
    const t = 4_000_000;
    const answeredIn = (side: 'a' | 'b') =>
      runs[side].samples.outcomes.filter(({ finished, status }) => status !== null && finished! <= t);
    const ofBoth = (side: 'a' | 'b', other: 'a' | 'b') => {
      const there = new Set(answeredIn(other).map(({ exchange }) => exchange));
      return answeredIn(side).filter(({ exchange }) => there.has(exchange));
    };
    expect([answeredIn('a').length, measured.pairs]).toEqual([5, 2]);
    const middle = (side: 'a' | 'b', other: 'a' | 'b') => {
      const [one, two, ...more] = ofBoth(side, other).map(({ latencyUs }) => latencyUs! / 1000);
      expect(more).toEqual([]);
      return (one! + two!) / 2;
    };
    expect(latenciesOf(measured)[0]!.a).toBeCloseTo(middle('a', 'b'), 2);
    expect(latenciesOf(measured)[0]!.b).toBeCloseTo(middle('b', 'a'), 2);
    expect(EN.measured.pairs(measured.pairs, false)).toContain('2 requests answered on both stages');
  });

  it('are one answer’s, without median and percentile, while there is one', () => {
    const first = instantsOf(runs.a.trace.records).find((at) => measuredAt(runs, at).pairs === 1)!;
    const [only, ...more] = latenciesOf(measuredAt(runs, first));
    expect(more).toEqual([]);
    expect(nameOf(only!, EN)).toBe('Latency, 1 answer');
  });
});

describe('better or worse', () => {
  const latency = (value: number, low: number | null, high: number | null) =>
    ({ difference: { value, low, high }, better: 'less', unit: 'ms' }) as const;
  const count = (value: number, better: Measure['better'] = 'less') =>
    ({ difference: { value, low: null, high: null }, better, unit: 'count' }) as const;
  const alike = { a: 9, b: 9 };

  it.each([
    ['an interval with zero in it', latency(-0.1, -0.2, 23.7), 'even'],
    ['an interval that ends at zero', latency(3, 0, 9), 'even'],
    ['no interval', latency(-46, null, null), 'even'],
    ['an interval below zero', latency(-46, -53, -39), 'good'],
    ['an interval above zero', latency(46, 39, 53), 'bad'],
    ['a count', count(-2), 'good'],
    ['more where more is better', count(2, 'more'), 'good'],
    ['what is neither', count(2, 'neither'), 'even'],
    ['nothing', count(0), 'even'],
  ] as const)('of %s', (_, measure, verdict) => {
    expect(verdictOf(measure, alike)).toBe(verdict);
  });

  it('is not said of less work by whoever answered less', () => {
    expect(verdictOf(count(-2), { a: 5, b: 2 })).toBe('even');
    expect(verdictOf(count(2), { a: 2, b: 5 })).toBe('even');
    expect(verdictOf(count(2), { a: 5, b: 2 })).toBe('bad');
    const { measures } = measuredAt(runsOf('s=first-screen&do=stop-1@2000&a=both&b=direct'), instant(4_000_000));
    const said = Object.fromEntries(measures.map(({ name, verdict }) => [name, verdict]));
    expect(said).toMatchObject({ failed: 'bad', originRequests: 'even', transitBytes: 'even', learned: 'even' });
  });
});
