// One request through time, or many, as plain data: a column for each who took part, time downwards, an arrow for each message with the slope of
// its delay.
import type { Instant } from '../../simulations/index.ts';
import type { Box, Caption, Point, Selection, Size, StageWidth, Tone } from './scene.ts';

/** Ladders of one request have a broad form besides those of a stage. */
export type LadderWidth = StageWidth | 'broad';

export interface LadderColumn {
  readonly key: string;
  readonly kind: 'participant' | 'observer';
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly tone: Tone;
}

export interface LadderArrow {
  readonly key: string;
  readonly selection: Selection;
  readonly from: Point;
  readonly to: Point;
  /** `thin`: set-up and names; `message`: HTTP; `closed`: what these eyes cannot open. */
  readonly kind: 'message' | 'thin' | 'closed';
  readonly tone: Tone;
  /** How broad each encryption round it is drawn, the outermost first. */
  readonly pipes: readonly number[];
  /** Not sent yet at the playhead. */
  readonly isAhead: boolean;
  /** It never reached the other side. */
  readonly isLost: boolean;
  /** It goes on beyond the foot of the page. */
  readonly isCutOff: boolean;
  /** It belongs to another request than the one that is followed. */
  readonly isPale: boolean;
  readonly isSelected: boolean;
  readonly label: string;
}

/** Time that one participant spends on a request; `wait`: of whoever wants it, until it is over. */
export interface LadderBar extends Box {
  readonly key: string;
  readonly exchange: number;
  readonly kind: 'wait' | 'queue' | 'service' | 'setup';
  readonly isAhead: boolean;
  readonly isPale: boolean;
  readonly label: string;
}

/** What is left once a request is over here and not yet on the other stage. */
export interface LadderGap extends Box {
  readonly key: string;
}

/** From a word to the arrow that it speaks of. */
export interface LadderLead {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
}

export interface LadderTick {
  readonly key: string;
  readonly y: number;
}

export interface Ladder {
  readonly at: Instant;
  readonly exchange: number;
  readonly width: LadderWidth;
  readonly size: Size;
  readonly label: string;
  readonly columns: readonly LadderColumn[];
  readonly ticks: readonly LadderTick[];
  readonly arrows: readonly LadderArrow[];
  readonly bars: readonly LadderBar[];
  /** Time saved, where another ladder stands beside it. */
  readonly gaps: readonly LadderGap[];
  /** Of many requests: one arrow at a time is reached by the Tab key. */
  readonly isMany: boolean;
  /** Where the clock stands; null: before or after what is drawn. */
  readonly playhead: number | null;
  readonly leads: readonly LadderLead[];
  readonly captions: readonly Caption[];
}
