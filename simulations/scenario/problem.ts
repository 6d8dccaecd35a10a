// What is wrong with a piece of foreign data: where, what was found, what was expected, and what to write instead.

/** What to do about a problem: a key with a sentence in every language's catalogue, and what the sentence needs. */
export interface AdviceParameters {
  readonly 'rename-key': { readonly nearest: string };
  readonly 'remove-key': { readonly known: string };
  readonly 'add-key': { readonly key: string };
  readonly 'write-expected': { readonly expected: string };
  readonly 'write-number': { readonly least: number; readonly most: number };
  readonly 'write-whole-number': { readonly least: number; readonly most: number };
  readonly 'choose-one-of': { readonly choices: string };
  readonly 'use-teaching-address': { readonly example: string };
  readonly 'write-field-line': { readonly example: string };
  readonly 'write-path': { readonly example: string };
  readonly 'write-shorter': { readonly most: number };
  readonly 'list-fewer': { readonly most: number };
  readonly 'list-at-least': { readonly least: number };
  readonly 'write-json': { readonly why: string };
  readonly 'use-version': { readonly version: number };
  readonly 'use-other-id': { readonly taken: string };
  readonly 'use-other-address': { readonly owner: string };
  readonly 'name-existing': { readonly nearest: string };
  readonly 'name-any-existing': { readonly kinds: string };
  readonly 'join-two-nodes': { readonly node: string };
  readonly 'remove-second-link': { readonly from: string; readonly to: string };
  readonly 'add-link': { readonly from: string; readonly to: string };
  readonly 'ask-for-less': { readonly most: number };
  readonly 'end-after-start': { readonly start: number };
  readonly 'come-before-end': { readonly end: number };
  readonly 'name-resolver': { readonly example: string };
  readonly 'use-known-directive': { readonly why: string };
  readonly 'nest-less': { readonly most: number };
  readonly 'write-less': { readonly most: number };
}

export type AdviceKey = keyof AdviceParameters;
export type Advice = {
  readonly [K in AdviceKey]: { readonly key: K; readonly params: AdviceParameters[K] };
}[AdviceKey];

export interface Problem {
  /** As one would write it in code, "nodes[2].address"; empty for the whole. */
  readonly path: string;
  /** What stands there, shortened. */
  readonly found: string;
  /** In the notation of JSON and types, the same in every language: "number 0…60000". */
  readonly expected: string;
  readonly advice: Advice;
}

/** More problems than anybody mends in one go. */
export const MOST_PROBLEMS = 50;

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

const SHOWN = 60;

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** A foreign value in a few characters; never fails, whatever it is. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return `[…] (${value.length})`;
  return `{${shortened(Object.keys(value).slice(0, 8).join(', '))}}`;
}

/** Steps to a value as a path: names joined by dots, places in brackets; a name that is no word is quoted. */
export function pathText(steps: readonly (string | number)[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^\w{1,60}$/u.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(shortened(step))}]`;
  }
  return text;
}

/** The candidate most like `text` by the fewest changed, missing or extra characters; null when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.min(4, Math.max(2, Math.ceil(text.length / 2)));
  for (const candidate of candidates) {
    const distance = text.length > SHOWN ? least : editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Damerau's and Levenshtein's distance: characters changed, left out, added, or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
