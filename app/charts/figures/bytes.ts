// What each link carried so far, on both stages.
import { max, scaleLinear } from 'd3';
import { metricsAt } from '../../../simulations/index.ts';
import type { Figure, Mark, Whose } from '../figure.ts';
import { fitting, plotOf, sizeFor } from '../figure.ts';
import type { FigureInput } from './input.ts';

const BAR = 14;
const LINE = 20;

export function bytesFigure({ runs, t, names, words, name, width }: FigureInput): Figure {
  const { charts, format } = words;
  const carried = (whose: Whose): readonly { whose: Whose; label: string; bytes: number }[] => {
    const byLink = metricsAt(runs[whose].samples, t).bytesByLink;
    return runs[whose].samples.links.map(({ id, between: [from, to] }) => ({
      whose,
      label: `${name(whose, from)} – ${name(whose, to)}`,
      bytes: byLink[id] ?? 0,
    }));
  };
  const lines = [...carried('a'), ...carried('b')].filter(({ bytes }) => bytes > 0);
  const plot = plotOf(width, Math.max(1, lines.length) * LINE, Math.min(240, width / 2));
  const x = scaleLinear([0, max(lines, ({ bytes }) => bytes) ?? 1], [plot.x, plot.x + plot.width]).nice();
  const marks = lines.flatMap(({ whose, label, bytes }, number): readonly Mark[] => {
    const y = plot.y + number * LINE + 2;
    const key = `${whose}-${String(number)}`;
    return [
      { mark: 'bar', key, whose, part: null, x: plot.x, y, width: x(bytes) - plot.x, height: BAR },
      {
        mark: 'text',
        key: `${key}-name`,
        x: plot.x - 6,
        y: y + BAR * 0.8,
        text: fitting(`${names[whose]}: ${label}`, plot.x),
        anchor: 'end',
        isStrong: false,
      },
    ];
  });
  return {
    size: sizeFor(width, plot),
    plot,
    across: x.ticks(plot.width / 90).map((at) => ({ at: x(at), text: format.bytes(at) })),
    up: [],
    marks,
    table: {
      head: [charts.link, charts.stage, charts.octets],
      rows: lines.map(({ whose, label, bytes }) => [label, names[whose], bytes]),
    },
  };
}
