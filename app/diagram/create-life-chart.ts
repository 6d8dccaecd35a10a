// One life as a state chart, in one <svg>.
//
// svg.life-chart        role=img, labelled
//   g.moves             path
//   g.states            g.state > rect, text
import { select } from 'd3';
import type { ChartMove, ChartState, LifeChart } from '../scene/life-chart.ts';
import { byKey } from './layer.ts';
import { classes, put, translate, write } from './put.ts';

export interface LifeChartDrawing {
  readonly render: (chart: LifeChart) => void;
  readonly destroy: () => void;
}

export function createLifeChart(svg: SVGSVGElement): LifeChartDrawing {
  const root = select(svg).attr('role', 'img');
  const moves = root.append('g').attr('class', 'moves');
  const states = root.append('g').attr('class', 'states');
  return {
    render(chart) {
      const { width, height } = chart.size;
      put(svg, { viewBox: `0 0 ${String(width)} ${String(height)}`, style: null });
      moves
        .selectAll<SVGPathElement, ChartMove>('path')
        .data(chart.moves, byKey)
        .join('path')
        .each(function ({ path, isMade }) {
          put(this, { d: path, class: classes('move', { made: isMade }) });
        });
      states
        .selectAll<SVGGElement, ChartState>('g')
        .data(chart.states, byKey)
        .join((enter) => {
          const state = enter.append('g');
          state.append('rect');
          state.append('text');
          return state;
        })
        .each(function ({ x, y, width: wide, height: high, text, standing }) {
          put(this, { class: `state state-${standing}`, transform: translate(x, y) });
          const [shape, label] = this.children;
          if (shape) put(shape, { width: wide, height: high, rx: high / 2 });
          if (!label) return;
          put(label, { x: wide / 2, y: high / 2 + 4 });
          write(label, text);
        });
    },
    destroy() {
      root.selectAll('*').remove();
      put(svg, { viewBox: null });
    },
  };
}
