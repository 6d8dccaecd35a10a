// One request through time, or many, in one <svg>: a column each, arrows with the slope of their delay, the line of the clock.
//
// svg.ladder            role=group, labelled
//   g.ticks             line
//   g.gaps              rect: time saved
//   g.columns           line.column
//   g.bars              g.bar > rect
//   g.arrows            g.arrow > path.hit, g.arrow-pipes > path.arrow-wall, path.arrow-bore (each encryption); path.arrow-line, path.arrow-head
//   line.playhead       under the words, which stay readable where it passes
//   g.leads             g.lead > line, circle: from a word to its arrow
//   g.captions          text.caption
import { select } from 'd3';
import type {
  Ladder,
  LadderArrow,
  LadderBar,
  LadderColumn,
  LadderGap,
  LadderLead,
  LadderTick,
} from '../scene/ladder-types.ts';
import type { DiagramOptions } from './create-diagram.ts';
import { choosing, layerOf } from './keyed.ts';
import { byKey, type Choose, type Group, type Layer } from './layer.ts';
import { captionsLayer } from './layers/captions-layer.ts';
import { classes, put, shape } from './put.ts';
import { roving } from './rove.ts';

export interface LadderDrawing {
  /** Null empties it. */
  readonly render: (ladder: Ladder | null) => void;
  readonly destroy: () => void;
}

const ticksLayer =
  (group: Group) =>
  (ticks: readonly LadderTick[], x1: number, width: number): void => {
    group
      .selectAll<SVGLineElement, LadderTick>('line')
      .data(ticks, byKey)
      .join('line')
      .each(function ({ y }) {
        put(this, { x1, x2: width, y1: y, y2: y });
      });
  };

const gapsLayer =
  (group: Group): Layer<LadderGap> =>
  (gaps) => {
    group
      .selectAll<SVGRectElement, LadderGap>('rect')
      .data(gaps, byKey)
      .join('rect')
      .each(function ({ x, y, width, height }) {
        put(this, { x, y, width, height });
      });
  };

const leadsLayer = (group: Group): Layer<LadderLead> =>
  layerOf(group, {
    make: () => shape('g', { class: 'lead' }, [shape('line'), shape('circle', { r: 1.8 })]),
    draw: (element, { from, to }) => {
      const [line, dot] = element.children;
      if (line) put(line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
      if (dot) put(dot, { cx: to.x, cy: to.y });
    },
  });

const columnsLayer =
  (group: Group): Layer<LadderColumn> =>
  (columns) => {
    group
      .selectAll<SVGLineElement, LadderColumn>('line')
      .data(columns, byKey)
      .join('line')
      .each(function ({ kind, x, top, bottom }) {
        put(this, { class: `column column-${kind}`, x1: x, x2: x, y1: top, y2: bottom });
      });
  };

const barsLayer =
  (group: Group): Layer<LadderBar> =>
  (bars) => {
    group
      .selectAll<SVGGElement, LadderBar>('g')
      .data(bars, byKey)
      .join((enter) => {
        const bar = enter.append('g').attr('role', 'img');
        bar.append('rect');
        return bar;
      })
      .each(function ({ kind, exchange, x, y, width, height, isAhead, isPale, label }) {
        put(this, {
          class: classes(`bar bar-${kind}`, { ahead: isAhead, pale: isPale }),
          'data-exchange': exchange,
          'aria-label': label,
        });
        if (this.firstElementChild) put(this.firstElementChild, { x, y, width, height, rx: Math.min(3, height / 2) });
      });
  };

const HEAD = 7;

function head({ from, to }: LadderArrow): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const dx = (to.x - from.x) / length;
  const dy = (to.y - from.y) / length;
  const [bx, by] = [to.x - dx * HEAD, to.y - dy * HEAD];
  const half = HEAD * 0.5;
  return `M${to.x} ${to.y}L${bx - dy * half} ${by + dx * half}L${bx + dy * half} ${by - dx * half}z`;
}

/** How thick the wall of a pipe is. */
const WALL = 0.9;

/** Each pipe is a wall, and in it the bore. */
function drawPipes(casing: Element, line: string, pipes: readonly number[]): void {
  while (casing.children.length > 2 * pipes.length) casing.lastElementChild?.remove();
  while (casing.children.length < 2 * pipes.length)
    casing.append(shape('path', { class: 'arrow-wall' }), shape('path', { class: 'arrow-bore' }));
  for (const [nth, breadth] of pipes.entries()) {
    const [wall, bore] = [casing.children[2 * nth], casing.children[2 * nth + 1]];
    if (wall) put(wall, { d: line, 'stroke-width': breadth });
    if (bore) put(bore, { d: line, 'stroke-width': breadth - 2 * WALL });
  }
}

const newArrow = (): SVGElement =>
  shape('g', {}, [
    shape('path', { class: 'hit' }),
    shape('g', { class: 'arrow-pipes' }),
    shape('path', { class: 'arrow-line' }),
    shape('path', { class: 'arrow-head' }),
  ]);

function drawArrow(element: SVGElement, arrow: LadderArrow): void {
  const { from, to, kind, tone, pipes, isAhead, isLost, isCutOff, isPale, isSelected, label, selection } = arrow;
  const state = { cased: pipes.length > 0, ahead: isAhead, lost: isLost, pale: isPale, selected: isSelected };
  put(element, {
    class: classes(`arrow arrow-${kind} tone-${tone}`, state),
    'data-record': selection.kind === 'message' ? selection.record : null,
    'data-exchange': selection.kind === 'message' ? selection.exchange : null,
    'aria-label': label,
    'aria-pressed': String(isSelected),
  });
  const line = `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const [hit, casing, shaft, tip] = element.children;
  for (const stroke of [hit, shaft]) if (stroke) put(stroke, { d: line });
  if (casing) drawPipes(casing, line, pipes);
  if (tip) put(tip, { d: isCutOff ? '' : head(arrow) });
}

const arrowsLayer = (group: Group, choose: Choose): Layer<LadderArrow> =>
  choosing(group, { make: newArrow, draw: drawArrow }, ({ selection }) => selection, choose);

/** Draws a slice only when it is another than the last, and says whether: most of a ladder stays as it is while the clock runs. */
function unlessSame<T>(layer: Layer<T>): (slice: readonly T[]) => boolean {
  let last: readonly T[] | null = null;
  return (slice) => {
    if (slice === last) return false;
    last = slice;
    layer(slice);
    return true;
  };
}

const NOTHING: readonly never[] = [];

export function createLadder(svg: SVGSVGElement, { onSelect }: DiagramOptions): LadderDrawing {
  const root = select(svg);
  root.attr('role', 'group').on('click', () => {
    onSelect(null);
  });
  const group = (name: string): Group => root.append('g').attr('class', name);
  const silent = (name: string): Group => group(name).attr('aria-hidden', 'true');
  const ticks = ticksLayer(silent('ticks'));
  const gaps = unlessSame(gapsLayer(silent('gaps')));
  const columns = unlessSame(columnsLayer(silent('columns')));
  const bars = unlessSame(barsLayer(group('bars')));
  const arrowGroup = group('arrows');
  const arrows = unlessSame(arrowsLayer(arrowGroup, onSelect));
  const rove = roving(arrowGroup.node());
  const playhead = root.append('line').attr('class', 'playhead').attr('aria-hidden', 'true').node();
  const leads = unlessSame(leadsLayer(silent('leads')));
  const captions = unlessSame(captionsLayer(silent('captions')));

  return {
    render(ladder) {
      const { width = 0, height = 0 } = ladder?.size ?? {};
      put(svg, {
        class: classes('ladder', { many: ladder?.isMany === true }),
        viewBox: ladder ? `0 0 ${String(width)} ${String(height)}` : null,
        'aria-label': ladder?.label ?? null,
      });
      // Beside what the scale says, not through it.
      const left = (ladder?.columns[0]?.x ?? 10) - 10;
      ticks(ladder?.ticks ?? NOTHING, left, width);
      gaps(ladder?.gaps ?? NOTHING);
      columns(ladder?.columns ?? NOTHING);
      bars(ladder?.bars ?? NOTHING);
      if (arrows(ladder?.arrows ?? NOTHING)) rove.settle(ladder?.isMany === true);
      leads(ladder?.leads ?? NOTHING);
      captions(ladder?.captions ?? NOTHING);
      const y = ladder?.playhead ?? null;
      if (playhead) put(playhead, { x1: left, x2: width, y1: y, y2: y, visibility: y === null ? 'hidden' : null });
    },
    destroy() {
      rove.stop();
      root.on('click', null).selectAll('*').remove();
      put(svg, { role: null, viewBox: null, 'aria-label': null });
    },
  };
}
