// Logarithm, exponential and power by + − × ÷ alone, which give the same digits in every browser; Math.log does not.
import { invariant } from './invariant.ts';

/** ln 2 in two parts; the first has 31 bits, so that a whole multiple of it is exact. */
const LN2_HIGH = 0.6931471801362932;
const LN2_LOW = 4.236521365809284e-10;
const LN2 = LN2_HIGH + LN2_LOW;

/** 2^n for every n that a number can hold, −1074 … 1023, by doubling and halving, which are exact. */
const POWERS_OF_TWO = new Float64Array(1074 + 1024);
for (let n = 0, up = 1; n <= 1023; n += 1, up *= 2) POWERS_OF_TWO[1074 + n] = up;
for (let n = 0, down = 1; n <= 1074; n += 1, down /= 2) POWERS_OF_TWO[1074 - n] = down;

/** A number's bits: asked for their order by name, they are the same on every machine. */
const bits = new DataView(new ArrayBuffer(8));
const SMALLEST_NORMAL = POWERS_OF_TWO[1074 - 1022]!;
const TWO_TO_54 = POWERS_OF_TWO[1074 + 54]!;
/** What lies between 1 and √½ in the upper word: added, it makes the exponent change at √½ · 2^k instead of at 2^k. */
const SHIFT = 0x3ff00000 - 0x3fe6a09e;

/**
 * The natural logarithm. With x = 2^k · m and √½ ≤ m ≤ √2, ln m = 2·artanh s, s = (m − 1)/(m + 1). The coefficients
 * are those of the series, 2/3, 2/5, 2/7 …, shifted a little by interpolation over 0 ≤ s² ≤ 0.0295, so that seven do.
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x < SMALLEST_NORMAL) return ln(x * TWO_TO_54) - 54 * LN2;
  bits.setFloat64(0, x);
  const k = ((bits.getInt32(0) + SHIFT) >> 20) - 1023;
  const m = x * POWERS_OF_TWO[1074 - k]!;
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
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const q = r * r;
  const h = 2 + q * (1 / 6 - q * (1 / 360 - q * (1 / 15_120 - q * (1 / 604_800 - q / 23_950_080))));
  const y = 1 + (2 * r) / (h - r);
  if (k >= -1021 && k <= 1023) return y * POWERS_OF_TWO[1074 + k]!;
  const half = k >> 1;
  return y * POWERS_OF_TWO[1074 + half]! * POWERS_OF_TWO[1074 + k - half]!;
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

/**
 * `base` (not negative, unless the exponent is a small whole number) to a real exponent; 0⁰ is 1. Small exponents are
 * taken as whole part and rest, which keeps the error of a logarithm from growing with the exponent.
 */
export function power(base: number, exponent: number): number {
  const whole = Math.abs(exponent) <= MULTIPLIED_OUT ? Math.trunc(exponent) : 0;
  if (whole === exponent) return wholePower(base, exponent);
  invariant(base >= 0, 'power of a negative base with an exponent that is no small whole number');
  if (base === 0) return exponent > 0 ? 0 : Infinity;
  return wholePower(base, whole) * exp((exponent - whole) * ln(base));
}
