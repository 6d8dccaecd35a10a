// Dictionaries of structured fields (RFC 9651 §3.2), read as §4.2 has it: one fault anywhere, and the whole field says nothing.

/** Integers and decimals as numbers; strings, tokens and byte sequences as their text; an inner list as "list", its members left out. */
export type StructuredValue =
  | { readonly type: 'number'; readonly value: number; readonly isInteger: boolean }
  | { readonly type: 'string' | 'token' | 'bytes' | 'list'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean };

const KEY = /^[a-z*][a-z0-9_\-.*]*/u;
const PARAMETER = /^;[ ]*([a-z*][a-z0-9_\-.*]*)(=)?/u;
const BARE: readonly (readonly [RegExp, (text: string) => StructuredValue])[] = [
  [/^-?\d{1,12}\.\d{1,3}(?!\d)/u, (text) => ({ type: 'number', value: Number(text), isInteger: false })],
  [/^-?\d{1,15}(?![\d.])/u, (text) => ({ type: 'number', value: Number(text), isInteger: true })],
  [/^"(?:[ !#-[\]-~]|\\["\\])*"/u, (text) => ({ type: 'string', value: text.slice(1, -1).replace(/\\(.)/gu, '$1') })],
  [/^[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*/u, (text) => ({ type: 'token', value: text })],
  [/^:[A-Za-z0-9+/=]*:/u, (text) => ({ type: 'bytes', value: text.slice(1, -1) })],
  [/^\?[01]/u, (text) => ({ type: 'boolean', value: text === '?1' })],
];

interface Read<T> {
  readonly value: T;
  readonly rest: string;
}

const withoutSpaces = (text: string): string => text.replace(/^ +/u, '');

function bareItem(text: string): Read<StructuredValue> | null {
  for (const [pattern, make] of BARE) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { value: make(found), rest: text.slice(found.length) };
  }
  return null;
}

/** What follows the parameters of an item; null: they are not well formed. */
function afterParameters(text: string): string | null {
  let rest = text;
  while (rest.startsWith(';')) {
    const [found, , equals] = PARAMETER.exec(rest) ?? [];
    if (found === undefined) return null;
    rest = rest.slice(found.length);
    if (equals === undefined) continue;
    const item = bareItem(rest);
    if (item === null) return null;
    rest = item.rest;
  }
  return rest;
}

function innerList(text: string): Read<StructuredValue> | null {
  let rest = withoutSpaces(text.slice(1));
  while (!rest.startsWith(')')) {
    const item = bareItem(rest);
    const after = item && afterParameters(item.rest);
    if (after === null || !/^[ )]/u.test(after)) return null;
    rest = withoutSpaces(after);
  }
  return { value: { type: 'list', value: '' }, rest: rest.slice(1) };
}

function member(text: string): Read<StructuredValue> | null {
  const read = !text.startsWith('=')
    ? { value: { type: 'boolean', value: true } as const, rest: text }
    : text.startsWith('=(')
      ? innerList(text.slice(1))
      : bareItem(text.slice(1));
  const rest = read && afterParameters(read.rest);
  return read === null || rest === null ? null : { value: read.value, rest };
}

/** `text`: the lines of the field joined by commas. Null when it does not parse; of a key that occurs twice the last counts. */
export function parseDictionary(text: string): ReadonlyMap<string, StructuredValue> | null {
  const found = new Map<string, StructuredValue>();
  let rest = withoutSpaces(text).replace(/ +$/u, '');
  while (rest !== '') {
    const [key] = KEY.exec(rest) ?? [];
    const read = key === undefined ? null : member(rest.slice(key.length));
    if (key === undefined || read === null) return null;
    found.delete(key);
    found.set(key, read.value);
    rest = read.rest.replace(/^[ \t]+/u, '');
    if (rest === '') return found;
    if (!rest.startsWith(',')) return null;
    rest = rest.slice(1).replace(/^[ \t]+/u, '');
    if (rest === '') return null; // RFC 9651 §4.2.2: a trailing comma is a fault
  }
  return found;
}
