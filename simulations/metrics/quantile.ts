// Quantiles by one stated rule, for every number on screen.

/**
 * The quantile of sorted numbers, interpolated linearly between the two that lie round position (n − 1) · p, counted from 0: type 7 of
 * Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996). Null for no numbers at all.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  const last = sorted.length - 1;
  const position = last * p;
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) return null;
  const high = sorted[Math.min(below + 1, last)] ?? low;
  return low + (position - below) * (high - low);
}

/** A sorted copy. */
export const sorted = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort();

export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}
