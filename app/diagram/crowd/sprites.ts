// Small pictures of parcels, one for each look, made once from the parts and the styles that the figures have: so a crowd has the colours of
// the page in light, dark and forced colours.
import type { Parcel } from '../../scene/scene.ts';
import { lookOf, partsOf, reachOf } from '../parcel-look.ts';

/** Puts the picture of a parcel where it is. */
export type Stamp = (pen: CanvasRenderingContext2D, parcel: Parcel) => void;

/** One part of a figure with the styles that it has on the page. */
interface Part {
  readonly path: Path2D;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
  readonly join: CanvasLineJoin;
}

/** All pictures of one look, each made when it is first wanted. */
interface Look {
  readonly parts: readonly Part[];
  /** From the corner of a picture to its middle, in pixels. */
  readonly half: number;
  readonly pictures: ImageBitmap[];
}

/** Parts of a pixel to which a parcel is put: finer is not seen, and a picture at whole pixels is copied at a third of the cost. */
const PARTS = 4;
/** A line is drawn on both sides of its path, and the widest is three units wide. */
const EDGE = 2;

const paintIn = (value: string): string | null =>
  value === 'none' || value === 'transparent' || value === 'rgba(0, 0, 0, 0)' ? null : value;

function partOf(element: Element): Part {
  const { fill, stroke, strokeWidth, strokeLinejoin } = getComputedStyle(element);
  const path = new Path2D(element.getAttribute('d') ?? undefined);
  const radius = Number(element.getAttribute('r') ?? 0);
  if (radius > 0) path.arc(0, 0, radius, 0, 2 * Math.PI);
  const width = Number.parseFloat(strokeWidth);
  return { path, fill: paintIn(fill), stroke: paintIn(stroke), width, join: strokeLinejoin as CanvasLineJoin };
}

/** What is seen of a figure, from the bottom to the top; it stands in the document for as long as its styles are read. */
function partsIn(group: SVGGElement, parcel: Parcel): readonly Part[] {
  const figure = partsOf(parcel);
  figure.classList.toggle('selected', parcel.isSelected);
  figure.setAttribute('visibility', 'hidden');
  group.append(figure);
  const parts = [...figure.children].filter(({ classList }) => !classList.contains('target')).map(partOf);
  figure.remove();
  return parts;
}

/** The middle of the parcel lies `right` and `down` of the middle of the picture, in pixels less than one. */
function picture({ parts, half }: Look, scale: number, right: number, down: number): ImageBitmap {
  const canvas = new OffscreenCanvas(2 * half, 2 * half);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('a picture without a pen');
  pen.setTransform(scale, 0, 0, scale, half + right, half + down);
  for (const { path, fill, stroke, width, join } of parts) {
    pen.lineWidth = width;
    pen.lineJoin = join;
    if (fill !== null) {
      pen.fillStyle = fill;
      pen.fill(path);
    }
    if (stroke !== null) {
      pen.strokeStyle = stroke;
      pen.stroke(path);
    }
  }
  return canvas.transferToImageBitmap();
}

/**
 * @param group where figures of parcels stand, so that their styles hold
 * @param scale pixels of the canvas in a unit of the drawing
 */
export function spritesIn(group: SVGGElement, scale: number): Stamp {
  const looks = new Map<string, Look>();
  const lookTo = (parcel: Parcel): Look => {
    const name = `${lookOf(parcel)} ${String(parcel.isSelected)}`;
    const known = looks.get(name);
    if (known !== undefined) return known;
    const half = Math.ceil((reachOf(parcel) + EDGE) * scale) + 1;
    const look = { parts: partsIn(group, parcel), half, pictures: [] };
    looks.set(name, look);
    return look;
  };
  return (pen, parcel) => {
    const look = lookTo(parcel);
    const x = Math.round(parcel.x * scale * PARTS);
    const y = Math.round(parcel.y * scale * PARTS);
    const column = Math.floor(x / PARTS);
    const row = Math.floor(y / PARTS);
    const [right, down] = [x - column * PARTS, y - row * PARTS];
    const image = (look.pictures[right * PARTS + down] ??= picture(look, scale, right / PARTS, down / PARTS));
    pen.drawImage(image, column - look.half, row - look.half);
  };
}
