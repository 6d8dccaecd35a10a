// Binary search in what is in order.

/** Among `count` places in order: how many lie before the first for which `isBefore` no longer holds. */
export function placesBefore(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending `instants` are not after `t`. */
export const countUpTo = (instants: ArrayLike<number>, t: number): number =>
  placesBefore(instants.length, (place) => (instants[place] ?? Infinity) <= t);
