// The functions by which HAProxy's `hash-type` turns a key into 32 bits.
import type { HashFunction } from '../../../http/balancing-settings.ts';
import { crc32 } from '../crc32.ts';

function sdbm(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (key.charCodeAt(i) + (hash << 6) + (hash << 16) - hash) | 0;
  return hash >>> 0;
}

function djb2(key: string): number {
  let hash = 5381;
  for (let i = 0; i < key.length; i += 1) hash = ((hash << 5) + hash + key.charCodeAt(i)) | 0;
  return hash >>> 0;
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Two words that turn each other by amounts that depend on the key. */
function wt6(key: string): number {
  let first = 0xa53c965a | 0;
  let second = 0x5ca6953a | 0;
  let byFirst = 18;
  let bySecond = 6;
  for (let i = 0; i < key.length; i += 1) {
    const octet = key.charCodeAt(i) & 255;
    first = ~(first ^ octet);
    second = ~(second + octet);
    const turned = rotated(second, bySecond);
    second = rotated(first, byFirst);
    first = turned;
    const amounts = ((first >>> 16) ^ second) & 0xffff;
    bySecond = amounts & 31;
    byFirst = amounts >>> 11;
  }
  return (first ^ second) >>> 0;
}

/** Spreads neighbouring numbers over all 32 bits: the modifier `avalanche`. */
export function avalanche(number: number): number {
  let a = number | 0;
  a = (a + 0x7ed55d16 + (a << 12)) | 0;
  a = a ^ 0xc761c23c ^ (a >>> 19);
  a = (a + 0x165667b1 + (a << 5)) | 0;
  a = ((a + 0xd3a2646c) | 0) ^ (a << 9);
  a = (a + 0xfd7046c5 + (a << 3)) | 0;
  a = a ^ 0xb55a4f09 ^ (a >>> 16);
  return Math.imul(a, 3_221_225_473) >>> 0;
}

const FUNCTIONS: Readonly<Record<HashFunction, (key: string) => number>> = { sdbm, djb2, wt6, crc32 };

export const hashOf = (key: string, by: HashFunction, isAvalanche: boolean): number => {
  const hash = FUNCTIONS[by](key);
  return isAvalanche ? avalanche(hash) : hash;
};
