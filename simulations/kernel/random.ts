// Chance without luck: a draw is a hash of (seed, purpose, key), so that none depends on how many were made before it.
import { invariant } from './invariant.ts';

/*
 * The state is two 32-bit words, a and b. Each word of input goes into both by steps that can be undone (odd
 * multiplications, rotations, sums with the other word), so that two keys of one number never lead to one state; two
 * rounds at the end spread every bit over both words. Not for secrets.
 */
function nextA(a: number, b: number, word: number): number {
  const spread = Math.imul(word, 0x9e3779b1);
  const mixed = Math.imul(a ^ Math.imul((spread << 15) | (spread >>> 17), 0x85ebca77), 0xc2b2ae3d);
  return (((mixed << 13) | (mixed >>> 19)) + b) | 0;
}
function nextB(newA: number, b: number, word: number): number {
  const mixed = Math.imul(b ^ word ^ (newA >>> 15), 0x27d4eb2f);
  return (((mixed << 17) | (mixed >>> 15)) + 0x165667b1) | 0;
}

/** The state, mixed, as a multiple of 2⁻⁵³ in [0, 1); `parts` is the number of parts of the key. */
function finish(first: number, second: number, parts: number): number {
  let a = first;
  let b = second ^ Math.imul(parts, 0x9e3779b1);
  for (let round = 0; round < 2; round += 1) {
    a = Math.imul(a ^ (a >>> 16) ^ b, 0x85ebca6b);
    b = Math.imul(b ^ (b >>> 13) ^ (a >>> 15), 0xc2b2ae35);
    a = ((a ^ (a >>> 14)) + b) | 0;
  }
  b ^= b >>> 16;
  a ^= a >>> 15;
  return ((a >>> 0) * 2_097_152 + (b >>> 11)) / 9_007_199_254_740_992;
}

interface Words {
  readonly a: number;
  readonly b: number;
}
type Part = number | string;

/** The state after one more word. */
function word(state: Words, value: number): Words {
  const a = nextA(state.a, state.b, value);
  return { a, b: nextB(a, state.b, value) };
}

const TEXT = 0x6c8e9cf5;
const BIG = 0x2545f491;

/** The state after a part of a key. Text and numbers beyond 32 bits are marked, so that 7 and "7" differ. */
function part(state: Words, value: Part): Words {
  if (typeof value === 'number') {
    if ((value | 0) === value) return word(state, value);
    invariant(Number.isSafeInteger(value), `seeds and keys of draws are whole numbers or text, not ${value}`);
    return word(word({ a: state.a, b: state.b ^ BIG }, value | 0), Math.floor(value / 4_294_967_296));
  }
  let after: Words = { a: state.a, b: state.b ^ TEXT };
  for (let i = 0; i < value.length; i += 1) after = word(after, value.charCodeAt(i));
  return word(after, value.length);
}

/** The state after each purpose met so far; purposes are few and fixed in the code. */
const purposes = new Map<string, Words>();

function begin(seed: number, purpose: string): Words {
  let state = purposes.get(purpose);
  if (!state) {
    state = part({ a: 0, b: 0 }, purpose);
    purposes.set(purpose, state);
  }
  return part(state, seed);
}

/** A number in [0, 1) that depends on seed, purpose and key, in this order, and on nothing else. */
export function draw(seed: number, purpose: string, ...key: readonly Part[]): number {
  let state = begin(seed, purpose);
  for (const value of key) state = part(state, value);
  return finish(state.a, state.b, key.length);
}

/** `draw` for one seed, one purpose and keys of one number, with the common part done once: for hot loops. */
export function drawer(seed: number, purpose: string): (key: number) => number {
  const start = begin(seed, purpose);
  const { a, b } = start;
  return (key) => {
    if ((key | 0) !== key) {
      const state = part(start, key);
      return finish(state.a, state.b, 1);
    }
    const newA = nextA(a, b, key);
    return finish(newA, nextB(newA, b, key), 1);
  };
}
