// The charts say what was measured: as many dots as answers, bars as long as their numbers, tables with the same figures.
import { describe, expect, it } from 'vitest';
import type { Figure, Mark } from '../../app/charts/figure.ts';
import { FIGURES, FIGURE_NAMES } from '../../app/charts/figures/index.ts';
import type { FigureInput } from '../../app/charts/figures/input.ts';
import { csvOf } from '../../app/comparison/charts/save.ts';
import { EN as words } from '../i18n/all-words.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { composeScenario, instant, measure, metricsAt, simulate } from '../../simulations/index.ts';

const situation = situationOf('first-screen');
const { a, b } = situation.opens!;
const runs = {
  a: { samples: measure(simulate(composeScenario(situation, a)).trace) },
  b: { samples: measure(simulate(composeScenario(situation, b)).trace) },
};

const input = (seconds: number, width = 560, exchange: number | null = 5): FigureInput => ({
  runs,
  t: instant(seconds * 1e6),
  exchange,
  width,
  names: { a: 'Forward', b: 'Reverse' },
  words,
  name: (_, id) => id,
});

const of = <M extends Mark['mark']>({ marks }: Figure, mark: M): readonly Extract<Mark, { mark: M }>[] =>
  marks.filter((one): one is Extract<Mark, { mark: M }> => one.mark === mark);

describe.each(FIGURE_NAMES)('the chart of %s', (name) => {
  it.each([0, 3, 40])('keeps its marks on the paper at %d s, wide and narrow', (seconds) => {
    for (const width of [280, 720]) {
      const figure = FIGURES[name](input(seconds, width));
      const { plot, size } = figure;
      const isOn = (x: number, y: number): boolean => x >= 0 && x <= size.width && y >= 0 && y <= size.height;
      for (const dot of of(figure, 'dot')) expect(isOn(dot.x, dot.y)).toBe(true);
      for (const { x, y, width: wide, height } of of(figure, 'bar')) {
        expect(isOn(x, y) && isOn(x + wide, y + height)).toBe(true);
        expect(x).toBeGreaterThanOrEqual(plot.x - 0.01);
      }
      expect(new Set(figure.marks.map(({ mark, key }) => `${mark} ${key}`)).size).toBe(figure.marks.length);
    }
  });
  it('has a head for each column of its table', () => {
    const { table } = FIGURES[name](input(40));
    for (const row of table.rows) expect(row).toHaveLength(table.head.length);
  });
});

describe('figures', () => {
  it('have a dot for each answer', () => {
    const figure = FIGURES.latency(input(40));
    for (const whose of ['a', 'b'] as const) {
      const answers = metricsAt(runs[whose].samples, instant(40e6)).latencyMs.count;
      expect(of(figure, 'dot').filter((dot) => dot.whose === whose)).toHaveLength(answers);
      expect(answers).toBeGreaterThan(20);
    }
  });
  it('split a request into parts that add up to its latency', () => {
    for (const exchange of [1, 5, 20]) {
      const { table } = FIGURES.waterfall(input(60, 560, exchange));
      const outcome = runs.b.samples.outcomes.find((one) => one.exchange === exchange)!;
      const sum = table.rows.reduce((total, row) => total + Number(row[2]), 0);
      expect(sum).toBeCloseTo(outcome.latencyUs! / 1000, 6);
    }
  });
  it('show of a request what has happened by the clock', () => {
    const { wanted, latencyUs } = runs.a.samples.outcomes.find((one) => one.exchange === 1)!;
    const half = (wanted + latencyUs! / 2) / 1e6;
    const sum = FIGURES.waterfall(input(half, 560, 1)).table.rows.reduce((total, row) => total + Number(row[1]), 0);
    expect(sum).toBeCloseTo(latencyUs! / 2000, 2);
    expect(of(FIGURES.waterfall(input(0, 560, 1)), 'bar')).toEqual([]);
  });
  it('draw bars as long as their octets', () => {
    const figure = FIGURES.bytes(input(40));
    const bars = of(figure, 'bar');
    const octets = figure.table.rows.map((row) => Number(row[2]));
    const scale = bars[0]!.width / octets[0]!;
    for (const [place, bar] of bars.entries()) expect(bar.width).toBeCloseTo(octets[place]! * scale, 6);
  });
  it('end their lines where the table ends', () => {
    const { table } = FIGURES.origins(input(40));
    expect(table.rows.at(-1)?.[1]).toBe(metricsAt(runs.a.samples, instant(40e6)).originRequests.total);
  });
});

describe('CSV', () => {
  it('quotes what would be read as something else, and ends lines as RFC 4180 has it', () => {
    const csv = csvOf({
      head: ['a', 'b, c'],
      rows: [
        ['he said "no"', 1.5],
        ['x', null],
      ],
    });
    expect(csv).toBe('a,"b, c"\r\n"he said ""no""",1.5\r\nx,\r\n');
  });
});
