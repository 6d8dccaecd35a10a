// Run, exchange and instant → ladder: one request through time, space against time, on a scale that is the same from top to bottom.
import type { Instant, Trace } from '../../simulations/index.ts';
import type { Column } from './ladder-columns.ts';
import { endsOf, toneOfHop } from './ladder-captions.ts';
import type { Story } from './ladder-story.ts';
import type { SharedScale, Sheet } from './ladder-sheet.ts';
import { BAR, LADDER_MEASURES, sheetOf } from './ladder-sheet.ts';
import type { Ladder, LadderArrow, LadderBar } from './ladder-types.ts';
import { eyesFor, isOwn } from './lens.ts';
import type { Eyes } from './lens.ts';
import { holdersFor, nameFor } from './names.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Lens, Selection, StageWidth } from './scene.ts';
import type { SceneWords } from './words.ts';

export interface LadderOptions {
  readonly lens: Lens;
  /** The record of the chosen message; null: none. */
  readonly selectedRecord?: number | null;
  readonly width: StageWidth;
  /** Where another ladder stands beside it; null: it has a scale of its own. */
  readonly shared?: SharedScale | null;
  readonly words: SceneWords;
}

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
    const { record, sent, carried, isCased, hit, sentAt, reached } = hop;
    const [from, to] = endsOf(hop, rungs);
    const selection: Selection = { kind: 'message', exchange: sent.exchange, record };
    const holders = holdersFor(eyes, sent.payload, nameOf);
    return {
      key: `arrow-${String(record)}`,
      selection,
      from,
      to,
      kind:
        carried.what === 'closed'
          ? 'closed'
          : carried.what === 'request' || carried.what === 'response'
            ? 'message'
            : 'thin',
      tone: toneOfHop(hop),
      isCased,
      isAhead: sentAt > eyes.at,
      isLost: reached < 1,
      isSelected: record === selectedRecord,
      label: words.spoken.message({
        carried,
        from: nameOf(sent.from),
        to: nameOf(sent.to),
        holders,
        hit: hit !== null,
        isLost: reached < 1,
      }),
    };
  });
}

const barsOf = ({ story, rungs }: Sheet, at: number, words: SceneWords): readonly LadderBar[] =>
  story.works.map(({ node, kind, from, to }) => ({
    key: `${kind}-${node}-${String(from)}`,
    kind,
    x: rungs.xOf(node) - (kind === 'setup' ? BAR - 4 : BAR) / 2,
    y: rungs.yOf(from),
    width: kind === 'setup' ? BAR - 4 : BAR,
    height: Math.max(1, rungs.yOf(to) - rungs.yOf(from)),
    isAhead: from > at,
    label: `${words.ladder[kind]}: ${words.ladder.milliseconds((to - from) / 1000)}`,
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

/** From where it is over here to where it is over on the other stage. */
function gapOf({ story, rungs, spare }: Sheet, width: number): Ladder['gap'] {
  const y = rungs.yOf(story.endsAt);
  const height = rungs.yOf(story.endsAt + spare) - y;
  return height < 1 ? null : { x: 0, y, width, height };
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
    bars: barsOf(sheet, at, words),
    gap: gapOf(sheet, LADDER_MEASURES[width].width),
    playhead: isWithin ? rungs.yOf(at) : null,
    captions,
  };
}
