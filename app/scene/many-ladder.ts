// Run, page of time and instant → ladder of many requests: what the clock has reached, which request is followed, where the clock stands.
import { countUpTo, type Instant, type Trace } from '../../simulations/index.ts';
import type { Ladder, LadderArrow, LadderBar } from './ladder-types.ts';
import { eyesFor } from './lens.ts';
import { MANY_MEASURES, manySheetOf, type ManyOptions, type ManySheet } from './many-sheet.ts';
import { pageAt } from './page-of-time.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Lens } from './scene.ts';

export interface ManyLadderOptions extends ManyOptions {
  readonly lens: Lens;
  /** The request that is followed: it is lit, the others are pale. */
  readonly exchange: number;
  readonly selectedRecord?: number | null;
  /** Of the page, in microseconds. */
  readonly length: number;
}

type Drawn = Pick<Ladder, 'arrows' | 'bars'>;
const drawn = new WeakMap<ManySheet, { readonly as: string; readonly parts: Drawn }>();

/** Arrows and bars as they stand; the same ones until something begins or another request is followed, so that a frame costs next to nothing. */
function partsAt(sheet: ManySheet, at: number, exchange: number, selectedRecord: number | null): Drawn {
  const as = [countUpTo(sheet.turns, at), exchange, selectedRecord].join(' ');
  const last = drawn.get(sheet);
  if (last?.as === as) return last.parts;
  const state = (from: number, own: number) => ({ isAhead: from > at, isPale: own !== exchange });
  const parts: Drawn = {
    arrows: sheet.arrows.map(({ at: from, exchange: own, part }): LadderArrow => {
      const isSelected = part.selection.kind === 'message' && part.selection.record === selectedRecord;
      return { ...part, ...state(from, own), isSelected };
    }),
    bars: sheet.bars.map(({ at: from, exchange: own, part }): LadderBar => ({ ...part, ...state(from, own) })),
  };
  drawn.set(sheet, { as, parts });
  return parts;
}

/** The ladder of all requests that last on the page on which the clock stands. `index` must be that of the same trace. */
export function manyLadderAt(trace: Trace, index: SceneIndex, at: Instant, options: ManyLadderOptions): Ladder {
  const { lens, exchange, selectedRecord = null, length, width, more } = options;
  const eyes = eyesFor(index, lens, exchange, at);
  const page = pageAt(at, length, trace.header.horizonUs);
  const sheet = manySheetOf(trace, index, eyes, page, options);
  const { rungs, columns, ticks, gaps, captions, stories } = sheet;
  const m = MANY_MEASURES[width];
  return {
    at,
    exchange,
    width,
    size: { width: m.width, height: m.height },
    label: more.many({ ...page, requests: stories.drawn.length, arrows: stories.hops.length }),
    columns,
    ticks,
    ...partsAt(sheet, at, exchange, selectedRecord),
    gaps,
    leads: [],
    isMany: true,
    playhead: rungs.yOf(at),
    captions,
  };
}
