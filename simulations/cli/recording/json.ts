// Foreign JSON, read with care: what stands where is told by a path, and what is not as the format says is refused in one line.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A file that is not in the format; `path` says where in it. */
export class FormatError extends Error {
  override readonly name = 'FormatError';

  constructor(path: string, found: unknown, expected: string) {
    super(`${path}: found ${told(found)}, expected ${expected}`);
  }
}

function told(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object' && found !== null) return 'an object';
  const text = JSON.stringify(found);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

type Found = Json | undefined;

export function objectAt(path: string, value: Found): JsonObject {
  if (isObject(value)) return value;
  throw new FormatError(path, value, 'an object');
}

export function listAt(path: string, value: Found): readonly Json[] {
  if (isList(value)) return value;
  throw new FormatError(path, value, 'a list');
}

export function textAt(path: string, value: Found): string {
  if (typeof value === 'string') return value;
  throw new FormatError(path, value, 'a text');
}

export function numberAt(path: string, value: Found, least = 0): number {
  if (typeof value === 'number' && value >= least) return value;
  throw new FormatError(path, value, `a number from ${String(least)}`);
}

export function wholeAt(path: string, value: Found, least = 0): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new FormatError(path, value, `a whole number from ${String(least)}`);
}

export function yesNoAt(path: string, value: Found): boolean {
  if (typeof value === 'boolean') return value;
  throw new FormatError(path, value, 'true or false');
}

export const textsAt = (path: string, value: Found): readonly string[] =>
  listAt(path, value).map((text, i) => textAt(`${path}[${String(i)}]`, text));

/** `read` where there is something to read, else null. */
export const optional = <T>(read: (path: string, value: Found) => T, path: string, value: Found): T | null =>
  value === undefined ? null : read(path, value);

/** The most octets that one `repeat` may make: a file that asks for more asks for the machine's memory. */
const LONGEST = 64 * 1024 * 1024;

/** A text, or `{repeat, times}`: a long one. */
export function longTextAt(path: string, value: Found): string {
  if (!isObject(value)) return textAt(path, value);
  const part = textAt(`${path}.repeat`, value['repeat']);
  const times = wholeAt(`${path}.times`, value['times']);
  if (part.length * times > LONGEST) throw new FormatError(`${path}.times`, times, `at most ${String(LONGEST)} octets`);
  return part.repeat(times);
}

/** A text, or a list whose parts are joined. */
export const joinedTextAt = (path: string, value: Found): string =>
  isList(value) ? value.map((part, i) => longTextAt(`${path}[${String(i)}]`, part)).join('') : longTextAt(path, value);

/** Name and value as they stand on the wire. */
export type RecordedField = readonly [name: string, value: string];

/** `[[name, value], …]`, values possibly long. */
export const fieldsAt = (path: string, value: Found): readonly RecordedField[] =>
  listAt(path, value).map((pair, i) => {
    const at = `${path}[${String(i)}]`;
    const parts = listAt(at, pair);
    if (parts.length !== 2) throw new FormatError(at, pair, 'a name and a value');
    return [textAt(`${at}[0]`, parts[0]), longTextAt(`${at}[1]`, parts[1])];
  });

/** Refuses a key that the format does not have: what a reader does not know it cannot replay. */
export function onlyKeys(what: string, value: JsonObject, known: readonly string[]): void {
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined) throw new Unsupported(`${what}: "${strange}"`);
}

/** A recording that the simulator cannot express, and what it lacks. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
