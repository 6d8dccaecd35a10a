// Where words go: each text has a few spots, best first, and takes the first one where it covers nothing. What finds no room is left out of
// the drawing (it is still said in the labels of the parts), so that no two texts ever lie over one another.
import { contains, crosses, grown, overlaps } from './boxes.ts';
import type { Box, Callout, Caption, CaptionKind, Point, Tone } from './scene.ts';
import { textWidth } from './text-width.ts';

export interface Spot extends Point {
  readonly anchor: Caption['anchor'];
}

export interface Wanted {
  readonly key: string;
  readonly kind: CaptionKind;
  readonly tone: Tone;
  readonly size: number;
  readonly isBold: boolean;
  readonly text: string;
  readonly spots: readonly Spot[];
  /** Stands inside a participant's shape, which is no obstacle to it then. */
  readonly isInside?: boolean;
  /** Rather left out than written over a line. */
  readonly isShy?: boolean;
}

/** Heights above and below the baseline, in ems, that letters and Chinese characters use. */
const ABOVE = 0.88;
const BELOW = 0.24;

/** Room between neighbours on one line, so that two words are not read as one. */
const AIR = 3;

/** What a line of text covers. */
export function textBox(text: string, { x, y, anchor }: Spot, size: number, isBold: boolean): Box {
  const width = textWidth(text, size, isBold);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - ABOVE * size, width, height: (ABOVE + BELOW) * size };
}

/** A straight line and how far from its middle text should keep. */
export interface Line {
  readonly from: Point;
  readonly to: Point;
  readonly clearance: number;
}

export interface Ground {
  readonly area: Box;
  /** Covers nothing of these. */
  readonly solid: readonly Box[];
  /** Rather not on these. */
  readonly lines: readonly Line[];
}

/** Places texts one after the other; what is placed is in the way of the next. */
export class Placing {
  readonly #ground: Ground;
  readonly #taken: Box[] = [];
  readonly captions: Caption[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  #isFree(box: Box, isInside: boolean): boolean {
    const { area, solid } = this.#ground;
    const withAir = { ...box, x: box.x - AIR, width: box.width + 2 * AIR };
    if (!contains(area, box) || this.#taken.some((other) => overlaps(withAir, other))) return false;
    return isInside || !solid.some((other) => overlaps(box, other));
  }

  /** The first free box, one that no wire crosses if there is one. */
  #best<T>(candidates: readonly { readonly box: Box; readonly what: T }[], isInside = false, isShy = false): T | null {
    const free = candidates.filter(({ box }) => this.#isFree(box, isInside));
    const clear = free.find(
      ({ box }) => !this.#ground.lines.some(({ from, to, clearance }) => crosses(grown(box, clearance), from, to)),
    );
    const chosen = clear ?? (isShy ? undefined : free[0]);
    if (!chosen) return null;
    this.#taken.push(chosen.box);
    return chosen.what;
  }

  /** Whether it found room. */
  place({ spots, isInside = false, isShy = false, ...text }: Wanted): boolean {
    const candidates = spots.map((spot) => {
      const box = textBox(text.text, spot, text.size, text.isBold);
      return { box, what: { ...text, ...spot, box } };
    });
    const caption = this.#best(candidates, isInside, isShy);
    if (caption) this.captions.push(caption);
    return caption !== null;
  }

  /** Lines that make sense together only: all find room, or none is shown. */
  placeTogether(lines: readonly Wanted[]): boolean {
    const before = { captions: this.captions.length, taken: this.#taken.length };
    if (lines.every((line) => this.place(line))) return true;
    this.captions.length = before.captions;
    this.#taken.length = before.taken;
    return false;
  }

  /** The first of several ways to write the same that finds room; one that lies on no line, if there is one. */
  placeFirst(ways: readonly (readonly Wanted[])[]): boolean {
    return (
      ways.some((lines) => this.placeTogether(lines.map((line) => ({ ...line, isShy: true })))) ||
      ways.some((lines) => this.placeTogether(lines))
    );
  }

  /** A card with lines of text on it; `make` lays it out with its upper left corner at a point. */
  placeCard(corners: readonly Point[], make: (corner: Point) => Callout): Callout | null {
    return this.#best(corners.map((corner) => make(corner)).map((what) => ({ box: what, what })));
  }

  /** Something that moves or stands there without being text. */
  block(box: Box): void {
    this.#taken.push(box);
  }
}
