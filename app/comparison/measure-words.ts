// A measured number, and a difference of two, as they are written in a language: with so many digits that what is written adds up.
import { BASE_FACTS } from '../../simulations/index.ts';
import type { AllMessages, Messages } from '../i18n/messages.ts';
import type { Measure, MeasuredPair } from './measures.ts';

/** Figures of one row are written in one unit, and with the same number of digits. */
interface Writing {
  /** One of the written unit, in the unit of the measure: 1 ms, 0.01 of a share, 1,000 octets. */
  readonly one: number;
  readonly least: number;
  readonly most: number;
}

function writingOf(measure: MeasuredPair): Writing {
  if (measure.unit === 'ms') return { one: 1, least: 0, most: 3 };
  if (measure.unit === 'share') return { one: 0.01, least: 0, most: 3 };
  const one = measure.unit === 'bytes' ? octetsOf(measure) : 1;
  return one === 1 ? { one, least: 0, most: 0 } : { one, least: 1, most: one === 1000 ? 3 : 6 };
}

/** In the larger unit only what differs by a hundredth of it or more. */
function octetsOf({ a, b }: MeasuredPair): number {
  const by = Math.abs((b ?? 0) - (a ?? 0));
  const most = Math.max(a ?? 0, b ?? 0);
  if (most >= 1_000_000 && (by === 0 || by >= 10_000)) return 1_000_000;
  return most < 1000 ? 1 : 1000;
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
  const { unit } = measure;
  const digits = digitsOf(measure);
  if (value === null) return inspector.notYet;
  if (unit === 'ms') return format.milliseconds(value * 1000, digits);
  if (unit === 'share') return format.percent(value, digits);
  return unit === 'bytes' ? format.bytes(value, digits, octetsOf(measure)) : format.number(value);
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

/** One answer has no median; and facts are counted that the tables show only when all are asked for. */
export function nameOf({ name, pairs }: Measure, { inspector, measured }: AllMessages): string {
  if (name === 'learned') return measured.learned(BASE_FACTS.length);
  return name === 'latencyMedian' && pairs === 1 ? measured.latencyOfOne : inspector.measures[name];
}
