// The answer to one request: what is there under its target, as the behaviour has it, after conditions and ranges were heeded
// (RFC 9110 §13, §14).
import { contentRangeText, parseRange, resolveRange, unsatisfiedText } from '../../http/byte-ranges.ts';
import { imfFixdate } from '../../http/date.ts';
import { fieldsFrom, has, listValues, valueOf } from '../../http/fields.ts';
import type { Content, FieldLine, Fields, Request, Response } from '../../http/message.ts';
import { octetsIn } from '../../http/message.ts';
import type { Behaviour } from '../../http/origin-behaviour.ts';
import { statusReason } from '../../http/status.ts';
import { allowsRange, isNotModified } from '../../http/validators.ts';
import type { SocketAddress } from '../../wire/address.ts';
import type { End } from '../transport/end.ts';

/** What is there under a target. */
export interface Page {
  readonly status: number;
  readonly fields: Fields;
  readonly text: string;
  readonly bytes: number;
}

export interface Occasion {
  readonly request: Request;
  readonly behaviour: Behaviour;
  readonly page: Page;
  /** Its Server field. */
  readonly software: string;
  readonly epochSeconds: number;
  /** How many requests have reached the origin, this one included. */
  readonly count: number;
  /** Whether the connection ends with this answer (RFC 9112 §9.6). */
  readonly closes: boolean;
}

/** With the dates that are made for each answer. */
const datedFields = (lines: readonly string[], epochSeconds: number): Fields =>
  fieldsFrom(
    lines.map((line) =>
      line.replaceAll(/\{now(?:([+-]\d{1,9})s)?\}/gu, (_, seconds: string | undefined) =>
        imfFixdate(epochSeconds + Number(seconds ?? 0)),
      ),
    ),
  );

function pageOf({ behaviour, page, epochSeconds, count }: Occasion): Page {
  const text = behaviour.text?.replaceAll('{count}', String(count));
  return {
    status: behaviour.status ?? page.status,
    fields: behaviour.fields ? datedFields(behaviour.fields, epochSeconds) : page.fields,
    text: text ?? page.text,
    bytes: behaviour.bytes ?? (text === undefined ? page.bytes : octetsIn(text)),
  };
}

/** Without Last-Modified only an entity tag can say that nothing has changed: the origin does not guess a date. */
const isUnchanged = (request: Request, { fields }: Page, madeAt: number): boolean =>
  (has(request.fields, 'If-None-Match') || has(fields, 'Last-Modified')) &&
  isNotModified(request.fields, { fields, madeAt });

/** The part that is asked for, where the page says that it is to be had in parts; null: the whole. Several parts at once are not made. */
function partOf(request: Request, page: Page, madeAt: number): Page | null {
  const range = valueOf(request.fields, 'Range');
  if (range === null || request.method !== 'GET' || !listValues(page.fields, 'Accept-Ranges').includes('bytes'))
    return null;
  const [spec, ...others] = parseRange(range) ?? [];
  if (!spec || others.length > 0 || !allowsRange(request.fields, { fields: page.fields, madeAt })) return null;
  const found = resolveRange(spec, page.bytes);
  const contentRange = (value: string): Fields => [...page.fields, { name: 'Content-Range', value }];
  if (!found) return { status: 416, fields: contentRange(unsatisfiedText(page.bytes)), text: '', bytes: 0 };
  const { first, last } = found;
  const fields = contentRange(contentRangeText(found, page.bytes));
  return { status: 206, fields, text: page.text.slice(first, last + 1), bytes: last + 1 - first };
}

function framingField({ behaviour }: Occasion, { fields, status, bytes }: Page): readonly FieldLine[] {
  if (status === 304 || behaviour.noLength === true || has(fields, 'Content-Length')) return [];
  if (has(fields, 'Transfer-Encoding')) return [];
  if (behaviour.chunked === true) return [{ name: 'Transfer-Encoding', value: 'chunked' }];
  const { drip } = behaviour;
  const dripped = drip ? drip.times * octetsIn(drip.text) : 0;
  return [{ name: 'Content-Length', value: String(behaviour.announcedLength ?? bytes + dripped) }];
}

/** The answer with such content as is there at once; what drips follows. */
export function responseTo(occasion: Occasion): Response {
  const { request, behaviour, software, epochSeconds, closes } = occasion;
  const whole = pageOf(occasion);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const mayBeSpared = isRead && whole.status === 200;
  const unchanged: Page | null =
    mayBeSpared && isUnchanged(request, whole, epochSeconds) ? { ...whole, status: 304, text: '', bytes: 0 } : null;
  const page = unchanged ?? (mayBeSpared ? partOf(request, whole, epochSeconds) : null) ?? whole;
  const { status, fields, text, bytes } = page;
  // RFC 9110 §9.3.2: HEAD is answered without content.
  const content: Content | null = request.method === 'HEAD' || status === 304 ? null : { text, bytes };
  return {
    kind: 'response',
    version: '1.1',
    status,
    reason: (page === whole ? behaviour.reason : undefined) ?? statusReason(status),
    fields: [
      ...(has(fields, 'Server') ? [] : [{ name: 'Server', value: software }]),
      ...(has(fields, 'Date') ? [] : [{ name: 'Date', value: imfFixdate(epochSeconds) }]),
      ...fields,
      ...framingField(occasion, page),
      ...(closes && !has(fields, 'Connection') ? [{ name: 'Connection', value: 'close' }] : []),
    ],
    content,
  };
}

/** A Location without scheme and host is completed with the address that was called (RFC 9110 §10.2.2). */
export function namingItself(
  page: Page,
  { local }: End,
  ports: { readonly http: number; readonly https: number },
): Page {
  const scheme = local.port === ports.https ? 'https' : 'http';
  const isUsual = local.port === (scheme === 'https' ? 443 : 80);
  const here = `${scheme}://${local.address}${isUsual ? '' : `:${String(local.port)}`}`;
  const isLocal = ({ name, value }: FieldLine): boolean => name.toLowerCase() === 'location' && value.startsWith('/');
  return {
    ...page,
    fields: page.fields.map((line) => (isLocal(line) ? { ...line, value: here + line.value } : line)),
  };
}

/** An error page that ends as Apache's does with `ServerSignature On`: its software, and the address that was called. */
export function signed(page: Page, software: string, { address, port }: SocketAddress): Page {
  if (page.status < 400) return page;
  const text = `${page.text}<address>${software} Server at ${address} Port ${String(port)}</address>\n`;
  return { ...page, text, bytes: page.bytes + octetsIn(text) - octetsIn(page.text) };
}
