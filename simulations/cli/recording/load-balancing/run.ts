// A case of balancing on the bench, and how letters are told: in order, by count, by period.
import type { Behaviour } from '../behaviour.ts';
import type { FarmRun } from '../farm/run.ts';
import { runFarm } from '../farm/run.ts';
import type { FarmWords } from '../farm/words.ts';
import type { JsonObject } from '../json.ts';
import type { Step } from '../steps.ts';

/** A is 127.0.0.1:21001, B the next, and so on. */
export const portOf = (letter: string): number => 21_001 + letter.charCodeAt(0) - 'A'.charCodeAt(0);

const PATIENCE_S = 20;
export const tally = (letters: readonly string[]): JsonObject => {
  const counts: Record<string, number> = {};
  for (const letter of letters) counts[letter] = (counts[letter] ?? 0) + 1;
  return counts;
};

/** After how many the sequence repeats; null: it does not, in the part that was looked at. */
export function periodOf(letters: readonly string[]): number | null {
  for (let period = 1; period <= letters.length / 2; period += 1) {
    if (letters.every((letter, place) => letter === letters[place % period])) return period;
  }
  return null;
}

export const runOn = (words: FarmWords, steps: readonly Step[], behaviours: ReadonlyMap<string, Behaviour>): FarmRun =>
  runFarm({ words, behaviours, steps, patienceS: PATIENCE_S, startsAtS: 1 });

/** The letters in the order of the requests. */
export const lettersIn = (run: FarmRun): string[] =>
  run.performed.flatMap(({ exchanges }) => exchanges.map((exchange) => run.answerOf(exchange)));
