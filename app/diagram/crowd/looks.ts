// What the parcels of a crowd look like, read off the parts and the styles that the figures have: so a crowd has the colours of the page in
// light, dark and forced colours.
import type { Parcel } from '../../scene/scene.ts';
import { lookOf, partsOf, reachOf } from '../parcel-look.ts';
import type { Look, Part } from './painter-messages.ts';

const paintIn = (value: string): string | null =>
  value === 'none' || value === 'transparent' || value === 'rgba(0, 0, 0, 0)' ? null : value;

function partOf(element: Element): Part {
  const { fill, stroke, strokeWidth, strokeLinejoin } = getComputedStyle(element);
  return {
    path: element.getAttribute('d'),
    radius: Number(element.getAttribute('r') ?? 0),
    fill: paintIn(fill),
    stroke: paintIn(stroke),
    width: Number.parseFloat(strokeWidth),
    join: strokeLinejoin as CanvasLineJoin,
  };
}

/** What is seen of a figure; it stands in the document for as long as its styles are read. */
function lookIn(group: SVGGElement, parcel: Parcel): Look {
  const figure = partsOf(parcel);
  figure.classList.toggle('selected', parcel.isSelected);
  figure.setAttribute('visibility', 'hidden');
  group.append(figure);
  const parts = [...figure.children].filter(({ classList }) => !classList.contains('target')).map(partOf);
  figure.remove();
  return { parts, reach: reachOf(parcel) };
}

/**
 * Parcel → the number of its look.
 * @param group where figures of parcels stand, so that their styles hold
 * @param learn is told each look once, and numbers it
 */
export function looksIn(group: SVGGElement, learn: (look: Look) => number): (parcel: Parcel) => number {
  const known = new Map<string, number>();
  return (parcel) => {
    const name = `${lookOf(parcel)} ${String(parcel.isSelected)}`;
    const number = known.get(name) ?? learn(lookIn(group, parcel));
    known.set(name, number);
    return number;
  };
}
