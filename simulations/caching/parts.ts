// Parts of representations in a cache: what a 206 holds, what of a stored response a Range is answered with, and joining parts
// (RFC 9111 §3.3, §3.4; RFC 9110 §14, §15.3.7).
import type { ByteRange, ContentRange, RangeSpec } from '../http/byte-ranges.ts';
import { contentRangeText, parseContentRange, resolveRange } from '../http/byte-ranges.ts';
import { deltaSeconds } from '../http/cache-control.ts';
import { valueOf, withField, without } from '../http/fields.ts';
import type { Content, Response } from '../http/message.ts';
import { entityTagOf, matchesStrongly } from '../http/validators.ts';

/** The part that a 206 carries; null when it is none, or does not say which (several parts, for one). */
export function heldRange({ status, fields }: Response): ContentRange | null {
  const value = status === 206 ? valueOf(fields, 'Content-Range') : null;
  return value === null ? null : parseContentRange(value);
}

/** Whether less came than Content-Length announced: the connection ended early (RFC 9111 §3.3). */
export function isShort({ fields, content }: Response): boolean {
  const announced = deltaSeconds(valueOf(fields, 'Content-Length'));
  return content !== null && announced !== null && content.bytes < announced;
}

/** Bytes `from` to before `to` of a content. Where its text only stands for more, the text stays what it is. */
function slice(content: Content, from: number, to: number): Content {
  const isWhole = content.text.length === content.bytes;
  return { text: isWhole ? content.text.slice(from, to) : content.text, bytes: Math.max(0, to - from) };
}

export type Served = { readonly response: Response } | { readonly unsatisfiable: number };

function asPart(stored: Response, content: Content, range: ByteRange, complete: number | null): Response {
  const length = withField(without(stored.fields, 'Content-Range'), 'Content-Length', String(content.bytes));
  const fields = withField(length, 'Content-Range', contentRangeText(range, complete));
  return { ...stored, status: 206, reason: 'Partial Content', fields, content };
}

/** What one range of a complete response is answered with. */
export function partOfWhole(stored: Response, spec: RangeSpec): Served {
  const content = stored.content ?? { text: '', bytes: 0 };
  const range = resolveRange(spec, content.bytes);
  if (range === null) return { unsatisfiable: content.bytes };
  return { response: asPart(stored, slice(content, range.first, range.last + 1), range, content.bytes) };
}

/** What one range is answered with out of a stored part; null: it is not wholly in there (RFC 9111 §3.3). */
export function partOfPart(stored: Response, spec: RangeSpec): Response | null {
  const held = heldRange(stored);
  if (held === null || held.complete === null) return null;
  const range = resolveRange(spec, held.complete);
  if (range === null || range.first < held.first || range.last > held.last) return null;
  const { content } = stored;
  if (content === null) return null;
  // Counted from the end where the client counts from the end.
  const from = 'suffix' in spec ? Math.max(0, content.bytes - spec.suffix) : range.first - held.first;
  const to = 'suffix' in spec || spec.last === null ? content.bytes : range.last - held.first + 1;
  return asPart(stored, slice(content, from, to), range, held.complete);
}

/** The range to ask for so that a stored part becomes whole; null: it has no strong validator to join by, or lacks its beginning as well. */
export function missingRange(stored: Response): string | null {
  const held = heldRange(stored);
  const tag = entityTagOf(stored.fields);
  if (held === null || held.first !== 0 || tag === null || tag.isWeak) return null;
  return `bytes=${held.last + 1}-`;
}

/**
 * Two parts of one representation as one (RFC 9111 §3.4): when both have the same strong validator and touch. A 200 when nothing is
 * missing any more, else a longer 206. The newer's fields win; null: they cannot be joined.
 */
export function combined(stored: Response, arrived: Response): Response | null {
  const [a, b] = [heldRange(stored), heldRange(arrived)];
  const [tag, other] = [entityTagOf(stored.fields), entityTagOf(arrived.fields)];
  if (a === null || b === null || tag === null || other === null || !matchesStrongly(tag, other)) return null;
  if (a.complete !== b.complete || stored.content === null || arrived.content === null) return null;
  const [low, high] = a.first <= b.first ? ([a, b] as const) : ([b, a] as const);
  const [lowContent, highContent] =
    a.first <= b.first ? [stored.content, arrived.content] : [arrived.content, stored.content];
  if (high.first > low.last + 1) return null;
  const last = Math.max(low.last, high.last);
  const tail = slice(highContent, Math.max(0, low.last + 1 - high.first), highContent.bytes);
  const content = { text: lowContent.text + tail.text, bytes: last - low.first + 1 };
  const kept = stored.fields.filter(({ name }) => valueOf(arrived.fields, name) === null);
  const fields = withField([...arrived.fields, ...kept], 'Content-Length', String(content.bytes));
  if (low.first === 0 && a.complete !== null && last === a.complete - 1) {
    return { ...arrived, status: 200, reason: 'OK', fields: without(fields, 'Content-Range'), content };
  }
  const range = contentRangeText({ first: low.first, last }, a.complete);
  return { ...arrived, fields: withField(fields, 'Content-Range', range), content };
}
