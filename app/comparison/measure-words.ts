// A measured number, and a difference of two, as they are written in a language: with so many digits that what is written adds up.
import type { AllMessages, Messages } from '../i18n/messages.ts';
import type { Measure, MeasuredPair } from './measures.ts';

/** Figures of one row are written in one unit, and with the same number of digits. */
interface Writing {
  /** One of the written unit, in the unit of the measure: 1 ms, 0.01 of a share, 1,000 octets. */
  readonly one: number;
  readonly least: number;
  readonly most: number;
}

function writingOf({ unit, a, b }: MeasuredPair): Writing {
  if (unit === 'ms') return { one: 1, least: 0, most: 3 };
  if (unit === 'share') return { one: 0.01, least: 0, most: 3 };
  const size = unit === 'bytes' ? Math.max(a ?? 0, b ?? 0) : 0;
  if (size < 1000) return { one: 1, least: 0, most: 0 };
  return size < 1_000_000 ? { one: 1000, least: 1, most: 3 } : { one: 1_000_000, least: 1, most: 6 };
}

/** The fewest digits with which the figures differ, by just what is written as their difference, and no end of an interval is lost to zero. */
function digitsOf(measure: MeasuredPair): number {
  const ends = endsOf(measure);
  const { a, b } = measure;
  const { one, least, most } = writingOf(measure);
  if (a === null || b === null) return least;
  for (let digits = least; digits < most; digits += 1) {
    const steps = (value: number): number =>
      Math.sign(value) * Math.round(Number(((Math.abs(value) / one) * 10 ** digits).toPrecision(12)));
    const isSeen = (a === b || steps(a) !== steps(b)) && ends.every((end) => end === 0 || steps(end) !== 0);
    if (isSeen && steps(b) - steps(a) === steps(b - a)) return digits;
  }
  return most;
}

const endsOf = ({ difference }: MeasuredPair): readonly number[] =>
  [difference?.low ?? null, difference?.high ?? null].filter((end) => end !== null);

export function written(value: number | null, measure: MeasuredPair, { format, inspector }: Messages): string {
  const { unit, a, b } = measure;
  const digits = digitsOf(measure);
  if (value === null) return inspector.notYet;
  if (unit === 'ms') return format.milliseconds(value * 1000, digits);
  if (unit === 'share') return format.percent(value, digits);
  return unit === 'bytes' ? format.bytes(value, digits, Math.max(a ?? 0, b ?? 0)) : format.number(value);
}

/** A share differs by percentage points, octets by their own unit. */
export function signed(value: number, measure: MeasuredPair, messages: Messages): string {
  const { format } = messages;
  const { unit } = measure;
  if (unit === 'share') return format.signed(value * 100, digitsOf(measure));
  if (unit === 'bytes')
    return `${value < 0 ? '−' : value > 0 ? '+' : ''}${written(Math.abs(value), measure, messages)}`;
  return format.signed(value, digitsOf(measure));
}

/** The interval of a difference, where one can be given. */
export function intervalOf(measure: Measure, { format, inspector }: Messages): string | null {
  const { low = null, high = null } = measure.difference ?? {};
  const write = (end: number): string => format.signed(end, digitsOf(measure));
  return low === null || high === null ? null : inspector.interval(write(low), write(high));
}

/** One answer has no median. */
export const nameOf = ({ name, pairs }: Measure, { inspector, measured }: AllMessages): string =>
  name === 'latencyMedian' && pairs === 1 ? measured.latencyOfOne : inspector.measures[name];
