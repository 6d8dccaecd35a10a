// A message that comes in pieces, put together again for those who want it whole; and whether it has come whole.
import { has, listValues } from '../../http/fields.ts';
import type { Content, Message } from '../../http/message.ts';

export interface Gathering<M extends Message> {
  add(content: Content): void;
  /** Head and all content so far. */
  message(): M;
}

/** `begun`: the message as it came first. */
export function gather<M extends Message>(begun: M): Gathering<M> {
  const texts: string[] = [begun.content?.text ?? ''];
  let bytes = begun.content?.bytes ?? 0;
  let pieces = 0;
  return {
    add(content) {
      texts.push(content.text);
      bytes += content.bytes;
      pieces += 1;
    },
    message: () => (pieces === 0 ? begun : { ...begun, content: { text: texts.join(''), bytes } }),
  };
}

export const isChunked = ({ fields }: Message): boolean =>
  listValues(fields, 'Transfer-Encoding').at(-1)?.toLowerCase() === 'chunked';

/** Whether nothing but the end of the connection says where this message's content ends (RFC 9112 §6.3, rule 8); requests always say. */
export const endsWithConnection = (message: Message): boolean =>
  message.kind === 'response' && !has(message.fields, 'Content-Length') && !isChunked(message);
