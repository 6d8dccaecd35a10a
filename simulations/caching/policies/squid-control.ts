// Cache-Control as Squid 5.7 reads it: names in small letters only, numbers as C reads them, the first of its name (HttpHdrCc.cc).
import { listValues } from '../../http/fields.ts';
import type { Fields } from '../../http/message.ts';

/** By name as written; what has no number where one belongs is left out. */
export type SquidControl = ReadonlyMap<string, string | null>;

const NUMBERS: readonly string[] = ['max-age', 's-maxage', 'max-stale', 'min-fresh', 'stale-if-error'];
/** Those that it knows, in the order in which they were seen to come out, whatever the order in which they went in. */
export const SQUID_DIRECTIVES: readonly string[] = [
  'public',
  'private',
  'no-cache',
  'no-store',
  'no-transform',
  'must-revalidate',
  'proxy-revalidate',
  'max-age',
  's-maxage',
  'max-stale',
  'min-fresh',
  'only-if-cached',
  'stale-if-error',
];

const WORD = 4_294_967_296;

/** Leading digits in 32 bits with a sign, wrapped round when there are more; null: no digits at all. */
export function cNumber(text: string): number | null {
  const [, sign, digits] = /^\s*([+-]?)(\d+)/u.exec(text) ?? [];
  if (digits === undefined) return null;
  // Past 64 bits the greatest there is stands in, and of that the lower half is −1.
  const isHuge = digits.replace(/^0+/u, '').length > 18;
  const wrapped = isHuge ? -1 : Number(BigInt(digits) % BigInt(WORD));
  const signed = wrapped >= WORD / 2 ? wrapped - WORD : wrapped;
  return sign === '-' ? -signed : signed;
}

export function squidControl(fields: Fields): SquidControl {
  const found = new Map<string, string | null>();
  for (const member of listValues(fields, 'Cache-Control')) {
    const equals = member.indexOf('=');
    const name = equals === -1 ? member : member.slice(0, equals);
    if (found.has(name) || !SQUID_DIRECTIVES.includes(name)) continue;
    const value = equals === -1 ? null : member.slice(equals + 1);
    if (!NUMBERS.includes(name)) found.set(name, value);
    else if (value === null) {
      if (name === 'max-stale') found.set(name, null);
    } else {
      const number = cNumber(value);
      if (number !== null && number >= 0) found.set(name, String(number));
    }
  }
  return found;
}

/** Null when it is missing. */
export function secondsIn(control: SquidControl, name: string): number | null {
  const value = control.get(name);
  return value === undefined || value === null ? null : Number(value);
}
