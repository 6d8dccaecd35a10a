// Before anything is read: is the value small enough to be read at all? Ends early, so that no garbage takes long.
import type { Problem } from '../problem.ts';
import { pathText, shown } from '../problem.ts';

/** Levels of nesting; a scenario needs seven. */
const MOST_LEVELS = 16;
/** Values in all; a scenario with 100,000 instants has little more than that. */
const MOST_VALUES = 200_000;
/** Keys of one object; ours have twenty at most. */
const MOST_KEYS = 1000;
/** Texts in all: they take longer to read than numbers, and the largest scenario that could be drawn has far fewer. */
const MOST_TEXTS = 10_000;
/** Characters in all names and texts together. */
export const MOST_CHARACTERS = 2_000_000;

interface Visit {
  readonly value: object;
  readonly steps: readonly (string | number)[];
}

export interface Measured {
  readonly values: number;
  readonly problem: Problem | null;
}

/** Counts what a value holds, and stops at the first bound that it passes. Nesting is bounded, and so circles end too. */
export function measure(root: unknown): Measured {
  if (typeof root !== 'object' || root === null) return { values: 1, problem: null };
  const open: Visit[] = [{ value: root, steps: [] }];
  let values = 1;
  let characters = 0;
  let texts = 0;
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, steps } = visit;
    if (steps.length > MOST_LEVELS) return { values, problem: tooDeep(steps, value) };
    const keys = Array.isArray(value) ? null : Object.keys(value);
    const length = keys?.length ?? (value as readonly unknown[]).length;
    values += length;
    if (values > MOST_VALUES || (keys && length > MOST_KEYS)) return { values, problem: tooMuch(root) };
    for (let index = 0; index < length; index += 1) {
      const key = keys?.[index] ?? index;
      const child = (value as Readonly<Record<string | number, unknown>>)[key];
      if (typeof key === 'string') characters += key.length;
      if (typeof child === 'string') {
        characters += child.length;
        texts += 1;
      } else if (typeof child === 'object' && child !== null) open.push({ value: child, steps: [...steps, key] });
    }
    if (characters > MOST_CHARACTERS || texts > MOST_TEXTS) return { values, problem: tooMuch(root) };
  }
  return { values, problem: null };
}

const tooDeep = (steps: readonly (string | number)[], value: unknown): Problem => ({
  path: pathText(steps.slice(0, 6)),
  found: shown(value),
  expected: `depth ≤ ${MOST_LEVELS}`,
  advice: { key: 'nest-less', params: { most: MOST_LEVELS } },
});

const tooMuch = (root: unknown): Problem => ({
  path: '',
  found: shown(root),
  expected: `≤ ${MOST_VALUES} values, ≤ ${MOST_TEXTS} strings, ≤ ${MOST_CHARACTERS} characters`,
  advice: { key: 'write-less', params: { most: MOST_VALUES } },
});
