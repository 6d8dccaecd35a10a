// What a parcel looks like, wherever it is and whatever it says. Shape says what it is (request, response, handshake, name, closed), a band
// round it that it travels encrypted. The same parts stand on the stage (parcels-layer.ts) and in the pictures of a crowd (crowd/sprites.ts).
import type { Parcel } from '../scene/scene.ts';
import { target } from './keyed.ts';
import { shape } from './put.ts';

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
export const LEAST_TARGET = 12;

/** Units of the drawing within which a parcel is marked and hit. */
export const reachOf = ({ radius }: Parcel): number => Math.max(LEAST_TARGET, radius + 4);

/** An envelope on what has a sender's words in it, two bands round what is closed. */
function sign({ shape: form, radius: r }: Parcel): string {
  if (form === 'closed') return `M${-r * 0.45} ${-r * 0.75}V${r * 0.75}M${r * 0.45} ${-r * 0.75}V${r * 0.75}`;
  if (form !== 'request' && form !== 'response') return '';
  const w = r * 0.5;
  const h = r * 0.34;
  return `M${-w} ${-h}H${w}V${h}H${-w}zM${-w} ${-h}L0 ${h * 0.25}L${w} ${-h}`;
}

/** Whether two parcels have the same parts. */
export const looksLike = (one: Parcel, other: Parcel): boolean =>
  one.shape === other.shape && one.tone === other.tone && one.radius === other.radius && one.isCased === other.isCased;

/** A name for the parts of a parcel: what looks alike has the same. */
export const lookOf = ({ shape: form, tone, radius, isCased }: Parcel): string =>
  `${form} ${tone} ${String(radius)} ${String(isCased)}`;

/** What is seen of it, and round it the room to be hit and marked in. The tone stands on the part that has it: what moves is styled anew each frame. */
export function partsOf(parcel: Parcel): SVGElement {
  const { shape: form, tone, radius, isCased } = parcel;
  const signed = sign(parcel);
  return shape('g', { class: `parcel parcel-${form}` }, [
    shape('circle', { class: 'halo', r: reachOf(parcel) }),
    ...(isCased && form !== 'closed' ? [shape('circle', { class: 'band', r: radius + 2.5 })] : []),
    shape('path', { class: `body tone-${tone}`, d: body(parcel) }),
    ...(signed === '' ? [] : [shape('path', { class: 'sign', d: signed })]),
    target(),
  ]);
}
