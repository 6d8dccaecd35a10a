// A mean with its interval, from batches: long runs of neighbours, so long that one batch hardly knows of the next.

export interface Estimate {
  readonly mean: number;
  /** Half the width of the 99.9 % interval. */
  readonly half: number;
}

export const BATCHES = 100;

/** 0.9995-quantile of Student's t with 99 degrees of freedom. */
const T_99 = 3.3915;

/**
 * Batch means (Law, "Simulation Modeling and Analysis", 5th ed., 2015, §9.5.3): the interval of Student's t round the mean of the
 * batches' means, each batch as long as the others.
 */
export function estimateOf(batches: readonly number[]): Estimate {
  if (batches.length !== BATCHES) throw new RangeError(`${String(batches.length)} batches, not ${String(BATCHES)}`);
  const mean = batches.reduce((sum, batch) => sum + batch, 0) / BATCHES;
  const variance = batches.reduce((sum, batch) => sum + (batch - mean) ** 2, 0) / (BATCHES - 1);
  return { mean, half: T_99 * Math.sqrt(variance / BATCHES) };
}

/** Collects values in order into batches of equal length. */
export function createBatches(values: number): { add(value: number): void; estimate(): Estimate } {
  const length = values / BATCHES;
  if (!Number.isInteger(length))
    throw new RangeError(`${String(values)} values do not make ${String(BATCHES)} batches`);
  const sums = new Float64Array(BATCHES);
  let count = 0;
  return {
    add(value) {
      if (count >= values) return;
      const batch = Math.floor(count / length);
      sums[batch] = (sums[batch] ?? 0) + value;
      count += 1;
    },
    estimate() {
      if (count < values) throw new RangeError(`${String(count)} values of ${String(values)}`);
      return estimateOf(Array.from(sums, (sum) => sum / length));
    },
  };
}

/** What must hold of an estimate: the closed form lies inside, and the interval is no wider than 2 % of it. */
export const verdictOn = ({ mean, half }: Estimate, exact: number): { isInside: boolean; isNarrow: boolean } => ({
  isInside: Math.abs(mean - exact) <= half,
  isNarrow: 2 * half <= 0.02 * exact,
});

export const TRUE = { isInside: true, isNarrow: true } as const;
