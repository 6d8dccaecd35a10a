// First reading of a file: every key known, every value of its kind and within its bounds.
import * as v from 'valibot';
import type { Advice, Decoded, Problem } from '../problem.ts';
import { MOST_PROBLEMS, nearest, pathText, shown } from '../problem.ts';
import type { Step } from '../schema/notation.ts';
import { choicesOf, notationOf, notesOf, partsOf, responsible, schemaAt } from '../schema/notation.ts';

/** Checks a value against a schema. `isBig`: stop at the first problem, as thousands of them take time and help nobody. */
export function readStructure<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  isBig: boolean,
): Decoded<v.InferOutput<S>> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true, abortEarly: isBig });
  if (result.success) return { ok: true, value: result.output };
  return { ok: false, problems: result.issues.slice(0, MOST_PROBLEMS).map((issue) => problemOf(schema, issue)) };
}

function problemOf(root: v.GenericSchema, issue: v.BaseIssue<unknown>): Problem {
  const items = issue.path ?? [];
  const steps = items.map(({ key, input }): Step => ({ key: typeof key === 'number' ? key : String(key), input }));
  const path = pathText(steps.map(({ key }) => key));
  const last = steps.at(-1);
  const isAboutKey = items.at(-1)?.origin === 'key' && last !== undefined;
  if (!isAboutKey) {
    const schema = schemaAt(root, steps);
    return { path, found: shown(issue.input), ...expectation(schema, issue.input) };
  }
  const key = String(last.key);
  const owner = responsible(schemaAt(root, steps.slice(0, -1)), last.input);
  const known = Object.keys(partsOf(owner).entries ?? {});
  if (issue.expected !== 'never') {
    const expected = notationOf(schemaAt(root, steps));
    return { path, found: 'nothing', expected, advice: { key: 'add-key', params: { key } } };
  }
  const like = nearest(key, known);
  return {
    path,
    found: shown(key),
    expected: known.join(' | '),
    advice:
      like === null
        ? { key: 'remove-key', params: { known: known.join(', ') } }
        : { key: 'rename-key', params: { nearest: like } },
  };
}

/** What belongs there, and what to write. */
function expectation(schema: v.GenericSchema, input: unknown): { readonly expected: string; readonly advice: Advice } {
  const meant = responsible(schema, input);
  const expected = notationOf(schema);
  const parts = partsOf(meant);
  const { advice } = notesOf(meant);
  if (Array.isArray(input) && parts.item) return { expected, advice: lengthAdvice(meant, input.length) };
  if (parts.item) return { expected, advice: { key: 'write-expected', params: { expected } } };
  if (advice) return { expected, advice };
  if (parts.type === 'variant' && (typeof input !== 'object' || input === null)) {
    const choices = choicesOf(meant);
    return { expected: choices, advice: { key: 'choose-one-of', params: { choices } } };
  }
  const isChoice = parts.type === 'picklist' || parts.type === 'literal' || parts.type === 'boolean';
  return isChoice
    ? { expected, advice: { key: 'choose-one-of', params: { choices: expected } } }
    : { expected, advice: { key: 'write-expected', params: { expected } } };
}

function lengthAdvice(list: v.GenericSchema, length: number): Advice {
  const { advice } = notesOf(list);
  const most = advice?.key === 'list-fewer' ? advice.params.most : Infinity;
  return length > most
    ? { key: 'list-fewer', params: { most } }
    : { key: 'list-at-least', params: { least: length + 1 } };
}
