// What a cache changed in a request before it is rewritten for the next hop: conditions of its own, a part or the whole instead of what was asked for.
import type { Edit } from '../../http/edit.ts';
import type { FieldLine, Request } from '../../http/message.ts';
import { startLine } from '../../http/message.ts';

const isSame = (a: FieldLine, b: FieldLine): boolean => a.name === b.name && a.value === b.value;

/** `product`: whose cache it is, as "nginx 1.22.1"; null: that of the standard. */
export function cacheEdits(received: Request, sent: Request, product: string | null): readonly Edit[] {
  const why = { reason: 'cache-asks', source: product ?? 'RFC 9111 §4.3.1' } as const;
  const edits: Edit[] = [];
  if (received.method !== sent.method) {
    edits.push({ change: 'changed', line: 'start-line', before: startLine(received), after: startLine(sent), ...why });
  }
  for (const line of received.fields) {
    if (sent.fields.some((other) => isSame(line, other))) continue;
    edits.push({ change: 'removed', line: line.name, before: line.value, after: null, ...why });
  }
  for (const line of sent.fields) {
    if (received.fields.some((other) => isSame(line, other))) continue;
    edits.push({ change: 'added', line: line.name, before: null, after: line.value, ...why });
  }
  return edits;
}
