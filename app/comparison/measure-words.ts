// A measured number, and a difference of two, as they are written in a language.
import type { Messages } from '../i18n/messages.ts';
import type { Measure } from './measures.ts';

/** The fewest digits that show that there is a difference, so that none is said to be better or worse by nothing. */
function digitsOf({ unit, difference }: Measure): number {
  const by = Math.abs(difference?.value ?? 0) * (unit === 'share' ? 100 : 1);
  if (by === 0 || unit === 'count' || unit === 'bytes') return 0;
  return [0, 1, 2].find((digits) => by >= 0.5 * 10 ** -digits) ?? 3;
}

export function written(value: number | null, measure: Measure, { format, inspector }: Messages): string {
  const { unit } = measure;
  if (value === null) return inspector.notYet;
  if (unit === 'ms') return format.milliseconds(value * 1000, digitsOf(measure));
  if (unit === 'share') return format.percent(value, digitsOf(measure));
  return unit === 'bytes' ? format.bytes(value) : format.number(value);
}

/** A share differs by percentage points, octets by their own unit. */
export function signed(value: number, measure: Measure, { format }: Messages): string {
  const { unit } = measure;
  if (unit === 'share') return format.signed(value * 100, digitsOf(measure));
  if (unit === 'bytes') return `${value < 0 ? '−' : value > 0 ? '+' : ''}${format.bytes(Math.abs(value))}`;
  return format.signed(value, digitsOf(measure));
}

/** The interval of a difference, where one can be given. */
export function intervalOf(measure: Measure, { format, inspector }: Messages): string | null {
  const { low = null, high = null } = measure.difference ?? {};
  const write = (end: number): string => format.signed(end, digitsOf(measure));
  return low === null || high === null ? null : inspector.interval(write(low), write(high));
}
