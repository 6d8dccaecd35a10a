// Run, exchange and instant → ladder: one request through time, space against time, on a scale that is the same from top to bottom.
import type { Instant, Trace } from '../../simulations/index.ts';
import { columnAt } from './ladder-columns.ts';
import { arrowOf, namesFor } from './ladder-arrows.ts';
import { endsOf } from './ladder-captions.ts';
import type { Story } from './ladder-story.ts';
import { wantedIn } from './ladder-story.ts';
import type { LadderWords } from './ladder-words.ts';
import type { SharedScale, Sheet } from './ladder-sheet.ts';
import { BAR, LADDER_MEASURES, sheetOf } from './ladder-sheet.ts';
import type { Ladder, LadderArrow, LadderBar, LadderWidth } from './ladder-types.ts';
import { eyesFor, isOwn } from './lens.ts';
import type { Eyes } from './lens.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Lens } from './scene.ts';
import type { SceneWords } from './words.ts';

export interface LadderOptions {
  readonly lens: Lens;
  /** The record of the chosen message; null: none. */
  readonly selectedRecord?: number | null;
  readonly width: LadderWidth;
  /** Where another ladder stands beside it; null: it has a scale of its own. */
  readonly shared?: SharedScale | null;
  readonly words: SceneWords;
  readonly more: LadderWords;
}

function arrowsOf(
  { story, rungs }: Sheet,
  index: SceneIndex,
  eyes: Eyes,
  { words, selectedRecord = null }: LadderOptions,
): readonly LadderArrow[] {
  const names = namesFor(index, eyes, words);
  return story.hops.map((hop) => ({
    ...arrowOf(hop, endsOf(hop, rungs), names, words),
    isAhead: hop.sentAt > eyes.at,
    isSelected: hop.record === selectedRecord,
  }));
}

const barsOf = ({ story, rungs }: Sheet, exchange: number, at: number, words: SceneWords): readonly LadderBar[] =>
  story.works.map(({ node, kind, from, to }) => ({
    key: `${kind}-${node}-${String(from)}`,
    exchange,
    kind,
    x: rungs.xOf(node) - (kind === 'setup' ? BAR - 4 : BAR) / 2,
    y: rungs.yOf(from),
    width: kind === 'setup' ? BAR - 4 : BAR,
    height: Math.max(1, rungs.yOf(to) - rungs.yOf(from)),
    isAhead: from > at,
    isPale: false,
    label: `${words.ladder[kind]}: ${words.ladder.milliseconds((to - from) / 1000)}`,
  }));

/** What was wanted, in words. */
const requestFor = (story: Story, eyes: Eyes, words: SceneWords): string =>
  isOwn(eyes, story.span.client) ? `${story.span.method} ${story.span.target}` : words.word(wantedIn(story, eyes));

/** From where it is over here to where it is over on the other stage. */
function gapsOf({ story, rungs, spare }: Sheet, width: number): Ladder['gaps'] {
  const y = rungs.yOf(story.endsAt);
  const height = rungs.yOf(story.endsAt + spare) - y;
  return height < 1 ? [] : [{ key: 'spare', x: 0, y, width, height }];
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
  const { story, rungs, height, ticks, leads, captions } = sheet;
  const { width, words } = options;
  const { wantedAt } = story.span;
  const isWithin = at >= wantedAt && at <= story.endsAt;
  return {
    at,
    exchange,
    width,
    size: { width: LADDER_MEASURES[width].width, height },
    label: words.spoken.ladder({
      exchange,
      request: requestFor(story, eyes, words),
      hops: story.hops.length,
      milliseconds: (story.endsAt - wantedAt) / 1000,
    }),
    columns: rungs.columns.map((column) => columnAt(column, rungs.heading + 6, height - 4)),
    ticks: ticks.map((tick) => ({ key: String(tick.at), y: tick.y })),
    arrows: arrowsOf(sheet, index, eyes, options),
    bars: barsOf(sheet, exchange, at, words),
    gaps: gapsOf(sheet, LADDER_MEASURES[width].width),
    isMany: false,
    playhead: isWithin ? rungs.yOf(at) : null,
    leads,
    captions,
  };
}
