// One element for each datum of a layer, in the order of the data. A slice that is given again is passed over, and so is a datum that is the
// same object as before: between two frames most of a stage stands still, and what is not touched costs nothing.
import type { Choose, Group, Layer } from './layer.ts';
import type { Selection } from '../scene/scene.ts';
import { shape } from './put.ts';

export interface Keyed<T> {
  readonly make: (datum: T) => SVGElement;
  /** Makes the element show its datum; `before`: the one that it shows, null when it is new. */
  readonly draw: (element: SVGElement, datum: T, before: T | null) => void;
}

interface Shown<T> {
  readonly element: SVGElement;
  datum: T;
  /** The last frame that has it, and the last in which it was put in its place. */
  frame: number;
  placed: number;
}

/** The elements of a layer, by the keys of their data. */
export function keyed<T extends { readonly key: string }>(parent: Element, { make, draw }: Keyed<T>): Layer<T> {
  const byKey = new Map<string, Shown<T>>();
  let given: readonly T[] | null = null;
  let last: readonly Shown<T>[] = [];
  let frame = 0;

  const show = (datum: T): Shown<T> => {
    const known = byKey.get(datum.key);
    if (known === undefined) {
      const shown = { element: make(datum), datum, frame, placed: 0 };
      draw(shown.element, datum, null);
      byKey.set(datum.key, shown);
      return shown;
    }
    known.frame = frame;
    if (known.datum !== datum) draw(known.element, datum, known.datum);
    known.datum = datum;
    return known;
  };

  /** Those that are gone leave; those that came are put before the one that follows them. */
  const arrange = (next: readonly Shown<T>[]): void => {
    for (const shown of last) {
      if (shown.frame === frame) continue;
      byKey.delete(shown.datum.key);
      shown.element.remove();
    }
    let standing = 0;
    for (const shown of next) {
      for (let one = last[standing]; one && (one.frame < frame || one.placed === frame); one = last[standing])
        standing += 1;
      if (last[standing] !== shown) parent.insertBefore(shown.element, last[standing]?.element ?? null);
      shown.placed = frame;
    }
    last = next;
  };

  return (data) => {
    if (data === given) return;
    given = data;
    frame += 1;
    arrange(data.map(show));
  };
}

/** Something to hit that is as large as a finger needs (WCAG 2.2, 2.5.8) however small the drawing becomes; nothing of it is seen. */
export const target = (): SVGElement => shape('circle', { class: 'target', r: 0.5 });

/** Makes the children of a group choosable by pointer, Enter and Space; `of` says what is chosen. Two listeners, however many children. */
export function choosing<T extends { readonly key: string }>(
  group: Group,
  { make, draw }: Keyed<T>,
  of: (datum: T) => Selection,
  choose: Choose,
): Layer<T> {
  const shown = new WeakMap<Element, T>();
  const chosenBy = ({ target, currentTarget }: Event): Selection | null => {
    let element = target instanceof Element ? target : null;
    while (element !== null && element.parentElement !== currentTarget) element = element.parentElement;
    const datum = element === null ? undefined : shown.get(element);
    return datum === undefined ? null : of(datum);
  };
  group
    .on('click', (event: MouseEvent) => {
      const selection = chosenBy(event);
      if (selection === null) return;
      event.stopPropagation();
      choose(selection);
    })
    .on('keydown', (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      const selection = chosenBy(event);
      if (selection === null) return;
      event.preventDefault();
      choose(selection);
    });
  return layerOf(group, {
    make: (datum) => {
      const element = make(datum);
      element.setAttribute('role', 'button');
      element.setAttribute('tabindex', '0');
      return element;
    },
    draw: (element, datum, before) => {
      shown.set(element, datum);
      draw(element, datum, before);
    },
  });
}

export function elementOf(group: Group): SVGGElement {
  const element = group.node();
  if (element === null) throw new Error('a layer without its group');
  return element;
}

/** The layer of a group of a drawing. */
export function layerOf<T extends { readonly key: string }>(group: Group, parts: Keyed<T>): Layer<T> {
  return keyed(elementOf(group), parts);
}
