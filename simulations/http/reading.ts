// Octets read as HTTP/1.1 by the letter of the grammar (RFC 9112 §2–§7): a head, how its content ends, chunks. Nothing is forgiven here;
// a product that forgives says so in its own rules.
import { allValues, has, listValues } from './fields.ts';
import type { FieldLine, HttpVersion, Message, Request, Response } from './message.ts';

/** How the content of a message ends (RFC 9112 §6.3): there is none, after so many octets, with the last chunk, with the connection. */
export type Framing =
  { readonly by: 'nothing' | 'chunks' | 'connection' } | { readonly by: 'length'; readonly bytes: number };

export interface ReadHead<M extends Message> {
  /** Without content. */
  readonly message: M;
  readonly framing: Framing;
  /** Characters of the text that belong to the head. */
  readonly length: number;
}

/** `incomplete`: no empty line ends the head yet; `malformed`: no head, or none that says clearly where its content ends. */
export type HeadReading<M extends Message> = ReadHead<M> | 'incomplete' | 'malformed';

const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([^\s]+) HTTP\/(1\.[01])$/u;
const STATUS_LINE = /^HTTP\/(1\.[01]) ([1-9]\d\d)(?: ([\t -~\u0080-\u00ff]*))?$/u;
const FIELD_LINE =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*((?:[!-~\u0080-\u00ff](?:[\t -~\u0080-\u00ff]*[!-~\u0080-\u00ff])?)?)[\t ]*$/u;
const HEAD_END = '\r\n\r\n';

interface Lines {
  readonly first: string;
  readonly fields: readonly FieldLine[];
  readonly length: number;
}

function linesOf(text: string): Lines | 'incomplete' | 'malformed' {
  const end = text.indexOf(HEAD_END);
  if (end === -1) return 'incomplete';
  const [first = '', ...rest] = text.slice(0, end).split('\r\n');
  const fields: FieldLine[] = [];
  for (const line of rest) {
    const [, name, value] = FIELD_LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return 'malformed';
    fields.push({ name, value });
  }
  return { first, fields, length: end + HEAD_END.length };
}

/** Null: it cannot be told, and whoever guesses may be led astray (RFC 9112 §11.2). */
function framingOf(message: Message, isToHead: boolean): Framing | null {
  const { fields } = message;
  const isBare =
    message.kind === 'response' && (isToHead || message.status < 200 || [204, 304].includes(message.status));
  const lengths = allValues(fields, 'Content-Length');
  const codings = listValues(fields, 'Transfer-Encoding');
  if (has(fields, 'Transfer-Encoding')) {
    if (lengths.length > 0 || message.version === '1.0') return null;
    if (isBare) return { by: 'nothing' };
    if (codings.at(-1)?.toLowerCase() === 'chunked') return { by: 'chunks' };
    return message.kind === 'response' ? { by: 'connection' } : null;
  }
  const [length] = lengths;
  if (length !== undefined) {
    if (lengths.length > 1 || !/^\d{1,15}$/u.test(length)) return null;
    const bytes = Number(length);
    return isBare || bytes === 0 ? { by: 'nothing' } : { by: 'length', bytes };
  }
  return isBare || message.kind === 'request' ? { by: 'nothing' } : { by: 'connection' };
}

function framed<M extends Message>(message: M, length: number, isToHead: boolean): HeadReading<M> {
  const framing = framingOf(message, isToHead);
  return framing ? { message, framing, length } : 'malformed';
}

/** The head of a request that the text begins with. */
export function readRequestHead(text: string): HeadReading<Request> {
  const lines = linesOf(text);
  if (typeof lines === 'string') return lines;
  const [, method, target, version] = REQUEST_LINE.exec(lines.first) ?? [];
  if (method === undefined || target === undefined) return 'malformed';
  const { fields, length } = lines;
  const message: Request = { kind: 'request', method, target, version: version as HttpVersion, fields, content: null };
  return framed(message, length, false);
}

/** The request that the text begins with, with all its content; `length`: how many characters of the text it is. */
export function readRequest(
  text: string,
): { readonly message: Request; readonly length: number } | 'incomplete' | 'malformed' {
  const head = readRequestHead(text);
  if (typeof head === 'string') return head;
  const { message, framing, length } = head;
  if (framing.by === 'nothing') return { message, length };
  if (framing.by === 'length') {
    const end = length + framing.bytes;
    const content = { text: text.slice(length, end), bytes: framing.bytes };
    return text.length < end ? 'incomplete' : { message: { ...message, content }, length: end };
  }
  const chunks = readChunks(text.slice(length));
  if (chunks.state !== 'last') return chunks.state === 'more' ? 'incomplete' : 'malformed';
  const content = { text: chunks.content, bytes: chunks.content.length };
  return { message: { ...message, content }, length: length + chunks.length };
}

/** The head of a response that the text begins with; `method`: that of the request it answers (RFC 9112 §6.3, rule 1). */
export function readResponseHead(text: string, method: string): HeadReading<Response> {
  const lines = linesOf(text);
  if (typeof lines === 'string') return lines;
  const [, version, status, reason = ''] = STATUS_LINE.exec(lines.first) ?? [];
  if (version === undefined) return 'malformed';
  const { fields, length } = lines;
  const start = { version: version as HttpVersion, status: Number(status), reason };
  return framed({ kind: 'response', ...start, fields, content: null }, length, method === 'HEAD');
}

/** What whole chunks at the start of a text hold, and how many characters of it they are. */
export interface ReadChunks {
  readonly content: string;
  readonly length: number;
  readonly state: 'more' | 'last' | 'malformed';
}

const CHUNK_LINE = /^([0-9A-Fa-f]{1,12})(?:[\t ]*;[\t -~\u0080-\u00ff]*)?$/u;

/** RFC 9112 §7.1; extensions and trailer fields are read over. */
export function readChunks(text: string): ReadChunks {
  let content = '';
  let at = 0;
  for (;;) {
    const lineEnd = text.indexOf('\r\n', at);
    if (lineEnd === -1) return { content, length: at, state: 'more' };
    const [, size] = CHUNK_LINE.exec(text.slice(at, lineEnd)) ?? [];
    if (size === undefined) return { content, length: at, state: 'malformed' };
    const start = lineEnd + 2;
    const octets = Number.parseInt(size, 16);
    if (octets === 0) {
      const isBare = text.startsWith('\r\n', start);
      const end = isBare ? start + 2 : text.indexOf(HEAD_END, start) + HEAD_END.length;
      const isWhole = isBare || end >= HEAD_END.length + start;
      return isWhole ? { content, length: end, state: 'last' } : { content, length: at, state: 'more' };
    }
    if (text.length < start + octets + 2) return { content, length: at, state: 'more' };
    if (!text.startsWith('\r\n', start + octets)) return { content, length: at, state: 'malformed' };
    content += text.slice(start, start + octets);
    at = start + octets + 2;
  }
}
