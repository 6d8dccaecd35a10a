// Messages under way. Shape says what they are (request, response, handshake, name, closed), a band round them that they travel encrypted.
import type { Parcel } from '../../scene/scene.ts';
import { choosing, target } from '../keyed.ts';
import type { Choose, Group, Layer } from '../layer.ts';
import { classes, movedTo, shape } from '../put.ts';

const square = (half: number, rx: number): string =>
  `M${-half + rx} ${-half}H${half - rx}Q${half} ${-half} ${half} ${-half + rx}V${half - rx}Q${half} ${half} ${half - rx} ${half}` +
  `H${-half + rx}Q${-half} ${half} ${-half} ${half - rx}V${-half + rx}Q${-half} ${-half} ${-half + rx} ${-half}z`;

const circle = (r: number): string => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0z`;

function body({ shape: form, radius: r }: Parcel): string {
  switch (form) {
    case 'request':
      return circle(r);
    case 'response':
      return square(r * 0.94, r * 0.18);
    case 'handshake':
      return `M0 ${-r}L${r} 0L0 ${r}L${-r} 0z`;
    case 'name':
      return `M${-r} 0L${-r * 0.5} ${-r * 0.87}H${r * 0.5}L${r} 0L${r * 0.5} ${r * 0.87}H${-r * 0.5}z`;
    case 'closed':
      return `M${-r * 1.15} ${-r * 0.75}H${r * 1.15}V${r * 0.75}H${-r * 1.15}z`;
  }
}

/** Half of the smallest thing that a finger can be asked to hit (WCAG 2.2, 2.5.8). */
const LEAST_TARGET = 12;

/** An envelope on what has a sender's words in it, two bands round what is closed. */
function sign({ shape: form, radius: r }: Parcel): string {
  if (form === 'closed') return `M${-r * 0.45} ${-r * 0.75}V${r * 0.75}M${r * 0.45} ${-r * 0.75}V${r * 0.75}`;
  if (form !== 'request' && form !== 'response') return '';
  const w = r * 0.5;
  const h = r * 0.34;
  return `M${-w} ${-h}H${w}V${h}H${-w}zM${-w} ${-h}L0 ${h * 0.25}L${w} ${-h}`;
}

/** Whether two parcels have the same parts, wherever they are and whatever they say. */
const looksLike = (one: Parcel, other: Parcel): boolean =>
  one.shape === other.shape && one.tone === other.tone && one.radius === other.radius && one.isCased === other.isCased;

/** What is seen of it, and round it the room to be hit and marked in. The tone stands on the part that has it: what moves is styled anew each frame. */
function parts(parcel: Parcel): SVGElement {
  const { shape: form, tone, radius, isCased } = parcel;
  const signed = sign(parcel);
  return shape('g', { class: `parcel parcel-${form}` }, [
    shape('circle', { class: 'halo', r: Math.max(LEAST_TARGET, radius + 4) }),
    ...(isCased && form !== 'closed' ? [shape('circle', { class: 'band', r: radius + 2.5 })] : []),
    shape('path', { class: `body tone-${tone}`, d: body(parcel) }),
    ...(signed === '' ? [] : [shape('path', { class: 'sign', d: signed })]),
    target(),
  ]);
}

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
    const { shape: form, tone, radius, isCased } = parcel;
    const look = `${form} ${tone} ${String(radius)} ${String(isCased)}`;
    const made = looks.get(look) ?? parts(parcel);
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
