// Distributions as functions of one draw u in [0, 1): the same draw gives the same value, whoever asks.
import { exp, ln, power } from './arithmetic.ts';
import { invariant } from './invariant.ts';

export type Sampler = (u: number) => number;

/** Evenly spread over [low, high). */
export function uniform(low: number, high: number): Sampler {
  invariant(low <= high, `uniform from ${low} to ${high}: the bounds are the wrong way round`);
  return (u) => low + (high - low) * u;
}

/** By inversion: −mean · ln(1 − u). */
export function exponential(mean: number): Sampler {
  invariant(mean >= 0, `exponential with mean ${mean}`);
  return (u) => -mean * ln(1 - u);
}

/** Given by its own mean and coefficient of variation, not by those of its logarithm. */
export function lognormal(mean: number, cv: number): Sampler {
  invariant(mean > 0 && cv >= 0, `lognormal with mean ${mean} and coefficient of variation ${cv}`);
  const variance = ln(1 + cv * cv);
  const deviation = Math.sqrt(variance);
  const centre = ln(mean) - variance / 2;
  return (u) => exp(centre + deviation * normal(u));
}

/** Half the step between two draws: u = 0 stands for the numbers up to the first step, not for minus infinity. */
const LEAST = 1 / 18_014_398_509_481_984;

type Coefficients = readonly number[];

/** Ratio of two polynomials, highest power first. */
function ratio(over: Coefficients, under: Coefficients, x: number): number {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < over.length; i += 1) {
    top = top * x + over[i]!;
    bottom = bottom * x + under[i]!;
  }
  return top / bottom;
}

// Wichura, Algorithm AS 241 (Applied Statistics 37, 1988), PPND16: about 16 digits. Centre, tails, far tails.
const CENTRE_OVER: Coefficients = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const CENTRE_UNDER: Coefficients = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const TAIL_OVER: Coefficients = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const TAIL_UNDER: Coefficients = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const FAR_OVER: Coefficients = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_UNDER: Coefficients = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

/** The number below which a standard normal variable lies with probability `u`. */
export function normal(u: number): number {
  const q = u - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE_OVER, CENTRE_UNDER, 0.180625 - q * q);
  const r = Math.sqrt(-ln(q < 0 ? Math.max(u, LEAST) : 1 - u));
  const distance = r <= 5 ? ratio(TAIL_OVER, TAIL_UNDER, r - 1.6) : ratio(FAR_OVER, FAR_UNDER, r - 5);
  return q < 0 ? -distance : distance;
}

/** Ranks 0 … n − 1, rank k with a probability proportional to 1 / (k + 1)^s. */
export function zipf(n: number, s: number): Sampler {
  invariant(Number.isInteger(n) && n >= 1 && s >= 0, `zipf over ${n} ranks with exponent ${s}`);
  const cumulative = new Float64Array(n);
  let sum = 0;
  for (let rank = 0; rank < n; rank += 1) {
    sum += power(rank + 1, -s);
    cumulative[rank] = sum;
  }
  // The n-th part of the way up begins at rank guide[n]: the search is a step or two instead of log n.
  const guide = new Int32Array(n);
  for (let part = 0, rank = 0; part < n; part += 1) {
    while (cumulative[rank]! <= (part / n) * sum) rank += 1;
    guide[part] = rank;
  }
  return (u) => {
    const target = u * sum;
    let rank = guide[Math.floor(u * n)]!;
    while (rank < n - 1 && cumulative[rank]! <= target) rank += 1;
    return rank;
  };
}
