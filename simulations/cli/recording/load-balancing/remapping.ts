// How many of forty addresses move when a server comes or goes, by nginx `hash`, plain and on the ring: told by comparing whole sequences.
import { farmWords } from '../farm/words.ts';
import type { JsonObject } from '../json.ts';
import { Unsupported } from '../json.ts';
import { lettersIn, portOf, runOn } from './run.ts';
import { get } from '../asking.ts';

/** The six recordings that are compared: both hashes with two, three and four servers, forty addresses each. */
const ADDRESSES = Array.from({ length: 40 }, (_, number) => `/item/${String(number)}`);

function sequenceOf(letters: readonly string[], hash: string): string[] {
  const words = farmWords('nginx', [hash, ...letters.map((letter) => `server ${letter}`)], [], portOf);
  return lettersIn(
    runOn(
      words,
      ADDRESSES.map((target) => get(target)),
      new Map(),
    ),
  );
}

const moved = (before: readonly string[], after: readonly string[]): string[] =>
  before.filter((letter, place) => letter !== after[place]);

/** Throws `Unsupported` where the words are not those of the six recordings. */
export function remapping(directives: readonly string[]): JsonObject {
  if (!directives.every((words) => /^derived from the \w+ hash recordings$/u.test(words)))
    throw new Unsupported(`directive "${directives.join('; ')}"`);
  const [two, three, four] = [
    ['A', 'B'],
    ['A', 'B', 'C'],
    ['A', 'B', 'C', 'D'],
  ].map((letters) => ({
    modulo: sequenceOf(letters, 'hash $request_uri'),
    consistent: sequenceOf(letters, 'hash $request_uri consistent'),
  }));
  if (!two || !three || !four) throw new Unsupported('comparison');
  const leavers = moved(three.consistent, two.consistent);
  return {
    modulo_3to2: moved(three.modulo, two.modulo).length,
    consistent_3to2: leavers.length,
    modulo_3to4: moved(three.modulo, four.modulo).length,
    consistent_3to4: moved(three.consistent, four.consistent).length,
    consistent_moved_only_from_removed: leavers.every((letter) => letter === 'C'),
  };
}
