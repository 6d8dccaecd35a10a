// What the page tells the thread that paints a crowd. Nothing comes back.

/** One part of a figure with the styles that it has on the page: a path (`d` of an SVG path), or a circle of that radius round its middle. */
export interface Part {
  readonly path: string | null;
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
  readonly join: CanvasLineJoin;
  /** Lengths of line and gap by turns; none: a whole line. */
  readonly dashes: readonly number[];
}

/** What parcels that look alike look like. */
export interface Look {
  /** From the bottom to the top. */
  readonly parts: readonly Part[];
  /** Units of the drawing from its middle to where nothing of it is left. */
  readonly reach: number;
}

export interface Painting {
  /** Of the canvas, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels in a unit of the drawing; the same for as long as looks hold. */
  readonly scale: number;
  /** Looks with lower numbers are out of date. */
  readonly since: number;
  /** Three numbers each, from the bottom to the top: the look, and the middle in units of the drawing. */
  readonly crowd: Float32Array;
}

export type Order =
  | { readonly kind: 'canvas'; readonly canvas: OffscreenCanvas }
  | { readonly kind: 'look'; readonly number: number; readonly look: Look }
  | { readonly kind: 'paint'; readonly painting: Painting };
