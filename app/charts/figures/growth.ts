// What grows with the clock: requests that reached the origins, and the share that was answered from a store.
import { line, curveStepAfter, max, range, scaleLinear } from 'd3';
import { instant, metricsAt, type Instant, type Samples } from '../../../simulations/index.ts';
import type { Figure, Mark, Whose } from '../figure.ts';
import { plotOf, sizeFor } from '../figure.ts';
import type { FigureInput } from './input.ts';

const HEIGHT = 150;
/** Points of a line: as many as its width can show. */
const POINTS = 90;

type Reading = (samples: Samples, t: Instant) => number | null;

const originRequests: Reading = (samples, t) => metricsAt(samples, t).originRequests.total;
const hitShare: Reading = (samples, t) => metricsAt(samples, t).cache.hitRatio;

interface Growth {
  readonly read: Reading;
  readonly write: (value: number) => string;
  readonly unit: string;
  /** The top of the scale; null: as high as the run goes. */
  readonly top: number | null;
}

function growth({ runs, t, names, words, width }: FigureInput, { read, write, unit, top }: Growth): Figure {
  const { charts, format } = words;
  const plot = plotOf(width, HEIGHT, undefined, 28);
  const until = Math.max(t, 1);
  const instants = range(POINTS + 1).map((point) => instant(Math.round((until * point) / POINTS)));
  const values = (whose: Whose): readonly (number | null)[] => instants.map((at) => read(runs[whose].samples, at));
  const both = { a: values('a'), b: values('b') };
  const x = scaleLinear([0, until], [plot.x, plot.x + plot.width]);
  const highest = top ?? max([...both.a, ...both.b, 1].map(Number)) ?? 1;
  const y = scaleLinear([0, highest], [plot.y + plot.height, plot.y]).nice();
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, point) => x(instants[point] ?? 0))
    .y((value) => y(value ?? 0))
    .curve(curveStepAfter);
  const marks = (['a', 'b'] as const).flatMap((whose): readonly Mark[] => {
    const last = both[whose].at(-1) ?? null;
    const left = plot.x + (whose === 'a' ? 0 : plot.width / 2);
    return [
      { mark: 'line', key: whose, whose, path: path(both[whose] as (number | null)[]) ?? '' },
      { mark: 'line', key: `${whose}-sample`, whose, path: `M${String(left)} 12h22` },
      {
        mark: 'text',
        key: `${whose}-name`,
        x: left + 28,
        y: 16,
        text: last === null ? names[whose] : `${names[whose]} ${write(last)}`,
        anchor: 'start',
        isStrong: true,
      },
    ];
  });
  const seconds = range(0, 11).map((tenth) => instant(Math.round((until * tenth) / 10)));
  return {
    size: sizeFor(width, plot),
    plot,
    across: x.ticks(width / 90).map((at) => ({ at: x(at), text: format.clock(at).replace(/\.000$/u, '') })),
    up: y.ticks(4).map((at) => ({ at: y(at), text: write(at) })),
    marks,
    table: {
      head: [charts.time, `${names.a}, ${unit}`, `${names.b}, ${unit}`],
      rows: seconds.map((at) => [format.clock(at), read(runs.a.samples, at), read(runs.b.samples, at)]),
    },
  };
}

export const originsFigure = (input: FigureInput): Figure =>
  growth(input, {
    read: originRequests,
    write: (value) => input.words.format.number(value),
    unit: input.words.charts.requests,
    top: null,
  });

export const hitsFigure = (input: FigureInput): Figure =>
  growth(input, {
    read: hitShare,
    write: (value) => input.words.format.percent(value),
    unit: input.words.charts.share,
    top: 1,
  });
