// Whom of a crowd somebody is busy with, by pointer, by keys, or because something else on the page speaks of it: those stand as figures.
// There is always one that the Tab key reaches; the arrow keys, Home and End go on from it, from the bottom to the top.
import type { Parcel, Point } from '../../scene/scene.ts';
import type { Choose } from '../layer.ts';
import { NOBODY, whenSpokenOf } from '../spoken-of.ts';
import { placeAfter } from '../rove.ts';
import { parcelNear } from './near.ts';

export interface Attention {
  /** Those of the crowd to whom it is given. */
  readonly among: (parcels: readonly Parcel[]) => readonly Parcel[];
  readonly stop: () => void;
}

export interface Watched {
  readonly svg: SVGSVGElement;
  /** Its children are the figures. */
  readonly group: SVGGElement;
  /** Those who were painted last, from the bottom to the top; nobody when there is no crowd. */
  readonly crowd: () => readonly Parcel[];
  /** Where in the drawing a pointer is, and how far it reaches there. */
  readonly placeOf: (event: MouseEvent) => Point & { readonly reach: number };
  readonly redraw: () => void;
  readonly choose: Choose;
}

/** The record of its message; null: it is none. */
const recordOf = ({ selection }: Parcel): number | null => (selection.kind === 'message' ? selection.record : null);

const recordAt = (figure: Element): number => Number(figure.getAttribute('data-record') ?? NaN);

/** The figures that stand for these. */
export function figuresOf(parcels: readonly Parcel[], group: SVGGElement): ReadonlyMap<Parcel, Element> {
  const standing = new Map([...group.children].map((figure) => [recordAt(figure), figure]));
  return new Map(
    parcels.flatMap((parcel) => {
      const figure = standing.get(recordOf(parcel) ?? NaN);
      return figure === undefined ? [] : [[parcel, figure] as const];
    }),
  );
}

export function attentionTo({ svg, group, crowd, placeOf, redraw, choose }: Watched): Attention {
  const listening = new AbortController();
  const { signal } = listening;
  /** By their records: under the pointer, reached by Tab, spoken of. */
  let under: number | null = null;
  let stop: number | null = null;
  let spoken = NOBODY;

  const pointedBy = (event: MouseEvent): Parcel | null => {
    if (crowd().length === 0) return null;
    const { reach, ...point } = placeOf(event);
    return parcelNear(crowd(), point, reach);
  };
  const turnTo = (parcel: Parcel | null): void => {
    const record = parcel && recordOf(parcel);
    if (under === record) return;
    under = record;
    redraw();
  };
  const clicked = (event: MouseEvent): void => {
    // One that no pointer made is meant for the very figure that it was sent to.
    const parcel = event.detail === 0 ? null : pointedBy(event);
    if (parcel === null) return;
    event.stopPropagation();
    stop = recordOf(parcel);
    choose(parcel.selection);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const record = recordAt(event.target);
    const from = crowd().findIndex((parcel) => recordOf(parcel) === record);
    const next = from < 0 ? undefined : crowd()[placeAfter(event.key, from, crowd().length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    stop = recordOf(next);
    redraw();
    [...group.children].find((figure): figure is SVGElement => recordAt(figure) === stop)?.focus();
  };
  svg.addEventListener('pointermove', (event) => turnTo(pointedBy(event)), { signal });
  svg.addEventListener('pointerleave', () => turnTo(null), { signal });
  // Parcels lie on top of everything: what is under one does not hear of the click.
  svg.addEventListener('click', clicked, { signal, capture: true });
  group.addEventListener('keydown', pressed, { signal });
  // What marks a figure is painted over the crowd: once whatever changes the marks, maybe a drawing that is under way, is done.
  let isAsked = false;
  const remarked = (): void => {
    if (isAsked || crowd().length === 0) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      redraw();
    });
  };
  group.addEventListener('focusin', remarked, { signal });
  group.addEventListener('focusout', remarked, { signal });
  const lit = new MutationObserver(remarked);
  lit.observe(group, { subtree: true, attributeFilter: ['data-pointed'] });
  const unhear = whenSpokenOf(svg, (said) => {
    spoken = said;
    redraw();
  });

  const isSpokenOf = ({ selection }: Parcel): boolean =>
    selection.kind === 'message' && (spoken.records.has(selection.record) || selection.exchange === spoken.exchange);
  /** Where the Tab key comes to. */
  const stopAmong = (parcels: readonly Parcel[]): number | null => {
    const found = parcels.find((parcel) => recordOf(parcel) === stop);
    const next = found ?? parcels.find(({ isSelected }) => isSelected) ?? parcels.at(-1);
    return next ? recordOf(next) : null;
  };
  return {
    among: (parcels) => {
      stop = stopAmong(parcels);
      const busy = new Set([under, stop]);
      return parcels.filter((parcel) => parcel.isSelected || busy.has(recordOf(parcel)) || isSpokenOf(parcel));
    },
    stop: () => {
      listening.abort();
      lit.disconnect();
      unhear();
    },
  };
}
