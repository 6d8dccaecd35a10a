// The sheet that a ladder is drawn on: story, columns, scale and words of one exchange. It does not change with the clock, so it is kept from
// frame to frame; through one party's eyes until that party gets to know somebody, as then its headings do.
import type { Instant, Trace } from '../../simulations/index.ts';
import { boxAround } from './boxes.ts';
import type { ArrowWords, Rungs } from './ladder-captions.ts';
import {
  editCaptions,
  endsOf,
  HEADING_ROW,
  headingCaptions,
  isHttp,
  messageCaptions,
  remarkCaptions,
  rowsFor,
  spareCaptions,
  tickCaptions,
} from './ladder-captions.ts';
import type { Names } from './ladder-arrows.ts';
import { namesFor, pipesRound } from './ladder-arrows.ts';
import { casingWords, clearOf } from './ladder-casings.ts';
import { columnsOf } from './ladder-columns.ts';
import type { Hop, Story } from './ladder-story.ts';
import { storyOf } from './ladder-story.ts';
import type { LadderLead, LadderWidth } from './ladder-types.ts';
import type { LadderWords } from './ladder-words.ts';
import type { Eyes } from './lens.ts';
import { eyesFor } from './lens.ts';
import { knownOf } from './names.ts';
import { placeAtArrow } from './nearest-arrow.ts';
import { Placing, type Line } from './place-captions.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Caption } from './scene.ts';
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
  readonly width: LadderWidth;
  readonly words: SceneWords;
  readonly more: LadderWords;
}

export const LADDER_MEASURES = {
  broad: { width: 600, heading: 16, top: 36, foot: 22, left: 56, right: 40, text: 11, least: 214, most: 380, row: 17 },
  wide: { width: 440, heading: 16, top: 36, foot: 22, left: 52, right: 34, text: 11, least: 214, most: 380, row: 17 },
  narrow: { width: 332, heading: 14, top: 34, foot: 20, left: 44, right: 26, text: 10, least: 214, most: 400, row: 18 },
} as const satisfies Readonly<Record<LadderWidth, object>>;

/** A step of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts. */
export function niceStep(span: number, most: number): number {
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
  readonly leads: readonly LadderLead[];
  readonly captions: readonly Caption[];
}

function makeSheet(trace: Trace, index: SceneIndex, exchange: number, eyes: Eyes, options: SheetOptions): Sheet | null {
  const span = index.exchanges.get(exchange);
  if (!span) return null;
  const m = LADDER_MEASURES[options.width];
  const { words } = options;
  const story = storyOf(trace, exchange, span, eyes);
  const set = stageSetOf(trace.header, index, 'wide');
  const nodes = new Set(story.hops.flatMap(({ sent }) => [sent.from, sent.to])).add(span.client);
  const links = new Set(story.hops.map(({ sent }) => sent.link));
  const columns = columnsOf(index, set, { nodes, links }, eyes, words, { left: m.left, right: m.width - m.right });
  const own: SharedScale = { duration: story.endsAt - span.wantedAt, hops: story.hops.length };
  const { duration, hops } = options.shared ?? own;
  const xs = new Map(columns.flatMap(({ node, x }) => (node === null ? [] : [[node, x] as const])));
  const heads = { columns, heading: m.heading, text: m.text };
  // Beside another ladder both leave room for two rows of headings, as their scales are level.
  const rows = options.shared ? 2 : rowsFor(heads, m.width);
  const lower = rows === 1 ? 0 : HEADING_ROW * m.text;
  const height = lower + Math.min(m.most, Math.max(m.least, m.top + m.foot + hops * m.row));
  const top = m.top + lower;
  const from = span.wantedAt;
  const scale = (height - top - m.foot - 8) / duration;
  const rungs: Rungs = {
    ...heads,
    xOf: (node) => xs.get(node) ?? m.left,
    yOf: (at) => top + 6 + (at - from) * scale,
    heading: m.heading + lower,
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
    ...captionsOf({ story, rungs, ticks, height, spare }, rows, options, namesFor(index, eyes, words)),
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
  { story, rungs, ticks, height, spare }: Omit<Sheet, 'captions' | 'leads'>,
  rows: 1 | 2,
  { words, more, width: form }: SheetOptions,
  { holdersOf }: Names,
): Pick<Sheet, 'captions' | 'leads'> {
  const { xOf, yOf } = rungs;
  const { width } = LADDER_MEASURES[form];
  const drawn = new Map(
    story.hops.map((hop): [Hop, Line] => {
      const [from, to] = endsOf(hop, rungs);
      return [hop, { from, to, clearance: Math.max(1, (pipesRound(hop.seals)[0] ?? 0) / 2) }];
    }),
  );
  const arrows = [...drawn.values()];
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
  const messages = messageCaptions(story, rungs, words);
  const leads: LadderLead[] = [];
  const placeAt = (one: ArrowWords): void => {
    const own = drawn.get(one.hop);
    const lead = own === undefined ? null : placeAtArrow(placing, one, own, arrows);
    if (lead !== null) leads.push(lead);
  };
  for (const one of [...headingCaptions(rungs, rows), ...spareCaptions(story, rungs, spare, words)]) placing.place(one);
  for (const one of messages) if (isHttp(one.hop)) placeAt(one);
  for (const one of remarkCaptions(story, rungs, words)) placing.place(one);
  for (const one of editCaptions(story, rungs, words)) placeAt(one);
  // Rather on a pipe than nowhere; on what is in the clear it would be a lie.
  const inTheClear = story.hops.filter(({ seals }) => seals === 0).flatMap((hop) => drawn.get(hop) ?? []);
  for (const ways of casingWords(story.hops, rungs, holdersOf, more)) {
    const onPipes = ways.slice(-1).map((way) => clearOf(inTheClear, way));
    [...ways.map((way) => clearOf(arrows, way)), ...onPipes].some((way) => placing.place(way));
  }
  for (const one of tickCaptions(ticks, rungs, (at) => words.ladder.milliseconds((at - story.span.wantedAt) / 1000)))
    placing.place(one);
  for (const one of messages) if (!isHttp(one.hop)) placeAt(one);
  return { captions: placing.captions, leads };
}

interface Kept extends SheetOptions {
  readonly exchange: number;
  readonly sight: Eyes['sight'];
  readonly known: string;
  readonly sheet: Sheet | null;
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
  const { width, words, more, shared = null } = options;
  const asked = { exchange, sight: eyes.sight, known: knownOf(eyes, index), width, words, more, shared };
  const last = kept.get(index);
  if (last && isSame<Omit<Kept, 'sheet'>>(last, asked)) return last.sheet;
  const sheet = makeSheet(trace, index, exchange, eyes, options);
  kept.set(index, { ...asked, sheet });
  return sheet;
}

/** Whether what was made for `last` serves for what is `asked`. */
export const isSame = <Asked extends object>(last: Asked, asked: Asked): boolean =>
  (Object.keys(asked) as (keyof Asked)[]).every((name) => last[name] === asked[name]);
