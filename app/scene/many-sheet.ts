// The sheet of a ladder of many requests: one set of columns, a page of time downwards, an arrow for each message, lanes of bars beside each
// column. It is made once a page and drawn on by the clock alone.
import type { Trace } from '../../simulations/index.ts';
import type { Names } from './ladder-arrows.ts';
import { arrowOf, namesFor } from './ladder-arrows.ts';
import type { Rungs } from './ladder-captions.ts';
import { endsOf } from './ladder-captions.ts';
import { columnAt, columnsOf } from './ladder-columns.ts';
import { isSame, niceStep } from './ladder-sheet.ts';
import type { Hop } from './ladder-story.ts';
import type { LadderArrow, LadderBar, LadderColumn, LadderGap, LadderTick } from './ladder-types.ts';
import type { LadderWords } from './ladder-words.ts';
import type { Eyes } from './lens.ts';
import { isOwn } from './lens.ts';
import { manyCaptions } from './many-captions.ts';
import { blocksOf, lanesOf, type Lane, type Stretch } from './many-lanes.ts';
import { storiesOn, type ManyStories } from './many-stories.ts';
import { knownOf } from './names.ts';
import type { PageOfTime } from './page-of-time.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Box, Caption, Point, StageWidth } from './scene.ts';
import { stageSetOf } from './stage-set.ts';
import type { SceneWords } from './words.ts';

/** `lanes`: room for bars beside a column, at most; `lane`: of one of them. */
export const MANY_MEASURES = {
  wide: { width: 640, height: 480, top: 46, foot: 10, left: 100, right: 62, text: 11, lanes: 46, lane: 8 },
  narrow: { width: 340, height: 520, top: 42, foot: 10, left: 76, right: 36, text: 10, lanes: 26, lane: 6 },
} as const;

export interface ManyOptions {
  readonly width: StageWidth;
  /** The same requests on the stage that is drawn beside it; null: none is. */
  readonly beside: SceneIndex | null;
  readonly words: SceneWords;
  readonly more: LadderWords;
}

interface At<Part> {
  /** From when on it is no longer ahead. */
  readonly at: number;
  readonly exchange: number;
  readonly part: Part;
}

export interface ManySheet {
  readonly stories: ManyStories;
  readonly rungs: Rungs;
  readonly columns: readonly LadderColumn[];
  readonly ticks: readonly LadderTick[];
  readonly arrows: readonly At<LadderArrow>[];
  readonly bars: readonly At<LadderBar>[];
  readonly gaps: readonly LadderGap[];
  readonly captions: readonly Caption[];
  /** When anything ceases to be ahead, in order. */
  readonly turns: readonly number[];
}

type Measures = (typeof MANY_MEASURES)[StageWidth];

function rungsOf(
  trace: Trace,
  index: SceneIndex,
  eyes: Eyes,
  { drawn, hops, page }: ManyStories,
  { width, words }: ManyOptions,
): Rungs {
  const m = MANY_MEASURES[width];
  const nodes = new Set(hops.flatMap(({ sent }) => [sent.from, sent.to]));
  for (const { span, works } of drawn) {
    if (isOwn(eyes, span.client)) nodes.add(span.client);
    for (const { node } of works) nodes.add(node);
  }
  // Who reads along took no part; whoever looks through his eyes sees where he stands.
  const links = new Set(eyes.sight === null ? [] : hops.map(({ sent }) => sent.link));
  const set = stageSetOf(trace.header, index, 'wide');
  const own = { ...set, eyes: set.eyes.filter(({ column }) => column === eyes.sight?.column) };
  const columns = columnsOf(index, own, { nodes, links }, eyes, words, { left: m.left, right: m.width - m.right });
  const xs = new Map(columns.flatMap(({ node, x }) => (node === null ? [] : [[node, x] as const])));
  const scale = (m.height - m.top - m.foot) / (page.to - page.from);
  return {
    columns,
    xOf: (node) => xs.get(node) ?? m.left,
    yOf: (at) => m.top + (at - page.from) * scale,
    text: m.text,
    heading: m.top - 12,
    left: 2,
  };
}

/** The part of a line that lies on the page. */
function cut([from, to]: readonly [Point, Point], top: number, bottom: number): readonly [Point, Point] {
  const at = (y: number): Point => ({ x: from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y), y });
  return [from.y < top ? at(top) : from, to.y > bottom ? at(bottom) : to];
}

/** Lanes stand beside their column, away from where its arrows come from: those of clients to its left. */
function boxOf(
  { block, lane, lanes }: Lane,
  stretch: Stretch,
  { rungs, page, m, side, room }: { rungs: Rungs; page: PageOfTime; m: Measures; side: 1 | -1; room: number },
): Box {
  const step = Math.min(m.lane, room / lanes);
  const outer = step * 0.8;
  const width = stretch.kind === 'setup' ? outer * 0.5 : outer;
  const middle = rungs.xOf(block.node) + side * (3 + lane * step + outer / 2);
  const top = rungs.yOf(Math.max(page.from, stretch.from));
  const bottom = rungs.yOf(Math.min(page.to, stretch.to));
  return { x: middle - width / 2, y: top, width, height: Math.max(1, bottom - top) };
}

interface Bars {
  readonly bars: readonly At<LadderBar>[];
  readonly gaps: readonly LadderGap[];
}

function barsOf(
  index: SceneIndex,
  eyes: Eyes,
  { drawn, page }: ManyStories,
  rungs: Rungs,
  { width, beside, words, more }: ManyOptions,
): Bars {
  const m = MANY_MEASURES[width];
  const step = ((rungs.columns[1]?.x ?? m.width) - (rungs.columns[0]?.x ?? 0)) * 0.8;
  const room = Math.min(m.lanes, step);
  const bars: At<LadderBar>[] = [];
  const gaps: LadderGap[] = [];
  const blocks = drawn.flatMap((story) => {
    const elsewhere = beside?.exchanges.get(story.exchange)?.finishedAt ?? Infinity;
    return blocksOf(story.exchange, story, eyes, page, Number.isFinite(elsewhere) ? elsewhere : null);
  });
  for (const lane of lanesOf(blocks)) {
    const { node, exchange, stretches } = lane.block;
    const side = index.cast.byNode.get(node)?.role === 'client' ? -1 : 1;
    for (const stretch of stretches) {
      const { kind, from, to } = stretch;
      const box = boxOf(lane, stretch, { rungs, page, m, side, room });
      if (kind === 'saved') {
        gaps.push({ key: `saved-${String(exchange)}`, ...box });
        continue;
      }
      const what = kind === 'wait' ? more.wait : words.ladder[kind];
      const duration = words.ladder.milliseconds((Math.min(to, page.to) - from) / 1000);
      bars.push({
        at: from,
        exchange,
        part: {
          key: [kind, node, exchange, from, to].join('-'),
          exchange,
          kind,
          ...box,
          isAhead: false,
          isPale: false,
          label: more.bar({ exchange, what, duration }),
        },
      });
    }
  }
  return { bars, gaps };
}

function arrowsOf(
  hops: readonly Hop[],
  ends: Ends,
  bottom: number,
  names: Names,
  options: ManyOptions,
): ManySheet['arrows'] {
  const { words, more } = options;
  return hops.map((hop) => {
    const part = arrowOf(hop, ends(hop).drawn, names, words);
    const { exchange } = hop.sent;
    return {
      at: hop.sentAt,
      exchange,
      part: {
        ...part,
        // So many arrows leave room for one pipe, whatever else is in it.
        pipes: part.pipes.slice(-1),
        isCutOff: ends(hop).whole[1].y > bottom,
        label: more.ofRequest(exchange, part.label),
      },
    };
  });
}

type Ends = (hop: Hop) => { readonly whole: readonly [Point, Point]; readonly drawn: readonly [Point, Point] };

function makeSheet(trace: Trace, index: SceneIndex, eyes: Eyes, stories: ManyStories, options: ManyOptions): ManySheet {
  const { page, hops } = stories;
  const m = MANY_MEASURES[options.width];
  const rungs = rungsOf(trace, index, eyes, stories, options);
  const names = namesFor(index, eyes, options.words);
  const [top, bottom] = [rungs.yOf(page.from), rungs.yOf(page.to)];
  const ends: Ends = (hop) => {
    const whole = endsOf(hop, rungs);
    return { whole, drawn: cut(whole, top, bottom) };
  };
  const step = niceStep(page.to - page.from, 8);
  const ticks = [];
  for (let at = Math.ceil(page.from / step) * step; at <= page.to; at += step) ticks.push({ at, y: rungs.yOf(at) });
  const { bars, gaps } = barsOf(index, eyes, stories, rungs, options);
  const arrows = arrowsOf(hops, ends, bottom, names, options);
  const lines = arrows.map(({ part: { from, to, pipes } }) => ({ from, to, clearance: pipes.length > 0 ? 4 : 1 }));
  const uprights = rungs.columns.map(({ x }) => ({ from: { x, y: top }, to: { x, y: m.height }, clearance: 0 }));
  const captions = manyCaptions(
    {
      rungs,
      hops,
      ends: (hop) => ends(hop).drawn,
      ticks,
      arrows: lines,
      ground: {
        area: { x: 0, y: 0, width: m.width, height: m.height },
        solid: [...bars.map(({ part }) => part), ...gaps],
        lines: [...lines, ...uprights],
      },
    },
    names,
    options.words,
    options.more,
  );
  const turns = [...arrows, ...bars].map(({ at }) => at).sort((one, other) => one - other);
  return {
    stories,
    rungs,
    columns: rungs.columns.map((column) => columnAt(column, top, bottom)),
    ticks: ticks.map(({ at, y }) => ({ key: String(at), y })),
    arrows,
    bars,
    gaps,
    captions,
    turns,
  };
}

interface Asked extends ManyOptions {
  readonly stories: ManyStories;
  readonly known: string;
}

const kept = new WeakMap<SceneIndex, { readonly asked: Asked; readonly sheet: ManySheet }>();

/** Kept from frame to frame: the clock only draws on it, until the page is turned or these eyes get to know somebody. */
export function manySheetOf(
  trace: Trace,
  index: SceneIndex,
  eyes: Eyes,
  page: PageOfTime,
  { width, beside, words, more }: ManyOptions,
): ManySheet {
  const stories = storiesOn(trace, index, eyes, page);
  const asked: Asked = { stories, known: knownOf(eyes, index), width, beside, words, more };
  const last = kept.get(index);
  if (last && isSame(last.asked, asked)) return last.sheet;
  const sheet = makeSheet(trace, index, eyes, stories, asked);
  kept.set(index, { asked, sheet });
  return sheet;
}
