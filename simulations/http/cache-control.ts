// Cache-Control read as RFC 9111 §5.2 has it: names without case, values as token or quoted string, first of its name wins.
import { listValues, trimmed, unquoted } from './fields.ts';
import type { Fields } from './message.ts';

/** Directives by lower-case name; the value is null where there is none. */
export type Directives = ReadonlyMap<string, string | null>;

/** The greatest number of seconds; any greater one means this one (RFC 9111 §1.2.2). */
export const MOST_SECONDS = 2_147_483_648;

/** Whole seconds from digits and nothing else (RFC 9111 §1.2.2), or null. */
export function deltaSeconds(text: string | null): number | null {
  return text !== null && /^\d+$/u.test(text) ? Math.min(Number(text), MOST_SECONDS) : null;
}

/**
 * The directives of all lines. Of a repeated one the first counts, which RFC 9111 §4.2.1 allows; both forms of a value
 * are taken, whichever the directive's definition prefers (§5.2).
 */
export function parseCacheControl(fields: Fields, fieldName = 'Cache-Control'): Directives {
  const directives = new Map<string, string | null>();
  for (const member of listValues(fields, fieldName)) {
    const equals = member.indexOf('=');
    const name = trimmed(equals === -1 ? member : member.slice(0, equals)).toLowerCase();
    if (directives.has(name)) continue;
    directives.set(name, equals === -1 ? null : unquoted(trimmed(member.slice(equals + 1))));
  }
  return directives;
}

/**
 * Seconds of `max-age` and its kin. `invalid` (no number, a fraction, a sign) is not the same as absent: a response
 * with invalid freshness is best taken as stale (RFC 9111 §4.2.1).
 */
export function secondsOf(directives: Directives, name: string): number | 'absent' | 'invalid' {
  const value = directives.get(name);
  return value === undefined ? 'absent' : (deltaSeconds(value) ?? 'invalid');
}
