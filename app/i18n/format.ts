// Numbers, times and lists as a language writes them: the one place where the page asks the browser's Intl.
import type { Locale } from './locale.ts';

/** A sentence part for each plural class that a language has; `other` serves for all that are missing. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

export interface Format {
  readonly locale: Locale;
  /** A count or measure, grouped, with at most `digits` decimals. */
  number(value: number, digits?: number): string;
  /** A number with its sign always written. */
  signed(value: number, digits?: number): string;
  /** A share from 0 to 1, as per cent. */
  percent(share: number, digits?: number): string;
  /** A span in microseconds, as milliseconds. */
  milliseconds(microseconds: number, digits?: number): string;
  /** An instant in microseconds, as a clock: minutes, seconds and milliseconds. */
  clock(microseconds: number): string;
  /** Octets, in the unit that keeps the figure short, or in that of another figure. */
  bytes(octets: number, digits?: number, unitOf?: number): string;
  /** The form of `forms` that goes with `count`. */
  plural(count: number, forms: PluralForms): string;
  list(items: readonly string[]): string;
}

/** A minus as wide as a plus, so that columns of differences stay in line. */
const MINUS = '−';

export function createFormat(locale: Locale): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, format);
    return format.format(value);
  };
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  // A number stands off the Chinese after it, in units as in all other texts.
  const unit = (value: number, name: string, digits: number): string =>
    write(value, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).replace(
      /(?<=\d)(?=\p{Script=Han})/u,
      ' ',
    );

  return {
    locale,
    number: (value, digits = 0) => write(value, { maximumFractionDigits: digits }),
    signed: (value, digits = 0) =>
      write(value, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }).replace('-', MINUS),
    percent: (share, digits = 0) => write(share, { style: 'percent', maximumFractionDigits: digits }),
    milliseconds: (microseconds, digits = 0) => unit(microseconds / 1000, 'millisecond', digits),
    clock: clockText,
    bytes: (octets, digits = 1, unitOf = octets) =>
      unitOf < 1000
        ? `${write(octets, { maximumFractionDigits: 0 })} B`
        : unitOf < 1_000_000
          ? unit(octets / 1000, 'kilobyte', digits)
          : unit(octets / 1_000_000, 'megabyte', digits),
    plural: (count, forms) => forms[plurals.select(count)] ?? forms.other,
    list: (items) => lists.format(items),
  };
}

/** 42318000 µs → "0:42.318": the same in every language, and of the same width from tick to tick. */
export function clockText(microseconds: number): string {
  const total = Math.floor(Math.max(0, microseconds) / 1000);
  const minutes = Math.floor(total / 60_000);
  const seconds = String(Math.floor(total / 1000) % 60).padStart(2, '0');
  return `${String(minutes)}:${seconds}.${String(total % 1000).padStart(3, '0')}`;
}
