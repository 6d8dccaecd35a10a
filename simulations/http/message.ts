// HTTP/1.1 messages as values (RFC 9112 §2): a start line, ordered field lines, content. Never changed, only replaced.

/** One field line as it stands on the wire (RFC 9112 §5); the name keeps its case, comparison ignores it (RFC 9110 §5.1). */
export interface FieldLine {
  readonly name: string;
  readonly value: string;
}
/** Field lines in the order in which they are sent; order matters for repeated names (RFC 9110 §5.3). */
export type Fields = readonly FieldLine[];

/** Message content (RFC 9110 §6.4). `text` may stand for content too large to hold; `bytes` is its length in octets. */
export interface Content {
  readonly text: string;
  readonly bytes: number;
}

/** Length of a text in octets of UTF-8 (RFC 3629 §3). */
export function octetsIn(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}

export type HttpVersion = '1.0' | '1.1';

/** A request as sent on one hop; `target` is the request-target in the form that this hop uses (RFC 9112 §3.2). */
export interface Request {
  readonly kind: 'request';
  readonly method: string;
  readonly target: string;
  readonly version: HttpVersion;
  readonly fields: Fields;
  readonly content: Content | null;
}

/** A response as sent on one hop (RFC 9112 §4). */
export interface Response {
  readonly kind: 'response';
  readonly version: HttpVersion;
  readonly status: number;
  readonly reason: string;
  readonly fields: Fields;
  readonly content: Content | null;
}

export type Message = Request | Response;

/** The start line as text, without the line end. */
export function startLine(message: Message): string {
  return message.kind === 'request'
    ? `${message.method} ${message.target} HTTP/${message.version}`
    : `HTTP/${message.version} ${String(message.status)} ${message.reason}`;
}

/** Start line, field lines and the empty line that ends them, with CRLF line ends (RFC 9112 §2.1). */
export function headText(message: Message): string {
  let text = `${startLine(message)}\r\n`;
  for (const { name, value } of message.fields) text += `${name}: ${value}\r\n`;
  return `${text}\r\n`;
}

/** The whole message as text; large content is given by its stand-in text. */
export const messageText = (message: Message): string => headText(message) + (message.content?.text ?? '');

/** Length on the wire in octets: head as ASCII, then the content's declared length. */
export function messageBytes(message: Message): number {
  let bytes = startLine(message).length + 4;
  for (const { name, value } of message.fields) bytes += name.length + value.length + 4;
  return bytes + (message.content?.bytes ?? 0);
}
