// How long a request's content is (RFC 9112 §6.3), and what each product does where the fields do not agree: the difference between two
// readers is what request smuggling lives on (§11.2).
import { allValues, listValues, without } from '../../http/fields.ts';
import type { Fields } from '../../http/message.ts';
import type { Check, HeadDraft, SyntaxFault } from './head-draft.ts';
import { faulty } from './head-draft.ts';

/** Octets; `chunked`; 0 where nothing is said (RFC 9112 §6.3, rule 7). */
export function contentLengthOf({ fields }: HeadDraft): number | 'chunked' {
  if (allValues(fields, 'Transfer-Encoding').length > 0) return 'chunked';
  return Number(allValues(fields, 'Content-Length')[0] ?? '0');
}

const lengthsOf = (fields: Fields): string[] => allValues(fields, 'Content-Length');
const encodingsOf = (fields: Fields): string[] =>
  listValues(fields, 'Transfer-Encoding').map((value) => value.toLowerCase());
const isLength = (value: string): boolean => /^\d{1,15}$/u.test(value);

/** One line at most, digits alone. */
export const oneLength =
  (status: number, source: string): Check =>
  (draft) => {
    const lengths = lengthsOf(draft.fields);
    const isGood = lengths.length === 0 || (lengths.length === 1 && isLength(lengths[0] ?? ''));
    return isGood ? draft : faulty(status, 'content-length', source);
  };

/** The same length said several times is one (RFC 9112 §6.3, rule 5). */
export const agreeingLengths =
  (status: number, source: string): Check =>
  (draft) => {
    const values = new Set(listValues(draft.fields, 'Content-Length'));
    const lines = lengthsOf(draft.fields);
    if (lines.length === 0) return draft;
    const [value = ''] = values;
    if (values.size !== 1 || !isLength(value)) return faulty(status, 'content-length', source);
    if (lines.length === 1 && lines[0] === value) return draft;
    const first = draft.fields.findIndex(({ name }) => name.toLowerCase() === 'content-length');
    const fields = draft.fields.flatMap((line, i) =>
      i === first ? [{ ...line, value }] : line.name.toLowerCase() === 'content-length' ? [] : [line],
    );
    return { ...draft, fields };
  };

/** Both a length and an encoding: refused, as RFC 9112 §6.1 allows, … */
export const notBoth: Check = (draft) =>
  lengthsOf(draft.fields).length > 0 && encodingsOf(draft.fields).length > 0
    ? faulty(400, 'length-and-encoding', 'RFC 9112 §6.1')
    : draft;

/** … or the length goes, as it demands of those who pass the request on. */
export const encodingWins: Check = (draft) =>
  encodingsOf(draft.fields).length > 0 ? { ...draft, fields: without(draft.fields, 'Content-Length') } : draft;

interface EncodingStatuses {
  /** For a coding that nobody here knows, and for one before `chunked`. */
  readonly unknown: number;
  readonly before: number;
  readonly twice: number;
  readonly source: string;
}

/** `chunked` is the one coding that is known here (RFC 9112 §7.1). */
export const chunkedAlone =
  ({ unknown, before, twice, source }: EncodingStatuses): Check =>
  (draft): HeadDraft | SyntaxFault => {
    const lines = allValues(draft.fields, 'Transfer-Encoding').length;
    if (lines === 0) return draft;
    const codings = encodingsOf(draft.fields);
    if (codings.every((coding) => coding === 'chunked')) {
      return codings.length === 1 ? draft : faulty(twice, 'encoding', source);
    }
    return faulty(codings.at(-1) === 'chunked' ? before : unknown, 'encoding', source);
  };

/** RFC 9112 §6.1: an encoding in a message of HTTP/1.0 is a fault. */
export const noOldEncoding =
  (source: string): Check =>
  (draft) =>
    draft.version.startsWith('1.') && draft.version !== '1.0'
      ? draft
      : encodingsOf(draft.fields).length > 0
        ? faulty(400, 'encoding-in-1.0', source)
        : draft;

/** The same coding said twice is taken for once. */
export const onceChunked: Check = (draft) => {
  const lines = allValues(draft.fields, 'Transfer-Encoding');
  const isChunkedOnly = lines.length > 1 && encodingsOf(draft.fields).every((coding) => coding === 'chunked');
  if (!isChunkedOnly) return draft;
  return {
    ...draft,
    fields: [...without(draft.fields, 'Transfer-Encoding'), { name: 'Transfer-Encoding', value: 'chunked' }],
  };
};

/** `identity` was a coding once and means none (RFC 2616 §3.6). */
export const identityIsNone: Check = (draft) => {
  const codings = encodingsOf(draft.fields);
  return codings.length > 0 && codings.every((coding) => coding === 'identity')
    ? { ...draft, fields: without(draft.fields, 'Transfer-Encoding', 'Content-Length') }
    : draft;
};
