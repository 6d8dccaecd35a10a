// How well something is known, in words: the value, and by what kind of word it is known.
import type { Cell } from '../../simulations/index.ts';
import type { Messages } from './messages.ts';

export const heldWords = (
  { held, values, assurances }: Messages['facts'],
  { value, assurance }: Pick<Cell, 'value' | 'assurance'>,
): string => held(values[value], assurance === null ? null : assurances[assurance]);

/**
 * The same of two cells that differ, so that it can be seen in what: where a fact is held as well on both sides, in whose hands the other
 * half lies is said too.
 */
export function contrastedWords(
  words: Messages['facts'],
  a: Cell,
  b: Cell,
  names: { readonly a: (observer: string) => string; readonly b: (observer: string) => string },
): { readonly a: string; readonly b: string } {
  const plain = { a: heldWords(words, a), b: heldWords(words, b) };
  if (plain.a !== plain.b) return plain;
  const withWhom = ({ value, heldBy }: Cell, name: (observer: string) => string): string =>
    words.held(words.values[value], heldBy.length === 0 ? null : words.together(heldBy.map(name)));
  return { a: withWhom(a, names.a), b: withWhom(b, names.b) };
}
