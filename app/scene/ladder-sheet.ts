// The sheet that a ladder is drawn on: story, columns, scale and words of one exchange. It does not change with the clock, so it is kept from
// frame to frame while everyone's eyes look; through one party's eyes the headings grow with what it knows.
import type { Instant, Trace } from '../../simulations/index.ts';
import { boxAround } from './boxes.ts';
import type { Rungs } from './ladder-captions.ts';
import {
  editCaptions,
  endsOf,
  headingCaptions,
  messageCaptions,
  remarkCaptions,
  spareCaptions,
  tickCaptions,
} from './ladder-captions.ts';
import { columnsOf } from './ladder-columns.ts';
import type { Story } from './ladder-story.ts';
import { storyOf } from './ladder-story.ts';
import type { Eyes } from './lens.ts';
import { eyesFor } from './lens.ts';
import { Placing } from './place-captions.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Caption, StageWidth } from './scene.ts';
import { EVERYONE } from './scene.ts';
import { stageSetOf } from './stage-set.ts';
import type { SceneWords } from './words.ts';

/** How wide the bar of somebody's work is. */
export const BAR = 8;

/** What two ladders share so that one stands beside the other: how long the longer lasts, and how many messages the fuller has. */
export interface SharedScale {
  /** Microseconds. */
  readonly duration: number;
  readonly hops: number;
}

export interface SheetOptions {
  readonly shared?: SharedScale | null;
  readonly width: StageWidth;
  readonly words: SceneWords;
}

export const LADDER_MEASURES = {
  wide: { width: 440, top: 28, foot: 12, left: 52, right: 34, text: 11, least: 206, most: 380, row: 17 },
  narrow: { width: 332, top: 26, foot: 10, left: 44, right: 26, text: 10, least: 206, most: 400, row: 18 },
} as const;

/** A step of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts. */
function niceStep(span: number, most: number): number {
  let step = 1;
  for (const factor of cycle([2, 2.5, 2])) {
    if (span / step <= most) return step;
    step *= factor;
  }
  return step;
}

function* cycle(factors: readonly number[]): Generator<number> {
  for (;;) yield* factors;
}

export interface Sheet {
  readonly story: Story;
  readonly rungs: Rungs;
  readonly height: number;
  /** How much sooner it is over than the longest on the same scale (microseconds). */
  readonly spare: number;
  readonly ticks: readonly { readonly at: number; readonly y: number }[];
  readonly captions: readonly Caption[];
}

function makeSheet(trace: Trace, index: SceneIndex, exchange: number, eyes: Eyes, options: SheetOptions): Sheet | null {
  const span = index.exchanges.get(exchange);
  if (!span) return null;
  const m = LADDER_MEASURES[options.width];
  const { words } = options;
  const story = storyOf(trace, exchange, span, eyes);
  const set = stageSetOf(trace.header, index, 'wide');
  const columns = columnsOf(index, set, story, eyes, words, { left: m.left, right: m.width - m.right });
  const own: SharedScale = { duration: story.endsAt - span.wantedAt, hops: story.hops.length };
  const { duration, hops } = options.shared ?? own;
  const height = Math.min(m.most, Math.max(m.least, m.top + m.foot + hops * m.row));
  const from = span.wantedAt;
  const scale = (height - m.top - m.foot - 8) / duration;
  const xs = new Map(columns.flatMap(({ node, x }) => (node === null ? [] : [[node, x] as const])));
  const rungs: Rungs = {
    columns,
    xOf: (node) => xs.get(node) ?? m.left,
    yOf: (at) => m.top + 6 + (at - from) * scale,
    text: m.text,
    heading: m.top - 12,
    left: 2,
  };
  const step = niceStep(duration, 5);
  const ticks = [];
  for (let at = from + step; at <= from + duration; at += step) ticks.push({ at, y: rungs.yOf(at) });
  const spare = Math.max(0, duration - own.duration);
  return {
    story,
    rungs,
    height,
    spare,
    ticks,
    captions: captionsOf({ story, rungs, ticks, height, spare }, m.width, words),
  };
}

/** The scale of two ladders of one request that stand side by side; null: no run has it. */
export function sharedScaleOf(
  stages: readonly { readonly trace: Trace; readonly index: SceneIndex }[],
  exchange: number,
): SharedScale | null {
  const own = stages.flatMap(({ trace, index }) => {
    const span = index.exchanges.get(exchange);
    if (!span) return [];
    const { endsAt, hops } = storyOf(
      trace,
      exchange,
      span,
      eyesFor(index, EVERYONE, exchange, trace.header.horizonUs as Instant),
    );
    return [{ duration: endsAt - span.wantedAt, hops: hops.length }];
  });
  if (own.length === 0) return null;
  return { duration: Math.max(...own.map(({ duration }) => duration)), hops: Math.max(...own.map(({ hops }) => hops)) };
}

function captionsOf(
  { story, rungs, ticks, height, spare }: Omit<Sheet, 'captions'>,
  width: number,
  words: SceneWords,
): readonly Caption[] {
  const { xOf, yOf } = rungs;
  const arrows = story.hops.map((hop) => {
    const [from, to] = endsOf(hop, rungs);
    return { from, to, clearance: hop.isCased ? 4 : 1 };
  });
  const columns = rungs.columns.map(({ x }) => ({
    from: { x, y: rungs.heading + 4 },
    to: { x, y: height },
    clearance: 0,
  }));
  const placing = new Placing({
    area: { x: 0, y: 0, width, height },
    solid: story.works.map(({ node, from, to }) =>
      boxAround({ x: xOf(node), y: (yOf(from) + yOf(to)) / 2 }, BAR + 2, yOf(to) - yOf(from)),
    ),
    lines: [...arrows, ...columns],
  });
  for (const one of [
    ...headingCaptions(rungs),
    ...spareCaptions(story, rungs, spare, words),
    ...messageCaptions(story, rungs, words).filter(({ tone }) => tone !== 'soft'),
    ...remarkCaptions(story, rungs, words),
    ...editCaptions(story, rungs, words),
    ...tickCaptions(ticks, story.span.wantedAt, rungs, words),
    ...messageCaptions(story, rungs, words).filter(({ tone }) => tone === 'soft'),
  ]) {
    placing.place(one);
  }
  return placing.captions;
}

interface Kept extends SheetOptions {
  readonly exchange: number;
  readonly sheet: Sheet;
}

const kept = new WeakMap<SceneIndex, Kept>();

/** Null: the run has no such exchange. */
export function sheetOf(
  trace: Trace,
  index: SceneIndex,
  exchange: number,
  eyes: Eyes,
  options: SheetOptions,
): Sheet | null {
  const { width, words, shared = null } = options;
  const last = kept.get(index);
  const isSame =
    last?.exchange === exchange && last.width === width && last.words === words && (last.shared ?? null) === shared;
  if (eyes.sight === null && isSame) return last.sheet;
  const sheet = makeSheet(trace, index, exchange, eyes, options);
  if (sheet && eyes.sight === null) kept.set(index, { exchange, width, words, shared, sheet });
  return sheet;
}
