// Which directives rule a response at this cache: those of a field meant for it, else those of Cache-Control (RFC 9213 §2.2, RFC 9111 §5.2).
import type { Directives } from '../http/cache-control.ts';
import { parseCacheControl, secondsOf } from '../http/cache-control.ts';
import { allValues, listValues } from '../http/fields.ts';
import type { Fields, Request, Response } from '../http/message.ts';
import type { StructuredValue } from '../http/structured-dictionary.ts';
import { parseDictionary } from '../http/structured-dictionary.ts';
import type { CacheTraits } from './cache-traits.ts';

export interface Ruling {
  readonly directives: Directives;
  /** Whether they come from a targeted field: then Expires has no say (RFC 9213 §2.2). */
  readonly isTargeted: boolean;
}

/** RFC 9213 §2.1: a number where seconds are meant; what has another type than the directive asks for is passed over. */
function directiveValue(name: string, found: StructuredValue): { readonly text: string | null } | 'unfit' {
  const wantsSeconds = /^(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)$/u.test(name);
  if (found.type === 'number') return found.isInteger ? { text: String(found.value) } : 'unfit';
  if (wantsSeconds) return 'unfit';
  if (found.type === 'boolean') return found.value ? { text: null } : 'unfit';
  return { text: found.value };
}

/** The directives of a targeted field; null: it is not there, empty or not well formed, and is to be ignored (RFC 9213 §2.1). */
function targeted(fields: Fields, name: string): Directives | null {
  const values = allValues(fields, name);
  const dictionary = values.length === 0 ? null : parseDictionary(values.join(', '));
  if (dictionary === null || dictionary.size === 0) return null;
  const directives = new Map<string, string | null>();
  for (const [key, found] of dictionary) {
    const value = directiveValue(key, found);
    if (value !== 'unfit') directives.set(key, value.text);
  }
  return directives;
}

export function rulingOf({ fields }: Response, { targets = [] }: Pick<CacheTraits, 'targets'>): Ruling {
  for (const name of targets) {
    const directives = targeted(fields, name);
    if (directives !== null) return { directives, isTargeted: true };
  }
  return { directives: parseCacheControl(fields), isTargeted: false };
}

/** What a request asks of caches; Pragma speaks where Cache-Control is missing (RFC 9111 §5.4). */
export function wishesOf({ fields }: Request): Directives {
  const wishes = parseCacheControl(fields);
  if (wishes.size > 0 || allValues(fields, 'Cache-Control').length > 0) return wishes;
  const isNoCache = listValues(fields, 'Pragma').some((word) => word.toLowerCase() === 'no-cache');
  return isNoCache ? new Map([['no-cache', null]]) : wishes;
}

/** Seconds of a directive; null when it is missing or no number. */
export function wholeNumber(directives: Directives, name: string): number | null {
  const seconds = secondsOf(directives, name);
  return typeof seconds === 'number' ? seconds : null;
}

/** The field names that `no-cache="…"` or `private="…"` confine themselves to, in lower case; null: it speaks of the whole (RFC 9111 §5.2.2.4). */
export function qualifiedNames(directives: Directives, name: 'no-cache' | 'private'): readonly string[] | null {
  const value = directives.get(name);
  if (value === undefined || value === null) return null;
  const names = value
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  return names.length === 0 ? null : names;
}

/** Whether the directive is there without field names, so that it speaks of the whole response. */
export const isUnqualified = (directives: Directives, name: 'no-cache' | 'private'): boolean =>
  directives.has(name) && qualifiedNames(directives, name) === null;

/** RFC 9111 §4.2.4: what forbids a stale response whatever else may allow it, and the section; null: nothing does. */
export function staleForbidden(directives: Directives, isShared: boolean): string | null {
  if (directives.has('must-revalidate')) return 'RFC 9111 §5.2.2.2';
  if (isShared && directives.has('proxy-revalidate')) return 'RFC 9111 §5.2.2.8';
  if (isShared && directives.has('s-maxage')) return 'RFC 9111 §5.2.2.10';
  return isUnqualified(directives, 'no-cache') ? 'RFC 9111 §5.2.2.4' : null;
}
