// The head of an answer, read from its octets as one product or another reads it (RFC 9112 §4, §5, §6.3).
import type { ResponseGrammar } from './failure-settings.ts';
import { allValues, without } from './fields.ts';
import type { FieldLine, Fields, HttpVersion, Response } from './message.ts';

/** Where the content ends (RFC 9112 §6.3): nowhere to begin with, after so many octets, with the last chunk, with the connection. */
export type Framing =
  | { readonly by: 'none' }
  | { readonly by: 'length'; readonly octets: number }
  | { readonly by: 'chunks' }
  | { readonly by: 'connection' };

export type HeadFault = 'not-http' | 'too-big';

export type ReadHead =
  { readonly head: Response; readonly framing: Framing; readonly isInterim: boolean } | { readonly fault: HeadFault };

/** Field lines that a product takes for such; null: one of them is none. */
function fieldLines(lines: readonly string[], grammar: ResponseGrammar): Fields | null {
  const fields: FieldLine[] = [];
  for (const line of lines) {
    if (/^[ \t]/u.test(line)) {
      const last = fields.pop();
      if (grammar.folds === 'refused') return null;
      // RFC 9112 §5.2: a folded line goes on where the line before stopped; before the first it says nothing.
      if (last) fields.push({ name: last.name, value: `${last.value} ${line.trim()}` });
      continue;
    }
    if (grammar.refusedLine.test(line)) return null;
    const [name = '', ...value] = line.split(':');
    fields.push({ name: name.trimEnd(), value: value.join(':').trim() });
  }
  return fields;
}

const isNumber = (value: string): boolean => /^\d+$/u.test(value);

/** The Content-Length that counts: a number, `none`, or `bad` where the answer is refused for it. */
function lengthOf(fields: Fields, grammar: ResponseGrammar): number | 'none' | 'bad' {
  const said = allValues(fields, 'Content-Length').map((value) => {
    const members = value.split(',').map((member) => member.trim());
    const isSame = members.every((member) => member === members[0]);
    return isSame && grammar.listedLength === 'read' ? (members[0] ?? '') : value;
  });
  if (said.length === 0) return 'none';
  if (!said.every(isNumber)) return grammar.badLength === 'refused' ? 'bad' : 'none';
  const differ = said.some((value) => value !== said[0]);
  if (differ && grammar.differingLengths === 'refused') return 'bad';
  return Number(grammar.differingLengths === 'last' ? said.at(-1) : said[0]);
}

/** Null: the answer is refused for what it says of its length. */
function framingOf(head: Response, grammar: ResponseGrammar, method: string): Framing | null {
  const { status, fields } = head;
  const codings = allValues(fields, 'Transfer-Encoding');
  const isChunked = codings.length > 0 && codings.every((value) => value.toLowerCase() === 'chunked');
  if (codings.length > 0 && !isChunked && grammar.unknownCoding === 'refused') return null;
  const length = lengthOf(fields, grammar);
  if (length === 'bad') return null;
  if (isChunked && length !== 'none' && grammar.lengthBesideCoding === 'refused') return null;
  const hasContent = isChunked || (length !== 'none' && length > 0);
  if (status === 204 && hasContent && grammar.contentOn204 === 'refused') return null;
  if (method === 'HEAD' || status === 204 || status === 304) return { by: 'none' };
  if (isChunked) return { by: 'chunks' };
  return length === 'none' ? { by: 'connection' } : { by: 'length', octets: length };
}

/** Of several Content-Lengths that differ the product passes on the one that it goes by, or all of them. */
function withOneLength({ fields }: Response, framing: Framing, grammar: ResponseGrammar): Fields {
  if (framing.by === 'connection') return without(fields, 'Content-Length');
  if (framing.by === 'chunks') return without(fields, 'Content-Length');
  if (framing.by === 'none' || grammar.differingLengths === 'first') return fields;
  const length = { name: 'Content-Length', value: String(framing.octets) };
  const at = fields.findIndex(({ name }) => name.toLowerCase() === 'content-length');
  return fields.flatMap((line, i) => {
    if (line.name.toLowerCase() !== 'content-length') return [line];
    return i === at ? [length] : [];
  });
}

/** What a product thinks of a head that can be read: of its size, its status and its word on the content's length. */
export function judgeHead(head: Response, headBytes: number, grammar: ResponseGrammar, method: string): ReadHead {
  const { status, fields } = head;
  const isTooBig =
    headBytes + grammar.fieldCost * fields.length > grammar.headBytes ||
    fields.length > grammar.fieldLines ||
    fields.some(({ name, value }) => name.length + value.length + 4 > grammar.lineBytes);
  if (isTooBig) return { fault: 'too-big' };
  const [least, most] = grammar.statuses;
  if (status < least || status > most) return { fault: 'not-http' };
  const isSwitch = status === 101;
  const isInterim = status >= 100 && status < 200 && !isSwitch;
  const isRefused = (isInterim && grammar.interim === 'refused') || (isSwitch && grammar.switching === 'refused');
  if (isRefused) return { fault: 'not-http' };
  if (isInterim && grammar.interim === 'passed') return { head, framing: { by: 'none' }, isInterim };
  const framing = framingOf(head, grammar, method);
  if (!framing) return { fault: 'not-http' };
  return { head: { ...head, fields: withOneLength(head, framing, grammar) }, framing, isInterim: false };
}

/** `text`: a head with its empty line, whose first line `statusLine` has understood. */
export function readHead(text: string, grammar: ResponseGrammar, method: string): ReadHead {
  const [first = '', ...rest] = text.replace(/(?:\r?\n)+$/u, '').split(/\r?\n/u);
  const { version, status, reason } = grammar.statusLine.exec(first)?.groups ?? {};
  const fields = fieldLines(rest, grammar);
  if (status === undefined || fields === null)
    return { fault: text.length > grammar.headBytes ? 'too-big' : 'not-http' };
  const head: Response = {
    kind: 'response',
    version: (version === '1.0' || version === '0.9' ? '1.0' : '1.1') satisfies HttpVersion,
    status: Number(status),
    reason: reason ?? '',
    fields,
    content: null,
  };
  return judgeHead(head, text.length, grammar, method);
}
