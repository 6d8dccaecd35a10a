// How long answers took: one dot an answer, both stages on one scale, with the median and the 95th percentile notched.
import { bin, max, scaleLinear } from 'd3';
import { metricsAt, type Instant, type Samples } from '../../../simulations/index.ts';
import type { Figure, Mark, Whose } from '../figure.ts';
import { fitting, plotOf, roomFor, sizeFor } from '../figure.ts';
import type { FigureInput } from './input.ts';

const STRIP = 74;
const DOT = 5;
const COLUMNS = 84;

/** The scale while nothing is answered, in milliseconds: fine enough for ticks that tell themselves apart. */
const LEAST_SCALE = 10;

/** Milliseconds of the answers by `t`, in no order. */
function latenciesBy({ answeredAt, latenciesUs }: Samples, t: Instant): readonly number[] {
  const values: number[] = [];
  for (const [place, at] of answeredAt.entries()) if (at <= t) values.push((latenciesUs[place] ?? 0) / 1000);
  return values;
}

export function latencyFigure({ runs, t, words, names, width }: FigureInput): Figure {
  const plot = plotOf(width, 2 * STRIP, roomFor([names.a, names.b], width));
  const values = { a: latenciesBy(runs.a.samples, t), b: latenciesBy(runs.b.samples, t) };
  const x = scaleLinear(
    [0, max([...values.a, ...values.b, LEAST_SCALE]) ?? LEAST_SCALE],
    [plot.x, plot.x + plot.width],
  ).nice();
  const strip = (whose: Whose, row: number): readonly Mark[] => {
    const floor = plot.y + (row + 1) * STRIP - 8;
    const columns = bin()
      .domain(x.domain() as [number, number])
      .thresholds(x.ticks(COLUMNS))(values[whose]);
    const tallest = max(columns, ({ length }) => length) ?? 1;
    const step = Math.min(DOT, (STRIP - 20) / Math.max(1, tallest));
    const dots = columns.flatMap((column, number) =>
      column.map((value, place): Mark => ({
        mark: 'dot',
        key: `${whose}-${String(number)}-${String(place)}`,
        whose,
        x: x(value),
        y: floor - place * step,
      })),
    );
    const { median, p95 } = metricsAt(runs[whose].samples, t).latencyMs;
    const notches = [median, p95].flatMap((value, number): readonly Mark[] =>
      value === null
        ? []
        : [
            {
              mark: 'notch',
              key: `${whose}-n${String(number)}`,
              whose,
              x: x(value),
              top: floor - STRIP + 18,
              bottom: floor + 5,
            },
          ],
    );
    const name: Mark = {
      mark: 'text',
      key: `${whose}-name`,
      x: plot.x - 8,
      y: floor,
      text: fitting(names[whose], plot.x),
      anchor: 'end',
      isStrong: true,
    };
    return [name, ...dots, ...notches];
  };
  const { charts, format } = words;
  const row = (whose: Whose): Figure['table']['rows'][number] => {
    const { count, mean, median, p95, max: most } = metricsAt(runs[whose].samples, t).latencyMs;
    return [names[whose], count, mean, median, p95, most];
  };
  return {
    size: sizeFor(width, plot),
    plot,
    across: x.ticks(plot.width / 90).map((at) => ({ at: x(at), text: format.milliseconds(at * 1000) })),
    up: [],
    marks: [...strip('a', 0), ...strip('b', 1)],
    table: { head: charts.latencyHead, rows: [row('a'), row('b')] },
  };
}
