// Validators and what is asked with them: entity tags, modification dates, and the conditions of a request (RFC 9110 §8.8, §13).
import { parseHttpDate } from './date.ts';
import { has, listValues, trimmed, valueOf } from './fields.ts';
import type { Fields } from './message.ts';

export interface EntityTag {
  /** Weak: equivalent, perhaps not equal octet by octet (RFC 9110 §8.8.1). */
  readonly isWeak: boolean;
  /** With its quotes. */
  readonly opaque: string;
}

/** Null for what is no entity tag: without quotes, with another case of `W/` (RFC 9110 §8.8.3). */
function parseEntityTag(text: string): EntityTag | null {
  const [, weak, opaque] = /^(W\/)?("[!#-~\u0080-\u{10FFFF}]*")$/u.exec(trimmed(text)) ?? [];
  return opaque === undefined ? null : { isWeak: weak !== undefined, opaque };
}

/** RFC 9110 §8.8.3.2. */
export const matchesStrongly = (a: EntityTag, b: EntityTag): boolean => !a.isWeak && !b.isWeak && a.opaque === b.opaque;
export const matchesWeakly = (a: EntityTag, b: EntityTag): boolean => a.opaque === b.opaque;

export function entityTagOf(fields: Fields): EntityTag | null {
  const text = valueOf(fields, 'ETag');
  return text === null ? null : parseEntityTag(text);
}

/** Seconds since 1970 of Last-Modified; null when it is missing or no date. */
export function lastModified(fields: Fields, nowSeconds: number): number | null {
  const text = valueOf(fields, 'Last-Modified');
  return text === null ? null : parseHttpDate(text, nowSeconds);
}

/** The fields that make a request conditional (RFC 9110 §13.1). */
export const CONDITIONS: readonly string[] = [
  'If-None-Match',
  'If-Modified-Since',
  'If-Match',
  'If-Unmodified-Since',
  'If-Range',
];

/** A selected representation, as far as conditions ask about it. */
export interface Selected {
  readonly fields: Fields;
  /** Seconds since 1970: what stands in for a missing Last-Modified (RFC 9111 §4.3.2: Date, else the time of receipt). */
  readonly madeAt: number;
}

/**
 * Whether a GET or HEAD with these fields is answered by 304: If-None-Match by weak comparison, If-Modified-Since only where there is no
 * If-None-Match (RFC 9110 §13.1.2, §13.1.3, §13.2.2).
 */
export function isNotModified(asked: Fields, { fields, madeAt }: Selected): boolean {
  if (has(asked, 'If-None-Match')) {
    const wanted = listValues(asked, 'If-None-Match');
    if (wanted.includes('*')) return true;
    const own = entityTagOf(fields);
    return own !== null && wanted.some((text) => isSame(parseEntityTag(text), own));
  }
  const since = valueOf(asked, 'If-Modified-Since');
  const limit = since === null ? null : parseHttpDate(since, madeAt);
  return limit !== null && (lastModified(fields, madeAt) ?? madeAt) <= limit;
}

const isSame = (tag: EntityTag | null, own: EntityTag): boolean => tag !== null && matchesWeakly(tag, own);

/**
 * Whether the Range of a request is to be heeded as far as If-Range goes (RFC 9110 §13.1.5): a strong tag that is the same, or the exact
 * date of a Last-Modified that is old enough to be strong (§8.8.2.2: a second before Date).
 */
export function allowsRange(asked: Fields, { fields, madeAt }: Selected): boolean {
  const condition = valueOf(asked, 'If-Range');
  if (condition === null) return true;
  const tag = parseEntityTag(condition);
  if (tag !== null) {
    const own = entityTagOf(fields);
    return own !== null && matchesStrongly(tag, own);
  }
  const date = parseHttpDate(condition, madeAt);
  const modified = lastModified(fields, madeAt);
  return date !== null && modified !== null && date === modified && modified < madeAt;
}
