// What boxes did to the messages of one exchange, by the clock: their own accounts, never a comparison of ours.
import type { Edit, Instant, Message, MessageRewritten, Trace } from '../../simulations/index.ts';

export interface Rewrite {
  /** Number of the record in the trace. */
  readonly record: number;
  readonly said: MessageRewritten;
}

/** Rewrites of an exchange that happened by `t`, in order. */
export function rewritesOf(trace: Trace, exchange: number, t: Instant): readonly Rewrite[] {
  return trace.records.flatMap((said, record) =>
    said.kind === 'message.rewritten' && said.exchange === exchange && said.at <= t ? [{ record, said }] : [],
  );
}

/** Whether a box passed bytes of the exchange on by `t` that it could not read. */
export function isCarriedBlindly({ header, records }: Trace, exchange: number, t: Instant): boolean {
  const boxes = new Set(
    header.nodes.filter(({ kind }) => kind === 'forward-proxy' || kind === 'gateway').map(({ id }) => id),
  );
  return records.some(
    (record) =>
      record.kind === 'message.sent' &&
      record.exchange === exchange &&
      record.at <= t &&
      boxes.has(record.from) &&
      record.payload.kind === 'sealed' &&
      !record.payload.holders.includes(record.from),
  );
}

/** One line of a message as it stands beside its other self. */
export interface Line {
  readonly text: string;
  /** The edit that touched it; null: passed on as it was. */
  readonly edit: Edit | null;
}

/**
 * Start line and field lines of `message`, each with the edit that concerns it on that side: what was removed or changed is marked
 * in the message received, what was added or changed in the one sent on.
 */
export function linesOf(
  message: Message,
  start: string,
  edits: readonly Edit[],
  side: 'before' | 'after',
): readonly Line[] {
  const left = edits.filter((edit) => edit[side] !== null || edit.change === 'moved');
  const take = (line: string, value: string): Edit | null => {
    const place = left.findIndex((edit) => concerns(edit, side, line, value));
    return place < 0 ? null : (left.splice(place, 1)[0] ?? null);
  };
  return [
    { text: start, edit: take('start-line', start) },
    ...message.fields.map(({ name, value }) => ({ text: `${name}: ${value}`, edit: take(name, value) })),
  ];
}

function concerns(edit: Edit, side: 'before' | 'after', line: string, value: string): boolean {
  const own = edit[side];
  if (edit.line === 'start-line' || line === 'start-line') return edit.line === line;
  if (edit.reason === 'name-case') return own === line;
  return edit.line.toLowerCase() === line.toLowerCase() && (own === null || own === value);
}
