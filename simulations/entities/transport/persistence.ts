// Whether a connection outlives a message (RFC 9112 §9.3).
import { listValues } from '../../http/fields.ts';
import type { Message } from '../../http/message.ts';

/** HTTP/1.1 persists unless `close` is said; HTTP/1.0 does not unless `keep-alive` is said. */
export function keepsConnection(message: Message): boolean {
  const options = listValues(message.fields, 'Connection').map((option) => option.toLowerCase());
  if (options.includes('close')) return false;
  return message.version === '1.1' || options.includes('keep-alive');
}
