// Where words go: each text has a few spots, best first, and takes the first one where it covers nothing. What finds no room is left out of
// the drawing (it is still said in the labels of the parts), so that no two texts ever lie over one another.
import { contains, crosses, grown, overlaps } from './boxes.ts';
import type { Box, Caption, CaptionKind, Point, Size, Tone } from './scene.ts';
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
  /** Whether it may stand there, however free the place is. */
  readonly fits?: (box: Box) => boolean;
}

/** Heights above and below the baseline, in ems, that letters and Chinese characters use. */
const ABOVE = 0.88;
const BELOW = 0.24;

/** Room between neighbours on one line, so that two words are not read as one; and between lines, as some fonts are taller than others. */
const AIR = 3;
const LEADING = 0.5;

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
  /** So fine that letters stand on it rather than nowhere. */
  readonly isFaint?: boolean;
}

export interface Ground {
  readonly area: Box;
  /** Covers nothing of these. */
  readonly solid: readonly Box[];
  /** Rather not on these. */
  readonly lines: readonly Line[];
}

const anywhere = (_: Box): boolean => true;

function* boxesAt(corners: Iterable<Point>, width: number, height: number): Generator<Box> {
  for (const { x, y } of corners) yield { x, y, width, height };
}

/** What lies under a text: nothing, a line of dots, a thin line, or one as broad as letters, which makes them hard to read. */
const BARE = 0;
const FAINT = 1;
const THIN = 2;
const BROAD = 3;
type Under = typeof BARE | typeof FAINT | typeof THIN | typeof BROAD;

/** Places texts one after the other; what is placed is in the way of the next. */
export class Placing {
  readonly #ground: Ground;
  readonly #taken: Box[] = [];
  readonly captions: Caption[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** As it stands: what is placed on the copy is not in the way here. */
  copy(): Placing {
    const copy = new Placing(this.#ground);
    copy.#taken.push(...this.#taken);
    copy.captions.push(...this.captions);
    return copy;
  }

  #isFree(box: Box, isInside: boolean): boolean {
    const { area, solid } = this.#ground;
    if (!contains(area, box)) return false;
    const { x, y, width, height } = box;
    const withAir = { x: x - AIR, y: y - LEADING, width: width + 2 * AIR, height: height + 2 * LEADING };
    for (const other of this.#taken) if (overlaps(withAir, other)) return false;
    if (isInside) return true;
    for (const other of solid) if (overlaps(box, other)) return false;
    return true;
  }

  #under(box: Box): Under {
    let worst: Under = BARE;
    for (const { from, to, clearance, isFaint = false } of this.#ground.lines) {
      if (!crosses(clearance === 0 ? box : grown(box, clearance), from, to)) continue;
      if (clearance > 0) return BROAD;
      if (!isFaint) worst = THIN;
      else if (worst === BARE) worst = FAINT;
    }
    return worst;
  }

  /**
   * The first free box of those with least under them, and never with more than `most`. Asked for every text of every frame: boxes are made
   * as they are tried.
   */
  #best(boxes: Iterable<Box>, isInside = false, most: Under = BROAD, fits = anywhere): Box | null {
    let chosen: Box | null = null;
    let least = most + 1;
    for (const box of boxes) {
      if (!this.#isFree(box, isInside)) continue;
      const under = this.#under(box);
      if (under >= least || !fits(box)) continue;
      chosen = box;
      least = under;
      if (under === BARE) break;
    }
    if (chosen !== null) this.#taken.push(chosen);
    return chosen;
  }

  /** Whether it found room. */
  place({ spots, isInside = false, isShy = false, fits, ...text }: Wanted, most: Under = BROAD): boolean {
    const boxes = spots.map((spot) => textBox(text.text, spot, text.size, text.isBold));
    const box = this.#best(boxes, isInside, isShy && most > FAINT ? FAINT : most, fits);
    const spot = box === null ? undefined : spots[boxes.indexOf(box)];
    if (box === null || spot === undefined) return false;
    this.captions.push({ ...text, ...spot, box, isOverLine: !isInside && this.#under(box) !== BARE });
    return true;
  }

  /** The first of several ways to write the same that finds room beside whatever is as broad as letters; beside thin lines, if one does. */
  placeBeside(...ways: readonly Wanted[]): boolean {
    return ([FAINT, THIN] as const).some((most) => ways.some((way) => this.place(way, most)));
  }

  /** Lines that make sense together only: all find room, or none is shown. */
  placeTogether(lines: readonly Wanted[], most: Under = BROAD): boolean {
    const before = { captions: this.captions.length, taken: this.#taken.length };
    if (lines.every((line) => this.place(line, most))) return true;
    this.captions.length = before.captions;
    this.#taken.length = before.taken;
    return false;
  }

  /** The first of several ways to write the same that finds room; one that lies on no line, if there is one. */
  placeFirst(ways: readonly (readonly Wanted[])[]): boolean {
    return this.placeClear(ways) || ways.some((lines) => this.placeTogether(lines));
  }

  /** As `placeFirst`, where the ways differ in little but their place: on a thin line rather than on a broad one. */
  placeLightest(ways: readonly (readonly Wanted[])[]): boolean {
    return ([BARE, FAINT, THIN, BROAD] as const).some((most) => ways.some((lines) => this.placeTogether(lines, most)));
  }

  /** The first of several ways to write the same that finds room where no line runs. */
  placeClear(ways: readonly (readonly Wanted[])[]): boolean {
    return ([BARE, FAINT] as const).some((most) => ways.some((lines) => this.placeTogether(lines, most)));
  }

  /** The fullest of several ways to write the same that lies on no line, else the briefest. Ways: the fullest first. */
  placeBriefly(ways: readonly Wanted[]): boolean {
    const briefest = ways.at(-1);
    return ways.some((way) => this.place(way, FAINT)) || (briefest !== undefined && this.place(briefest));
  }

  /** A card of a size; says where its upper left corner comes to lie, null: nowhere. `fits`: whether it may stand there, beside all lines. */
  placeCard(corners: Iterable<Point>, { width, height }: Size, fits?: (box: Box) => boolean): Point | null {
    return this.#best(boxesAt(corners, width, height), false, fits ? FAINT : BROAD, fits);
  }

  /** Something that moves or stands there without being text. */
  block(box: Box): void {
    this.#taken.push(box);
  }
}
