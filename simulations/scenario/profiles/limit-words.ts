// Words that the limits of several products have in common: prefixes and ranges.
import type { Prefix, Range } from '../../http/protection-settings.ts';
import { addressNumber } from '../../wire/address.ts';

/** "10.0.0.0/8", "10.0.0.0/255.0.0.0" or one address; null: none of these. */
export function prefixIn(word: string): Prefix | null {
  const [base = '', length, ...more] = word.split('/');
  if (addressNumber(base) === null || more.length > 0) return null;
  if (length === undefined) return { base, bits: 32 };
  const bits = addressNumber(length) === null ? wholeIn(length) : maskBits(length);
  return bits !== null && bits <= 32 ? { base, bits } : null;
}

/** Ones at the head of a mask; null: zeros among them. */
function maskBits(mask: string): number | null {
  const text = mask
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  const bits = text.replace(/0+$/u, '');
  return bits.includes('0') ? null : bits.length;
}

export const wholeIn = (word: string): number | null => (/^\d{1,9}$/u.test(word) ? Number(word) : null);

/** "80" or "1025-65535"; null: neither. `parting` parts the ends. */
export function rangeIn(word: string, parting: string): Range | null {
  const ends = word.split(parting).map(wholeIn);
  const [least, most = least] = ends;
  return ends.length > 2 || least === undefined || least === null || most === null || most === undefined
    ? null
    : { least, most };
}

const dotted = (number: number): string =>
  [16_777_216, 65_536, 256, 1].map((unit) => String(Math.floor(number / unit) % 256)).join('.');

/** "10.0.0.1-10.0.0.9" as the fewest prefixes that make it up; null: no such range. */
export function spanIn(word: string): readonly Prefix[] | null {
  const [from = '', to = '', ...more] = word.split('-');
  let least = addressNumber(from);
  const most = addressNumber(to);
  if (least === null || most === null || more.length > 0 || least > most) return null;
  const prefixes: Prefix[] = [];
  while (least <= most) {
    let bits = 32;
    let size = 1;
    while (bits > 0 && least % (size * 2) === 0 && least + size * 2 - 1 <= most) {
      size *= 2;
      bits -= 1;
    }
    prefixes.push({ base: dotted(least), bits });
    least += size;
  }
  return prefixes;
}
