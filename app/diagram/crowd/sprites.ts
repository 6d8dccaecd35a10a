// Small pictures of parcels, one for each look, for the thread that paints a crowd.
import type { Look, Part } from './painter-messages.ts';

export interface Sprite {
  /** Puts the picture where the middle of a parcel is, in pixels. `scale`: pixels in a unit of the drawing, always the same. */
  readonly stamp: (pen: OffscreenCanvasRenderingContext2D, x: number, y: number, scale: number) => void;
}

/** Parts of a pixel to which a parcel is put: finer is not seen, and a picture at whole pixels is copied at a third of the cost. */
const STEPS = 4;
/** A line is drawn on both sides of its path, and the widest is three units wide. */
const EDGE = 2;

function pathOf({ path, radius }: Part): Path2D {
  const drawn = new Path2D(path ?? undefined);
  if (radius > 0) drawn.arc(0, 0, radius, 0, 2 * Math.PI);
  return drawn;
}

/** @param half from the corner to the middle of the picture, in pixels; the parcel’s own lies `right` and `down` of it, by less than one */
function picture(parts: readonly Part[], half: number, scale: number, right: number, down: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(2 * half, 2 * half);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('a picture without a pen');
  pen.setTransform(scale, 0, 0, scale, half + right, half + down);
  for (const part of parts) {
    const path = pathOf(part);
    pen.lineWidth = part.width;
    pen.lineJoin = part.join;
    pen.setLineDash([...part.dashes]);
    if (part.fill !== null) {
      pen.fillStyle = part.fill;
      pen.fill(path);
    }
    if (part.stroke !== null) {
      pen.strokeStyle = part.stroke;
      pen.stroke(path);
    }
  }
  return canvas;
}

/** All pictures of one look, each made when it is first wanted. */
export function spriteOf({ parts, reach }: Look): Sprite {
  const pictures: OffscreenCanvas[] = [];
  return {
    stamp: (pen, x, y, scale) => {
      const half = Math.ceil((reach + EDGE) * scale) + 1;
      const [across, along] = [Math.round(x * STEPS), Math.round(y * STEPS)];
      const [column, row] = [Math.floor(across / STEPS), Math.floor(along / STEPS)];
      const [right, down] = [across - column * STEPS, along - row * STEPS];
      const image = (pictures[right * STEPS + down] ??= picture(parts, half, scale, right / STEPS, down / STEPS));
      pen.drawImage(image, column - half, row - half);
    },
  };
}
