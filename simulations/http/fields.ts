// Field lines read and replaced: names compare without case (RFC 9110 §5.1), order is kept (§5.3), lists are split (§5.6.1).
import type { FieldLine, Fields } from './message.ts';

const isNamed = (line: FieldLine, lowerCase: string): boolean => line.name.toLowerCase() === lowerCase;

/** Value of the first line of that name, or null. */
export function valueOf(fields: Fields, name: string): string | null {
  const lowerCase = name.toLowerCase();
  return fields.find((line) => isNamed(line, lowerCase))?.value ?? null;
}

/** Values of all lines of that name, in order (RFC 9110 §5.3). */
export function allValues(fields: Fields, name: string): string[] {
  const lowerCase = name.toLowerCase();
  return fields.filter((line) => isNamed(line, lowerCase)).map((line) => line.value);
}

/** Members of a list-based field over all its lines; commas in quoted strings do not part them (RFC 9110 §5.6.1). */
export const listValues = (fields: Fields, name: string): string[] =>
  allValues(fields, name).flatMap((value) => splitOutsideQuotes(value, ','));

export const has = (fields: Fields, name: string): boolean => valueOf(fields, name) !== null;

/** The lines whose name is none of `names`; the same list when all stay. */
export function without(fields: Fields, ...names: readonly string[]): Fields {
  const unwanted = new Set(names.map((name) => name.toLowerCase()));
  const kept = fields.filter((line) => !unwanted.has(line.name.toLowerCase()));
  return kept.length === fields.length ? fields : kept;
}

/** One line of that name with that value: in the place of the first there was (the others go), else at the end. */
export function withField(fields: Fields, name: string, value: string): Fields {
  const lowerCase = name.toLowerCase();
  const place = fields.findIndex((line) => isNamed(line, lowerCase));
  if (place === -1) return append(fields, name, value);
  return fields.flatMap((line, i) => (i === place ? [{ name, value }] : isNamed(line, lowerCase) ? [] : [line]));
}

/** A further line at the end, whether or not the name occurs already. */
export const append = (fields: Fields, name: string, value: string): Fields => [...fields, { name, value }];

/**
 * One more member of a list-based field: after the last line of that name and a comma, else as a new line at the end.
 * A recipient may not tell the difference from a line of its own (RFC 9110 §5.3).
 */
export function withMember(fields: Fields, name: string, member: string): Fields {
  const place = fields.map((line) => line.name.toLowerCase()).lastIndexOf(name.toLowerCase());
  const last = fields[place];
  if (!last) return append(fields, name, member);
  const value = last.value === '' ? member : `${last.value}, ${member}`;
  return fields.map((line, i) => (i === place ? { name: line.name, value } : line));
}

/**
 * The parts between separators, trimmed, empty ones left out (RFC 9110 §5.6.1.2). A separator inside a quoted string
 * (§5.6.4) or, when `comments` is set, inside a comment (§5.6.5; they nest) is text like any other.
 */
export function splitOutsideQuotes(text: string, separator: string, comments = false): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === '\\' && (isQuoted || depth > 0)) i += 1;
    else if (character === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (comments && character === '(') depth += 1;
    else if (character === ')' && depth > 0) depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map(trimmed).filter((part) => part !== '');
}

/** Without the spaces and tabs round it: OWS, nothing else (RFC 9110 §5.6.3). In one pass, however many there are. */
export function trimmed(text: string): string {
  const isSpace = (i: number): boolean => text[i] === ' ' || text[i] === '\t';
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** What a token or quoted string says: the quotes and the backslashes gone (RFC 9110 §5.6.4). */
export function unquoted(text: string): string {
  const isQuoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"');
  return isQuoted ? text.slice(1, -1).replace(/\\(.)/gu, '$1') : text;
}

/** As a token where that is possible, else as a quoted string (RFC 9110 §5.6.2, §5.6.4). */
export const tokenOrQuoted = (text: string): string =>
  /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/u.test(text) ? text : `"${text.replace(/["\\]/gu, '\\$&')}"`;

/** Field lines written as "Name: value", as scenarios have them. */
export const fieldsFrom = (lines: readonly string[]): Fields =>
  lines.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: trimmed(line.slice(colon + 1)) };
  });
