// How well something is known, in words: the value, and by what kind of word it is known.
import type { Cell } from '../../simulations/index.ts';
import type { Messages } from './messages.ts';

export const heldWords = (
  { held, values, assurances }: Messages['facts'],
  { value, assurance }: Pick<Cell, 'value' | 'assurance'>,
): string => held(values[value], assurance === null ? null : assurances[assurance]);
