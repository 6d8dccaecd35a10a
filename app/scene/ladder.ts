// Run, exchange and instant → ladder: one request through time, space against time, on a scale that is the same from top to bottom.
import type { Instant, Trace } from '../../simulations/index.ts';
import { boxAround } from './boxes.ts';
import type { Column } from './ladder-columns.ts';
import { columnsOf } from './ladder-columns.ts';
import type { Rungs } from './ladder-captions.ts';
import {
  editCaptions,
  headingCaptions,
  messageCaptions,
  remarkCaptions,
  tickCaptions,
  toneOfHop,
} from './ladder-captions.ts';
import type { Story } from './ladder-story.ts';
import { storyOf } from './ladder-story.ts';
import type { Ladder, LadderArrow, LadderBar } from './ladder-types.ts';
import { eyesFor, isOwn } from './lens.ts';
import type { Eyes } from './lens.ts';
import { nameFor } from './names.ts';
import { Placing } from './place-captions.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Caption, Lens, Selection, StageWidth } from './scene.ts';
import { stageSetOf } from './stage-set.ts';
import type { SceneWords } from './words.ts';

export interface LadderOptions {
  readonly lens: Lens;
  /** The record of the chosen message; null: none. */
  readonly selectedRecord?: number | null;
  readonly width: StageWidth;
  readonly words: SceneWords;
}

const MEASURES = {
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

interface Sheet {
  readonly story: Story;
  readonly rungs: Rungs;
  readonly height: number;
  readonly ticks: readonly { readonly at: number; readonly y: number }[];
  readonly captions: readonly Caption[];
}

function sheetOf(trace: Trace, index: SceneIndex, exchange: number, eyes: Eyes, options: LadderOptions): Sheet | null {
  const span = index.exchanges.get(exchange);
  if (!span) return null;
  const m = MEASURES[options.width];
  const { words } = options;
  const story = storyOf(trace, exchange, span, eyes);
  const set = stageSetOf(trace.header, index, 'wide');
  const columns = columnsOf(index, set, story, eyes, words, { left: m.left, right: m.width - m.right });
  const height = Math.min(m.most, Math.max(m.least, m.top + m.foot + story.hops.length * m.row));
  const from = span.wantedAt;
  const scale = (height - m.top - m.foot - 8) / (story.endsAt - from);
  const xs = new Map(columns.flatMap(({ node, x }) => (node === null ? [] : [[node, x] as const])));
  const rungs: Rungs = {
    columns,
    xOf: (node) => xs.get(node) ?? m.left,
    yOf: (at) => m.top + 6 + (at - from) * scale,
    text: m.text,
    heading: m.top - 12,
    left: 2,
  };
  const step = niceStep(story.endsAt - from, 5);
  const ticks = [];
  for (let at = from + step; at <= story.endsAt; at += step) ticks.push({ at, y: rungs.yOf(at) });
  return { story, rungs, height, ticks, captions: captionsOf(story, rungs, ticks, m.width, height, words) };
}

function captionsOf(
  story: Story,
  rungs: Rungs,
  ticks: Sheet['ticks'],
  width: number,
  height: number,
  words: SceneWords,
): readonly Caption[] {
  const { xOf, yOf } = rungs;
  const arrows = story.hops.map(({ sent, sentAt, receivedAt, isCased }) => ({
    from: { x: xOf(sent.from), y: yOf(sentAt) },
    to: { x: xOf(sent.to), y: yOf(receivedAt) },
    clearance: isCased ? 4 : 1,
  }));
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

const BAR = 8;

function arrowsOf(
  { story, rungs }: Sheet,
  index: SceneIndex,
  eyes: Eyes,
  options: LadderOptions,
): readonly LadderArrow[] {
  const { words, selectedRecord = null } = options;
  const nameOf = (node: string): string => {
    const actor = index.cast.byNode.get(node);
    return actor ? nameFor(eyes, actor, words) : words.unknown;
  };
  return story.hops.map((hop) => {
    const { record, sent, carried, isCased, hit, sentAt, receivedAt } = hop;
    const selection: Selection = { kind: 'message', exchange: sent.exchange, record };
    const holders = sent.payload.kind === 'sealed' ? sent.payload.holders.map(nameOf) : null;
    return {
      key: `arrow-${String(record)}`,
      selection,
      from: { x: rungs.xOf(sent.from), y: rungs.yOf(sentAt) },
      to: { x: rungs.xOf(sent.to), y: rungs.yOf(receivedAt) },
      kind:
        carried.what === 'closed'
          ? 'closed'
          : carried.what === 'request' || carried.what === 'response'
            ? 'message'
            : 'thin',
      tone: toneOfHop(hop),
      isCased,
      isAhead: sentAt > eyes.at,
      isSelected: record === selectedRecord,
      label: words.spoken.message({
        carried,
        from: nameOf(sent.from),
        to: nameOf(sent.to),
        holders,
        hit: hit !== null,
      }),
    };
  });
}

const barsOf = ({ story, rungs }: Sheet, at: number, words: SceneWords): readonly LadderBar[] =>
  story.works.map(({ node, kind, from, to }) => ({
    key: `${kind}-${node}-${String(from)}`,
    kind,
    x: rungs.xOf(node) - BAR / 2,
    y: rungs.yOf(from),
    width: BAR,
    height: Math.max(1, rungs.yOf(to) - rungs.yOf(from)),
    isAhead: from > at,
    label: `${kind === 'queue' ? words.ladder.queue : words.ladder.service}: ${words.ladder.milliseconds((to - from) / 1000)}`,
  }));

const columnAt = ({ key, node, x, tone }: Column, top: number, bottom: number) => ({
  key,
  kind: node === null ? ('observer' as const) : ('participant' as const),
  x,
  top,
  bottom,
  tone,
});

/** What was wanted, as far as these eyes can read it. */
function requestFor({ span, hops }: Story, eyes: Eyes, words: SceneWords): string {
  if (isOwn(eyes, span.client)) return `${span.method} ${span.target}`;
  const read = hops.filter(({ carried }) => carried.what === 'request').at(-1);
  return words.word(read ? read.carried : { what: 'closed' });
}

/** The ladder of one exchange; null: the run has no such exchange. `index` must be that of the same trace. */
export function ladderAt(
  trace: Trace,
  index: SceneIndex,
  exchange: number,
  at: Instant,
  options: LadderOptions,
): Ladder | null {
  const eyes = eyesFor(index, options.lens, exchange, at);
  const sheet = sheetOf(trace, index, exchange, eyes, options);
  if (!sheet) return null;
  const { story, rungs, height, ticks, captions } = sheet;
  const { width, words } = options;
  const { wantedAt } = story.span;
  const isWithin = at >= wantedAt && at <= story.endsAt;
  return {
    at,
    exchange,
    width,
    size: { width: MEASURES[width].width, height },
    label: words.spoken.ladder({
      exchange,
      request: requestFor(story, eyes, words),
      hops: story.hops.length,
      milliseconds: (story.endsAt - wantedAt) / 1000,
    }),
    columns: rungs.columns.map((column) => columnAt(column, rungs.heading + 6, height - 4)),
    ticks: ticks.map((tick) => ({ key: String(tick.at), y: tick.y })),
    arrows: arrowsOf(sheet, index, eyes, options),
    bars: barsOf(sheet, at, words),
    playhead: isWithin ? rungs.yOf(at) : null,
    captions,
  };
}
