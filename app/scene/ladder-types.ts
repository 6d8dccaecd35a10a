// One request through time, as plain data: a column for each who took part, time downwards, an arrow for each message with the slope of its delay.
import type { Instant } from '../../simulations/index.ts';
import type { Box, Caption, Point, Selection, Size, StageWidth, Tone } from './scene.ts';

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
  readonly isCased: boolean;
  /** Not sent yet at the playhead. */
  readonly isAhead: boolean;
  /** It never reached the other side. */
  readonly isLost: boolean;
  readonly isSelected: boolean;
  readonly label: string;
}

/** Time that one participant spends on the request. */
export interface LadderBar extends Box {
  readonly key: string;
  readonly kind: 'queue' | 'service' | 'setup';
  readonly isAhead: boolean;
  readonly label: string;
}

export interface LadderTick {
  readonly key: string;
  readonly y: number;
}

export interface Ladder {
  readonly at: Instant;
  readonly exchange: number;
  readonly width: StageWidth;
  readonly size: Size;
  readonly label: string;
  readonly columns: readonly LadderColumn[];
  readonly ticks: readonly LadderTick[];
  readonly arrows: readonly LadderArrow[];
  readonly bars: readonly LadderBar[];
  /** On a scale that is shared: what is left of it once this request is over here; null: nothing. */
  readonly gap: Box | null;
  /** Where the clock stands; null: before or after this request. */
  readonly playhead: number | null;
  readonly captions: readonly Caption[];
}
