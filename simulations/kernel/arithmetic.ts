// Logarithm, exponential and power of + − × ÷ and √ alone: those five give the same digits in every browser, Math.log does not.
import { invariant } from './invariant.ts';

/** ln 2 in two parts; the first has 31 bits, so that a whole multiple of it is exact. */
const LN2_HIGH = 0.6931471801362932;
const LN2_LOW = 4.236521365809284e-10;
const LN2 = LN2_HIGH + LN2_LOW;
const SQRT_2 = Math.sqrt(2);
const SQRT_HALF = Math.sqrt(0.5);
const TWO_32 = 4_294_967_296;

/** 2^n for every n of a normal number, −1022 … 1023, by doubling and halving (both exact). */
const POWERS_OF_TWO = new Float64Array(2046);
for (let n = 0, up = 1; n <= 1023; n += 1, up *= 2) POWERS_OF_TWO[1022 + n] = up;
for (let n = 0, down = 1; n <= 1022; n += 1, down /= 2) POWERS_OF_TWO[1022 - n] = down;

/**
 * The natural logarithm. With x = 2^k · m and √½ ≤ m ≤ √2, ln m = 2·artanh s, s = (m − 1)/(m + 1). The coefficients
 * are those of the series, 2/3, 2/5, 2/7 …, shifted a little by interpolation over 0 ≤ s² ≤ 0.0295, so that seven do.
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let m = x;
  let k = 0;
  for (; m > TWO_32; m /= TWO_32) k += 32;
  for (; m > SQRT_2; m /= 2) k += 1;
  for (; m < 1 / TWO_32; m *= TWO_32) k -= 32;
  for (; m < SQRT_HALF; m *= 2) k -= 1;
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const w = z * z;
  const odd = 0.39999999999899505 + w * (0.2222221113479508 + w * 0.15331721600556042);
  const even = 0.666666666666667 + w * (0.28571428625975487 + w * (0.18182889125261723 + w * 0.14616449685043406));
  return k * LN2_HIGH + (2 * s + (s * z * (even + z * odd) + k * LN2_LOW));
}

/**
 * e to the power x. With x = k·ln 2 + r, |r| ≤ ½ ln 2: e^r = 1 + 2r / (h − r), h = r · coth(r/2), an even function whose
 * series has Bernoulli's numbers: 2 + r²/6 − r⁴/360 + r⁶/15120 − …
 */
export function exp(x: number): number {
  if (!(x < 709.8)) return x >= 709.8 ? Infinity : NaN;
  if (x < -745.2) return 0;
  const k = Math.round(x / LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const q = r * r;
  const h = 2 + q * (1 / 6 - q * (1 / 360 - q * (1 / 15_120 - q * (1 / 604_800 - q / 23_950_080))));
  const y = 1 + (2 * r) / (h - r);
  if (k >= -1021 && k <= 1023) return y * POWERS_OF_TWO[1022 + k]!;
  const half = k >> 1;
  return y * POWERS_OF_TWO[1022 + half]! * POWERS_OF_TWO[1022 + k - half]!;
}

/** Whole powers up to this are multiplied out: 2³ is 8, not nearly 8. */
const MULTIPLIED_OUT = 64;

function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}

/** `base` (not negative, unless the exponent is a small whole number) to a real exponent; 0⁰ is 1. */
export function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= MULTIPLIED_OUT) return wholePower(base, exponent);
  invariant(base >= 0, 'power of a negative base with an exponent that is no small whole number');
  return exp(exponent * ln(base));
}
