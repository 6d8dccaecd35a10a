// What an intermediary took out of a message on its way: facts that the message gave away before it and not behind it.
import type { Edit } from '../http/edit.ts';
import type { Message } from '../http/message.ts';
import type { MessageRewritten } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { BaseFact } from './fact.ts';
import type { Journey } from './journey.ts';
import { learnFromPart } from './learn.ts';
import type { Obstacle } from './notebook.ts';
import { factsIn } from './recognise.ts';
import type { Saying } from './saying.ts';
import type { Truth } from './truth.ts';

export interface Removal {
  readonly fact: BaseFact;
  /** Which of the two messages of the exchange lost it. */
  readonly direction: Message['kind'];
  readonly obstacle: Omit<Extract<Obstacle, { kind: 'removed' }>, 'at'>;
}

const sayingsOf = (message: Message): readonly Saying[] =>
  message.kind === 'request'
    ? learnFromPart({ kind: 'http-request', message })
    : learnFromPart({ kind: 'http-response', message });

/** The line of a message that a saying was read from, as edits name it. */
const lineOf = ({ field }: Saying): string => field?.toLowerCase() ?? 'start-line';

const rewritings = (trace: Trace, journey: Journey): { record: MessageRewritten; number: number }[] =>
  journey.rewritten.flatMap((number) => {
    const record = trace.records[number];
    return record?.kind === 'message.rewritten' ? [{ record, number }] : [];
  });

/** By the intermediaries' own account: an edit is quoted, none is guessed. */
export function removalsOf(trace: Trace, journey: Journey, truth: Truth): readonly Removal[] {
  return rewritings(trace, journey).flatMap(({ record, number }) => {
    const { received, forwarded, edits, node } = record;
    const left = new Set(sayingsOf(forwarded).flatMap((saying) => factsIn(saying, truth)));
    return sayingsOf(received).flatMap((saying) => {
      const edit = edits.find(({ line }) => line.toLowerCase() === lineOf(saying));
      if (!edit) return [];
      const lost = factsIn(saying, truth).filter((fact) => !left.has(fact));
      const obstacle = { kind: 'removed', node, line: edit.line, why: edit.reason, record: number } as const;
      return lost.map((fact) => ({ fact, direction: received.kind, obstacle }));
    });
  });
}

const ownsSoftware = ({ line, reason }: Edit): boolean =>
  line.toLowerCase() === 'server' && reason === 'server-replaced';

/**
 * Number of the record from which on the Server field is an intermediary's own; Infinity when none put in its own.
 * A product that replaces the field with a text equal to the origin's has not told anybody what the origin runs.
 */
export const softwareReplacedAt = (trace: Trace, journey: Journey): number =>
  rewritings(trace, journey).find(({ record }) => record.edits.some(ownsSoftware))?.number ?? Infinity;
