// One life as a state chart: where each state stands, which moves were made, where the exchange is now. Plain data; D3 draws it.
import type { Box } from './scene.ts';
import { textWidth } from './text-width.ts';

/** What there is to draw: a machine's graph, as `machines/graph.ts` reads it. */
export interface ChartGraph {
  readonly initial: string;
  readonly states: readonly string[];
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  readonly fromAnywhere: readonly string[];
}

export interface ChartState extends Box {
  readonly key: string;
  readonly text: string;
  /** `now`: the exchange stands here; `past`: it was here; `open`: not, or not yet. */
  readonly standing: 'now' | 'past' | 'open';
}

export interface ChartMove {
  readonly key: string;
  /** SVG path from state to state. */
  readonly path: string;
  readonly isMade: boolean;
}

export interface LifeChart {
  readonly size: { readonly width: number; readonly height: number };
  readonly states: readonly ChartState[];
  readonly moves: readonly ChartMove[];
}

export interface ChartWords {
  /** A state's caption; empty for the one in which nothing has happened. */
  readonly caption: (state: string) => string;
  readonly nothingYet: string;
}

const TEXT = 11;
const PAD = 9;
const HEIGHT = 24;
const GAP = { x: 12, y: 18 } as const;
const MARGIN = 10;
/** Room at the right for moves that go back. */
const LANE = 46;

/** The longest way from the start, moves that lead back left out: so a life runs downwards. What only "anywhere" leads to comes last. */
function ranksOf({ initial, states, moves }: ChartGraph): ReadonlyMap<string, number> {
  const forward = new Map<string, readonly string[]>();
  const order: string[] = [];
  const open = new Set<string>();
  const visit = (state: string): void => {
    open.add(state);
    forward.set(state, []);
    const next = moves.flatMap(({ from, to }) => (from === state && !open.has(to) ? [to] : []));
    for (const to of next) if (!forward.has(to)) visit(to);
    forward.set(state, next);
    open.delete(state);
    order.unshift(state);
  };
  visit(initial);
  const ranks = new Map(order.map((state) => [state, 0]));
  for (const state of order) {
    const below = (ranks.get(state) ?? 0) + 1;
    for (const to of forward.get(state) ?? []) ranks.set(to, Math.max(ranks.get(to) ?? 0, below));
  }
  const last = Math.max(...ranks.values()) + 1;
  for (const state of states) if (!ranks.has(state)) ranks.set(state, last);
  return ranks;
}

/** The states of each rank in rows that are no wider than `width`. */
function rowsOf(graph: ChartGraph, widthOf: (state: string) => number, width: number): readonly (readonly string[])[] {
  const ranks = ranksOf(graph);
  const rows: string[][] = [];
  for (let rank = 0; rank <= Math.max(...ranks.values()); rank += 1) {
    let row: string[] = [];
    let used = 0;
    for (const state of graph.states.filter((one) => ranks.get(one) === rank)) {
      const needed = widthOf(state) + GAP.x;
      if (row.length > 0 && used + needed > width) {
        rows.push(row);
        [row, used] = [[], 0];
      }
      row.push(state);
      used += needed;
    }
    if (row.length > 0) rows.push(row);
  }
  return rows;
}

function placed(
  rows: readonly (readonly string[])[],
  widthOf: (state: string) => number,
  width: number,
): ReadonlyMap<string, Box> {
  const places = new Map<string, Box>();
  for (const [number, row] of rows.entries()) {
    const total = row.reduce((sum, state) => sum + widthOf(state) + GAP.x, -GAP.x);
    let x = MARGIN + (width - total) / 2;
    for (const state of row) {
      places.set(state, { x, y: MARGIN + number * (HEIGHT + GAP.y), width: widthOf(state), height: HEIGHT });
      x += widthOf(state) + GAP.x;
    }
  }
  return places;
}

/** Coordinates of a path, to a tenth. */
const point = (x: number, y: number): string =>
  `${(Math.round(x * 10) / 10).toString()} ${(Math.round(y * 10) / 10).toString()}`;

/** Downwards from edge to edge; back or sideways in a bow at the right. */
function pathBetween(from: Box, to: Box, right: number): string {
  if (to.y > from.y) {
    const start = { x: from.x + from.width / 2, y: from.y + from.height };
    const end = { x: to.x + to.width / 2, y: to.y };
    const bend = GAP.y * 0.7;
    return `M${point(start.x, start.y)}C${point(start.x, start.y + bend)} ${point(end.x, end.y - bend)} ${point(end.x, end.y)}`;
  }
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x + to.width, y: to.y + to.height / 2 };
  const bow = right + 4 + Math.min(LANE - 8, (start.y - end.y) * 0.08);
  return `M${point(start.x, start.y)}C${point(bow, start.y)} ${point(bow, end.y)} ${point(end.x, end.y)}`;
}

/** @param visited states in the order in which the exchange entered them by the clock; the last is where it stands */
export function lifeChart(graph: ChartGraph, visited: readonly string[], words: ChartWords, width: number): LifeChart {
  const caption = (state: string): string => words.caption(state) || words.nothingYet;
  const widthOf = (state: string): number => textWidth(caption(state), TEXT, true) + 2 * PAD;
  const path = [graph.initial, ...visited];
  const now = path.at(-1);
  const room = Math.max(width - LANE - 2 * MARGIN, ...graph.states.map(widthOf));
  const rows = rowsOf(graph, widthOf, room);
  const places = placed(rows, widthOf, room);
  const made = new Set(path.slice(1).map((to, step) => `${path[step] ?? ''} ${to}`));
  const right = MARGIN + room;
  const isAlways = new Set(graph.fromAnywhere);
  const moves = graph.moves
    .filter(({ from, to }) => !isAlways.has(to) || made.has(`${from} ${to}`))
    .flatMap(({ from, to }): ChartMove[] => {
      const [start, end] = [places.get(from), places.get(to)];
      const key = `${from} ${to}`;
      return start && end ? [{ key, path: pathBetween(start, end, right), isMade: made.has(key) }] : [];
    });
  return {
    size: { width: right + LANE, height: MARGIN * 2 + rows.length * (HEIGHT + GAP.y) - GAP.y },
    states: graph.states.flatMap((state): ChartState[] => {
      const box = places.get(state);
      if (!box) return [];
      const standing = state === now ? 'now' : path.includes(state) ? 'past' : 'open';
      return [{ ...box, key: state, text: caption(state), standing }];
    }),
    moves,
  };
}
