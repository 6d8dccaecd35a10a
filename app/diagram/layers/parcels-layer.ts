// Messages under way. Shape says what they are (request, response, handshake, name, closed), a band round them that they travel encrypted.
import type { Parcel } from '../../scene/scene.ts';
import { byKey, choosable, withTarget, type Choose, type Group, type Layer } from '../layer.ts';
import { classes, put, translate } from '../put.ts';

const square = (half: number, rx: number): string =>
  `M${-half + rx} ${-half}H${half - rx}Q${half} ${-half} ${half} ${-half + rx}V${half - rx}Q${half} ${half} ${half - rx} ${half}` +
  `H${-half + rx}Q${-half} ${half} ${-half} ${half - rx}V${-half + rx}Q${-half} ${-half} ${-half + rx} ${-half}z`;

const circle = (r: number): string => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0z`;

function body({ shape, radius: r }: Parcel): string {
  switch (shape) {
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
function sign({ shape, radius: r }: Parcel): string {
  if (shape === 'closed') return `M${-r * 0.45} ${-r * 0.75}V${r * 0.75}M${r * 0.45} ${-r * 0.75}V${r * 0.75}`;
  if (shape !== 'request' && shape !== 'response') return '';
  const w = r * 0.5;
  const h = r * 0.34;
  return `M${-w} ${-h}H${w}V${h}H${-w}zM${-w} ${-h}L0 ${h * 0.25}L${w} ${-h}`;
}

/** Whether two parcels look and read the same, wherever they are. */
const looksLike = (one: Parcel, other: Parcel): boolean =>
  one.shape === other.shape &&
  one.tone === other.tone &&
  one.radius === other.radius &&
  one.isCased === other.isCased &&
  one.isSelected === other.isSelected &&
  one.label === other.label;

export const parcelsLayer = (group: Group, choose: Choose): Layer<Parcel> => {
  /** Most parcels only move from frame to frame. */
  const drawn = new WeakMap<Element, Parcel>();
  return (parcels) => {
    group
      .selectAll<SVGGElement, Parcel>('g')
      .data(parcels, byKey)
      .join((enter) => {
        const parcel = choosable(enter.append('g'), ({ selection }) => selection, choose);
        parcel.append('circle').attr('class', 'halo');
        parcel.append('circle').attr('class', 'band');
        parcel.append('path').attr('class', 'body');
        parcel.append('path').attr('class', 'sign');
        return withTarget(parcel);
      })
      .order()
      .each(function (parcel) {
        const { x, y, shape, tone, radius, isCased, isSelected, label, selection } = parcel;
        put(this, { transform: translate(x, y) });
        const before = drawn.get(this);
        drawn.set(this, parcel);
        if (before !== undefined && looksLike(before, parcel)) return;
        put(this, {
          class: classes(`parcel parcel-${shape} tone-${tone}`, { selected: isSelected }),
          'data-record': selection.kind === 'message' ? selection.record : null,
          'data-exchange': selection.kind === 'message' ? selection.exchange : null,
          'aria-label': label,
          'aria-pressed': String(isSelected),
        });
        const [halo, band, form, mark] = this.children;
        if (halo) put(halo, { r: Math.max(LEAST_TARGET, radius + 4) });
        if (band) put(band, { r: isCased && shape !== 'closed' ? radius + 2.5 : 0 });
        if (form) put(form, { d: body(parcel) });
        if (mark) put(mark, { d: sign(parcel) });
      });
  };
};
