// What a scenario names and where: the ids that exist, for checks that look them up, and problems made alike.
import type { Advice, Problem } from '../problem.ts';
import { MOST_PROBLEMS, nearest, shown } from '../problem.ts';
import type { Scenario, ScenarioNode } from '../scenario.ts';

export type NodeKind = ScenarioNode['kind'];

/** A use of a name: where it stands and what it must be. */
export interface Mention {
  readonly path: string;
  readonly name: string;
  readonly kinds: readonly NodeKind[];
}

export const problem = (path: string, found: unknown, expected: string, advice: Advice): Problem => ({
  path,
  found: shown(found),
  expected,
  advice,
});

/** What to say to a name that nothing has. */
export function dangling(path: string, name: string, existing: readonly string[], what: string): Problem {
  const like = nearest(name, existing);
  const advice: Advice =
    like === null
      ? { key: 'name-any-existing', params: { kinds: what } }
      : { key: 'name-existing', params: { nearest: like } };
  const listed = existing.slice(0, 12).map((id) => JSON.stringify(id));
  return problem(path, name, listed.length === 0 ? what : `${what}: ${listed.join(' | ')}`, advice);
}

/** A value that occurs a second time; `owner` is the path of the first. */
export function repeated<T>(
  values: readonly T[],
  keyOf: (value: T) => string,
): { readonly index: number; readonly first: number }[] {
  const seen = new Map<string, number>();
  const found: { index: number; first: number }[] = [];
  values.forEach((value, index) => {
    const key = keyOf(value);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else found.push({ index, first });
  });
  return found;
}

export const idsOf = (scenario: Scenario, kinds: readonly NodeKind[]): readonly string[] =>
  scenario.nodes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);

/** What is wrong with each of many things, until there are as many problems as are told. */
export function problemsAmong<T>(things: Iterable<T>, check: (thing: T) => Problem | null): readonly Problem[] {
  const problems: Problem[] = [];
  for (const thing of things) {
    const found = check(thing);
    if (found) problems.push(found);
    if (problems.length >= MOST_PROBLEMS) break;
  }
  return problems;
}
