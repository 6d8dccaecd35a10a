// Where the time of one request went, on both stages: names, connection, tunnel, keys, messages, waiting, work.
import { max, scaleLinear } from 'd3';
import { PARTS, type ExchangeOutcome, type Stretch } from '../../../simulations/index.ts';
import type { Figure, Mark, Whose } from '../figure.ts';
import { fitting, plotOf, roomFor, ROW, sizeFor } from '../figure.ts';
import type { FigureInput } from './input.ts';

const BAR = 20;

export function waterfallFigure({ runs, t, exchange, names, words, width }: FigureInput): Figure {
  const { charts, format } = words;
  const plot = plotOf(width, 2 * ROW + 8, roomFor([names.a, names.b], width));
  const find = (whose: Whose): ExchangeOutcome | undefined =>
    runs[whose].samples.outcomes.find((outcome) => outcome.exchange === exchange);
  const outcomes = { a: find('a'), b: find('b') };
  /** What has happened by the clock, from the wish on. */
  const passed = (whose: Whose): readonly Stretch[] => {
    const outcome = outcomes[whose];
    if (outcome === undefined) return [];
    return outcome.stretches.flatMap((stretch) =>
      stretch.from >= t ? [] : [{ ...stretch, to: stretch.to > t ? t : stretch.to }],
    );
  };
  const length = (whose: Whose): number => (outcomes[whose]?.latencyUs ?? 0) / 1000;
  const x = scaleLinear([0, max([length('a'), length('b'), 1]) ?? 1], [plot.x, plot.x + plot.width]).nice();
  const row = (whose: Whose, number: number): readonly Mark[] => {
    const y = plot.y + 6 + number * ROW;
    const start = outcomes[whose]?.wanted ?? 0;
    const bars = passed(whose).map(({ part, from, to }, place): Mark => ({
      mark: 'bar',
      key: `${whose}-${String(place)}`,
      whose,
      part,
      x: x((from - start) / 1000),
      y,
      width: Math.max(0.5, x((to - start) / 1000) - x((from - start) / 1000)),
      height: BAR,
    }));
    const name: Mark = {
      mark: 'text',
      key: `${whose}-name`,
      x: plot.x - 8,
      y: y + BAR * 0.7,
      text: fitting(names[whose], plot.x),
      anchor: 'end',
      isStrong: true,
    };
    return [name, ...bars];
  };
  const spent = (whose: Whose, part: string): number =>
    passed(whose).reduce((sum, stretch) => (stretch.part === part ? sum + (stretch.to - stretch.from) / 1000 : sum), 0);
  return {
    size: sizeFor(width, plot),
    plot,
    across: x.ticks(plot.width / 90).map((at) => ({ at: x(at), text: format.milliseconds(at * 1000) })),
    up: [],
    marks: [...row('a', 0), ...row('b', 1)],
    table: {
      head: [charts.part, `${names.a}, ms`, `${names.b}, ms`],
      rows: PARTS.map((part) => [charts.parts[part], spent('a', part), spent('b', part)]),
    },
  };
}
