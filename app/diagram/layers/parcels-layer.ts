// Messages under way that can be followed one by one: a figure for each, to be chosen. What each looks like is in parcel-look.ts.
import type { Parcel } from '../../scene/scene.ts';
import { choosing } from '../keyed.ts';
import type { Choose, Group, Layer } from '../layer.ts';
import { lookOf, looksLike, partsOf } from '../parcel-look.ts';
import { classes, movedTo } from '../put.ts';

function draw(element: SVGElement, parcel: Parcel, before: Parcel | null, copyOf: (parcel: Parcel) => Node): void {
  const { x, y, isSelected, label, selection } = parcel;
  if (before?.x !== x || before.y !== y) element.style.transform = movedTo(x, y);
  if (before?.label !== label) element.setAttribute('aria-label', label);
  if (before !== null && !looksLike(before, parcel)) element.replaceChildren(...copyOf(parcel).childNodes);
  if (before?.isSelected !== isSelected || before.shape !== parcel.shape) {
    element.setAttribute('aria-pressed', String(isSelected));
    element.setAttribute('class', classes(`parcel parcel-${parcel.shape}`, { selected: isSelected }));
  }
  if (before !== null || selection.kind !== 'message') return; // its key is made of its number: another is another parcel
  element.setAttribute('data-record', String(selection.record));
  element.setAttribute('data-exchange', String(selection.exchange));
}

export const parcelsLayer = (group: Group, choose: Choose): Layer<Parcel> => {
  /** There are few looks and many parcels: a copy of all parts at once is cheaper than making each. */
  const looks = new Map<string, SVGElement>();
  const copyOf = (parcel: Parcel): SVGElement => {
    const look = lookOf(parcel);
    const made = looks.get(look) ?? partsOf(parcel);
    looks.set(look, made);
    return made.cloneNode(true) as SVGElement;
  };
  return choosing(
    group,
    {
      make: copyOf,
      draw: (element, parcel, before) => {
        draw(element, parcel, before, copyOf);
      },
    },
    ({ selection }) => selection,
    choose,
  );
};
