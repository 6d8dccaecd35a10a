// What the parcels of a crowd look like, read off the parts and the styles that the figures have: so a crowd has the colours of the page in
// light, dark and forced colours.
import type { Parcel } from '../../scene/scene.ts';
import { lookOf, partsOf, reachOf } from '../parcel-look.ts';
import type { Look, Part } from './painter-messages.ts';

const paintIn = (value: string): string | null =>
  value === 'none' || value === 'transparent' || value === 'rgba(0, 0, 0, 0)' ? null : value;

function partOf(element: Element): Part {
  const { fill, stroke, strokeWidth, strokeLinejoin, strokeDasharray } = getComputedStyle(element);
  return {
    path: element.getAttribute('d'),
    radius: Number(element.getAttribute('r') ?? 0),
    fill: paintIn(fill),
    stroke: paintIn(stroke),
    width: Number.parseFloat(strokeWidth),
    join: strokeLinejoin as CanvasLineJoin,
    dashes: strokeDasharray === 'none' ? [] : strokeDasharray.split(',').map((length) => Number.parseFloat(length)),
  };
}

/** What is seen of a figure that stands in the document. */
const lookAt = (figure: Element, parcel: Parcel): Look => ({
  parts: [...figure.children].filter(({ classList }) => !classList.contains('target')).map(partOf),
  reach: reachOf(parcel),
});

/** What would be seen of one; it stands in the document for as long as its styles are read. */
function lookIn(group: SVGGElement, parcel: Parcel): Look {
  const figure = partsOf(parcel);
  figure.classList.toggle('selected', parcel.isSelected);
  figure.setAttribute('visibility', 'hidden');
  group.append(figure);
  const look = lookAt(figure, parcel);
  figure.remove();
  return look;
}

/** How a figure is marked, as a name for it; null: not at all. */
export function markOf(figure: Element): string | null {
  const marks = ['.selected', ':focus-visible', '[data-pointed]'].filter((mark) => figure.matches(mark));
  return marks.length === 0 ? null : marks.join(' ');
}

export interface Looks {
  /** The number of the look of one in the crowd. */
  readonly of: (parcel: Parcel) => number;
  /** The number of the look of one that stands as a figure too, with the marks that this has. */
  readonly marked: (parcel: Parcel, figure: Element, mark: string) => number;
}

/**
 * @param group where figures of parcels stand, so that their styles hold
 * @param learn is told each look once, and numbers it
 */
export function looksIn(group: SVGGElement, learn: (look: Look) => number): Looks {
  const known = new Map<string, number>();
  const numberOf = (name: string, look: () => Look): number => {
    const number = known.get(name) ?? learn(look());
    known.set(name, number);
    return number;
  };
  return {
    of: (parcel) => numberOf(`${lookOf(parcel)} ${String(parcel.isSelected)}`, () => lookIn(group, parcel)),
    marked: (parcel, figure, mark) => numberOf(`${lookOf(parcel)} ${mark}`, () => lookAt(figure, parcel)),
  };
}
