// Asking the origin whether a stored response still holds, and taking its word for it (RFC 9111 §4.3).
import { imfFixdate } from '../http/date.ts';
import { append, has, valueOf, without } from '../http/fields.ts';
import type { Fields, Request, Response } from '../http/message.ts';
import { CONDITIONS, entityTagOf, matchesStrongly, matchesWeakly } from '../http/validators.ts';
import type { Instant } from '../kernel/time.ts';
import type { CacheTraits } from './cache-traits.ts';
import { clockSeconds } from './freshness.ts';
import { storedFields, updatedFields } from './kept-fields.ts';

export const hasValidator = ({ fields }: Response): boolean => has(fields, 'ETag') || has(fields, 'Last-Modified');

/** For the whole, whatever part or condition the client asked with: those are answered out of what comes (RFC 9111 §4.3.1). */
export function conditional(request: Request, stored: Response): Request {
  const plain = without(request.fields, 'Range', ...CONDITIONS);
  const [tag, date] = [valueOf(stored.fields, 'ETag'), valueOf(stored.fields, 'Last-Modified')];
  const tagged = tag === null ? plain : append(plain, 'If-None-Match', tag);
  return { ...request, fields: date === null ? tagged : append(tagged, 'If-Modified-Since', date) };
}

/** The same, asking for the whole without conditions. */
export const unconditional = (request: Request): Request => ({
  ...request,
  fields: without(request.fields, 'Range', ...CONDITIONS),
});

/**
 * Whether a 304 speaks of this stored response (RFC 9111 §4.3.4): by a strong tag when it has one, else by a weak one or the date of
 * modification, else because it says nothing else.
 */
export function speaksOf(notModified: Response, stored: Response): boolean {
  const [said, kept] = [entityTagOf(notModified.fields), entityTagOf(stored.fields)];
  if (said !== null && kept !== null) return said.isWeak ? matchesWeakly(said, kept) : matchesStrongly(said, kept);
  if (said !== null && !said.isWeak) return false;
  const [date, keptDate] = [valueOf(notModified.fields, 'Last-Modified'), valueOf(stored.fields, 'Last-Modified')];
  return date === null || keptDate === null || date === keptDate;
}

/** RFC 9110 §6.6.1: who keeps a response that has no Date gives it the moment of receipt. */
export function withDate(fields: Fields, receivedAt: Instant, epochSeconds: number): Fields {
  return has(fields, 'Date') ? fields : append(fields, 'Date', imfFixdate(clockSeconds(receivedAt, epochSeconds)));
}

/** The stored response after a 304 or a HEAD that confirmed it (RFC 9111 §3.2, §4.3.4, §4.3.5). Its old Age said when it came, no more. */
export function freshened(stored: Response, newer: Response, receivedAt: Instant, traits: CacheTraits): Response {
  const coming = withDate(storedFields(newer, traits), receivedAt, traits.epochSeconds);
  return { ...stored, fields: updatedFields(without(stored.fields, 'Age'), coming) };
}

/** RFC 9111 §4.3.5: whether a 200 to HEAD is about the stored response; where it is not, that one is no longer current. */
export function confirms(head: Response, stored: Response): boolean {
  const isSame = (name: string): boolean => {
    const [said, kept] = [valueOf(head.fields, name), valueOf(stored.fields, name)];
    return said === null || kept === null || said === kept;
  };
  return ['ETag', 'Last-Modified', 'Content-Length'].every(isSame);
}
