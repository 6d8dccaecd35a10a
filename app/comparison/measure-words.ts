// A measured number, and a difference of two, as they are written in a language.
import type { Messages } from '../i18n/messages.ts';
import type { Measure } from './measures.ts';

export function written(value: number | null, { unit }: Measure, { format, inspector }: Messages): string {
  if (value === null) return inspector.notYet;
  if (unit === 'ms') return format.milliseconds(value * 1000);
  if (unit === 'share') return format.percent(value);
  return unit === 'bytes' ? format.bytes(value) : format.number(value);
}

/** A share differs by percentage points, octets by their own unit. */
export function signed(value: number, { unit }: Measure, { format }: Messages): string {
  if (unit === 'share') return format.signed(value * 100);
  if (unit === 'bytes') return `${value < 0 ? '−' : value > 0 ? '+' : ''}${format.bytes(Math.abs(value))}`;
  return format.signed(value);
}

/** The interval of a difference, where one can be given. */
export function intervalOf({ difference }: Measure, { format, inspector }: Messages): string | null {
  const { low = null, high = null } = difference ?? {};
  return low === null || high === null ? null : inspector.interval(format.signed(low), format.signed(high));
}
