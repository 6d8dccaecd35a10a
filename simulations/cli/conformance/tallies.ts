// Who served how often: sequences and counts compared as shares of the whole, where their order is not repeatable.
import type { Json } from '../recording/json.ts';
import { isObject } from '../recording/json.ts';

/** "AB[503]A": servers by letter, other answers by their status in brackets. */
const TURNS = /\[[^\]]*\]|./gsu;

type Tally = ReadonlyMap<string, number>;

function tallyOf(value: Json): Tally | null {
  const tally = new Map<string, number>();
  if (typeof value === 'string') {
    for (const turn of value.match(TURNS) ?? []) tally.set(turn, (tally.get(turn) ?? 0) + 1);
    return tally;
  }
  if (!isObject(value)) return null;
  for (const [name, count] of Object.entries(value)) {
    if (typeof count !== 'number') return null;
    tally.set(name, count);
  }
  return tally;
}

const totalOf = (tally: Tally): number => [...tally.values()].reduce((sum, count) => sum + count, 0);

/** Whether a key of a recording holds a sequence or a tally of servers. */
export const isTallied = (key: string): boolean => /(?:^|_)(?:sequence|counts)$/u.test(key);

/** Same number of requests, and no server's share differs by more than `most`. */
export function areSharesNear(recorded: Json, simulated: Json, most: number): boolean {
  const a = tallyOf(recorded);
  const b = tallyOf(simulated);
  if (!a || !b) return false;
  const total = totalOf(a);
  if (totalOf(b) !== total) return false;
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].every((name) => Math.abs((a.get(name) ?? 0) - (b.get(name) ?? 0)) <= most * total + 1e-9);
}
