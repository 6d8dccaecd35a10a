// What boxes did to the messages of one exchange, by the clock: their own accounts, never a comparison of ours.
import type { Carriage, Edit, Instant, Message, MessageRewritten, Trace } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';

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

/** Why there is no edit to show. */
export const whyUnchanged = (carriage: Carriage, words: Messages['inspector']): string =>
  ({
    'no-box': words.noBox,
    blindly: words.tunnelled,
    'as-it-was': words.untouched,
    'not-yet': words.changedNothing,
  })[carriage];

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
