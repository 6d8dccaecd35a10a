// Parts of a representation: the Range that is asked for and the Content-Range that is sent, in bytes (RFC 9110 §14).
import { trimmed } from './fields.ts';

/** From a first byte to a last one, null for the end (int-range); or so many bytes from the end (suffix-range). */
export type RangeSpec = { readonly first: number; readonly last: number | null } | { readonly suffix: number };

/** Both ends included, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** What Content-Range says (RFC 9110 §14.4); `complete` null: "*", not known. */
export interface ContentRange extends ByteRange {
  readonly complete: number | null;
}

/** The specs of a Range field in bytes; null: another unit, or not well formed, so that it is to be ignored (RFC 9110 §14.2). */
export function parseRange(value: string): readonly RangeSpec[] | null {
  const [, list] = /^bytes[ \t]*=(.*)$/iu.exec(trimmed(value)) ?? [];
  if (list === undefined) return null;
  const specs: RangeSpec[] = [];
  for (const text of list.split(',').map(trimmed)) {
    const [, first, last] = /^(\d*)-(\d*)$/u.exec(text) ?? [];
    if (first === undefined || last === undefined || (first === '' && last === '')) return null;
    if (first === '') specs.push({ suffix: Number(last) });
    else if (last === '') specs.push({ first: Number(first), last: null });
    else if (Number(last) < Number(first)) return null;
    else specs.push({ first: Number(first), last: Number(last) });
  }
  return specs;
}

/** Which bytes of so many a spec means; null: none, it cannot be satisfied (RFC 9110 §14.1.2). */
export function resolveRange(spec: RangeSpec, length: number): ByteRange | null {
  if ('suffix' in spec) {
    return spec.suffix === 0 || length === 0 ? null : { first: Math.max(0, length - spec.suffix), last: length - 1 };
  }
  if (spec.first >= length) return null;
  return { first: spec.first, last: spec.last === null ? length - 1 : Math.min(spec.last, length - 1) };
}

/** Null when it is not well formed, contradicts itself, or says that nothing could be sent ("bytes *\/10"). */
export function parseContentRange(value: string): ContentRange | null {
  const [, first, last, complete] = /^bytes[ \t]+(\d+)-(\d+)\/(\d+|\*)$/iu.exec(trimmed(value)) ?? [];
  if (first === undefined || last === undefined || complete === undefined) return null;
  const range = { first: Number(first), last: Number(last), complete: complete === '*' ? null : Number(complete) };
  if (range.last < range.first || (range.complete !== null && range.complete <= range.last)) return null;
  return range;
}

export const contentRangeText = ({ first, last }: ByteRange, complete: number | null): string =>
  `bytes ${first}-${last}/${complete ?? '*'}`;

/** What 416 says (RFC 9110 §15.5.17). */
export const unsatisfiedText = (complete: number): string => `bytes */${complete}`;
