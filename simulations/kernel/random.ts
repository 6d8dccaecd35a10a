// Chance without luck: a draw is a hash of (seed, purpose, key), so that none depends on how many were made before it.
import { invariant } from './invariant.ts';

/*
 * The state is two 32-bit words. Each word of input goes into both by steps that can be undone (odd multiplications,
 * rotations, sums with the other word), so that different inputs of one length part at once and do not meet again
 * before the whole state repeats; three rounds at the end spread every bit over both words. Not for secrets.
 * One array serves all draws: each sets it anew and leaves nothing behind.
 */
const state = new Int32Array(2);

function begin(a: number, b: number): void {
  state[0] = a;
  state[1] = b;
}

function absorb(word: number): void {
  const spread = Math.imul(word, 0x9e3779b1);
  let a = Math.imul(state[0]! ^ Math.imul((spread << 15) | (spread >>> 17), 0x85ebca77), 0xc2b2ae3d);
  a = (((a << 13) | (a >>> 19)) + state[1]!) | 0;
  const b = Math.imul(state[1]! ^ word ^ (a >>> 15), 0x27d4eb2f);
  state[0] = a;
  state[1] = (((b << 17) | (b >>> 15)) + 0x165667b1) | 0;
}

/** The state, mixed, as a multiple of 2⁻⁵³ in [0, 1). */
function finish(): number {
  let a = state[0]!;
  let b = state[1]!;
  for (let round = 0; round < 3; round += 1) {
    a = Math.imul(a ^ (a >>> 16) ^ b, 0x85ebca6b);
    b = Math.imul(b ^ (b >>> 13) ^ (a >>> 15), 0xc2b2ae35);
    a = (a ^ (a >>> 14)) + b;
  }
  b ^= b >>> 16;
  a ^= a >>> 15;
  return ((a >>> 0) * 2_097_152 + (b >>> 11)) / 9_007_199_254_740_992;
}

const BIG = 0x2545f491;
const TEXT = 0x6c8e9cf5;

function absorbNumber(number: number): void {
  if ((number | 0) === number) {
    absorb(number);
    return;
  }
  invariant(Number.isSafeInteger(number), `a draw's seed and key are whole numbers or text, not ${number}`);
  state[1]! ^= BIG;
  absorb(number | 0);
  absorb(Math.floor(number / 4_294_967_296));
}

function absorbText(text: string): void {
  state[1]! ^= TEXT;
  for (let i = 0; i < text.length; i += 1) absorb(text.charCodeAt(i));
  absorb(text.length);
}

/** The two words of each purpose met so far; purposes are few and fixed in the code. */
const purposes = new Map<string, readonly [number, number]>();

function purposeHash(purpose: string): readonly [number, number] {
  let words = purposes.get(purpose);
  if (!words) {
    begin(0, 0);
    absorbText(purpose);
    words = [state[0]!, state[1]!];
    purposes.set(purpose, words);
  }
  return words;
}

function beginFor(seed: number, purpose: string): void {
  const [first, second] = purposeHash(purpose);
  begin(first, second);
  absorbNumber(seed);
}

/** A number in [0, 1) that depends on seed, purpose and key, in this order, and on nothing else. */
export function draw(seed: number, purpose: string, ...key: readonly (number | string)[]): number {
  beginFor(seed, purpose);
  for (const part of key) {
    if (typeof part === 'number') absorbNumber(part);
    else absorbText(part);
  }
  absorb(key.length);
  return finish();
}

/** `draw` for one seed, one purpose and keys of one number, with the common part done once: for hot loops. */
export function drawer(seed: number, purpose: string): (key: number) => number {
  beginFor(seed, purpose);
  const a = state[0]!;
  const b = state[1]!;
  return (key) => {
    begin(a, b);
    absorbNumber(key);
    absorb(1);
    return finish();
  };
}
