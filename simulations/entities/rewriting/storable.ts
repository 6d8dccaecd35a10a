// Whether an answer looks to HAProxy as if somebody on the way could store it (2.6, http_check_response_for_cacheability).
import { has, listValues, valueOf } from '../../http/fields.ts';
import type { Message, Request } from '../../http/message.ts';

const STATUSES = [200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501];
const FORBIDS = /^(?:private|no-cache|no-store|max-age=0|s-maxage=0)$/iu;

export function looksStorable(message: Message, request: Request): boolean {
  if (message.kind !== 'response' || !STATUSES.includes(message.status)) return false;
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { fields } = message;
  if (valueOf(fields, 'Pragma')?.toLowerCase() === 'no-cache') return false;
  const directives = listValues(fields, 'Cache-Control');
  if (directives.some((directive) => FORBIDS.test(directive))) return false;
  if (directives.some((directive) => /^(?:s-maxage|max-age)/iu.test(directive))) return true;
  return ['Expires', 'ETag', 'Last-Modified'].some((name) => has(fields, name));
}
