// The field lines while a box works on them: each remembers which received line it was and why it was touched, so that the account of
// the work is the box's own and complete.
import type { Edit, EditReason } from '../../http/edit.ts';
import type { FieldLine, Fields } from '../../http/message.ts';

export interface Cause {
  readonly reason: EditReason;
  readonly source: string;
}

export interface DraftLine extends FieldLine {
  /** The name in lower case (RFC 9110 §5.1). */
  readonly key: string;
  /** Number of the received line that this one was; null: a new one. */
  readonly was: number | null;
  /** The last that touched it; null: nothing did. */
  readonly cause: Cause | null;
}

export interface Draft {
  readonly received: Fields;
  lines: DraftLine[];
  /** Why received lines went, by their number. */
  readonly gone: Map<number, Cause>;
}

export const draftOf = (received: Fields): Draft => ({
  received,
  lines: received.map(({ name, value }, was) => ({ name, key: name.toLowerCase(), value, was, cause: null })),
  gone: new Map(),
});

export const fieldsOf = (draft: Draft): Fields => draft.lines.map(({ name, value }) => ({ name, value }));

/** Takes lines out for good. */
export function drop(draft: Draft, isDropped: (line: DraftLine) => boolean, cause: Cause): void {
  if (!draft.lines.some(isDropped)) return;
  draft.lines = draft.lines.filter((line) => {
    if (!isDropped(line)) return true;
    if (line.was !== null) draft.gone.set(line.was, cause);
    return false;
  });
}

/**
 * Takes all lines of a name out, to be replaced by `line`, which then counts as the first of them; `place` is where that stood
 * (null: there was none).
 */
export function takeOut(
  draft: Draft,
  name: string,
  cause: Cause,
): { readonly was: number | null; readonly place: number | null } {
  const key = name.toLowerCase();
  const place = draft.lines.findIndex((line) => line.key === key);
  if (place === -1) return { was: null, place: null };
  const was = draft.lines[place]?.was ?? null;
  drop(draft, (line) => line.key === key, cause);
  if (was !== null) draft.gone.delete(was);
  return { was, place };
}

/**
 * Numbers of the lines that need not have moved: a longest run of received lines that still stand in the order in which they came
 * (patience sorting). All others were moved. Lines with a new value are left out: that they changed says enough.
 */
function inOrder({ lines, received }: Draft): Set<number> {
  const ends: number[] = []; // ends[k]: the smallest number that a run of k + 1 lines can end with
  const before = new Map<number, number | null>();
  for (const { was, value } of lines) {
    if (was === null || received[was]?.value !== value) continue;
    const found = ends.findIndex((end) => end >= was);
    const place = found === -1 ? ends.length : found;
    before.set(was, ends[place - 1] ?? null);
    ends[place] = was;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1) ?? null; at !== null; at = before.get(at) ?? null) run.add(at);
  return run;
}

/** What was done to the field lines: first what became of the received ones, in their order, then what is new. */
export function editsOf(draft: Draft, orderCause: Cause, nameCause: Cause): Edit[] {
  const stay = inOrder(draft);
  const now = new Map(draft.lines.map((line) => [line.was, line]));
  const edits: Edit[] = [];
  draft.received.forEach(({ name, value: before }, number) => {
    const line = now.get(number);
    const cause = line?.cause ?? orderCause;
    if (!line) edits.push({ change: 'removed', line: name, before, after: null, ...(draft.gone.get(number) ?? cause) });
    else {
      const { value: after } = line;
      if (line.name !== name)
        edits.push({ change: 'changed', line: name, before: name, after: line.name, ...nameCause });
      // Whose word a Server field is matters even when both say the same.
      const isOwnWord = line.cause?.reason === 'server-replaced';
      if (after !== before || isOwnWord) edits.push({ change: 'changed', line: name, before, after, ...cause });
      else if (!stay.has(number)) edits.push({ change: 'moved', line: name, before, after, ...orderCause });
    }
  });
  for (const { name, value: after, was, cause } of draft.lines)
    if (was === null) edits.push({ change: 'added', line: name, before: null, after, ...(cause ?? orderCause) });
  return edits;
}
