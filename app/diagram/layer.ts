// What every layer of a drawing is: given its group once, it takes its slice of each scene and makes the group show it.
import type { Selection as Nodes } from 'd3';
import type { Selection } from '../scene/scene.ts';

export type Group = Nodes<SVGGElement, unknown, null, undefined>;
export type Layer<T> = (slice: readonly T[]) => void;
export type Choose = (selection: Selection | null) => void;

export const byKey = ({ key }: { readonly key: string }): string => key;

/** Makes elements choosable by pointer, Enter and Space; `of` says what is chosen. */
export function choosable<T>(
  elements: Nodes<SVGGElement, T, SVGGElement, unknown>,
  of: (datum: T) => Selection,
  choose: Choose,
): Nodes<SVGGElement, T, SVGGElement, unknown> {
  return elements
    .attr('role', 'button')
    .attr('tabindex', 0)
    .on('click', (event: MouseEvent, datum: T) => {
      event.stopPropagation();
      choose(of(datum));
    })
    .on('keydown', (event: KeyboardEvent, datum: T) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose(of(datum));
    });
}
