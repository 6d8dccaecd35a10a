// Shares on a line: each server has as many places as its weight, in the order of the list.

export const totalOf = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);

/** Whose share `place` lies in, 0 ≤ place < total of the weights. */
export function ownerOf(place: number, weights: readonly number[]): number {
  let rest = place;
  let index = 0;
  while (index < weights.length - 1 && rest >= weights[index]!) {
    rest -= weights[index]!;
    index += 1;
  }
  return index;
}

/** The list with one value replaced. */
export const replaced = <Value>(list: readonly Value[], index: number, value: Value): readonly Value[] =>
  list.map((old, place) => (place === index ? value : old));
