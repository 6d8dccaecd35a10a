// What an intermediary took out of a message on its way: facts that the message gave away before it and not behind it.
import type { Edit } from '../http/edit.ts';
import type { Message } from '../http/message.ts';
import type { MessageRewritten } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { BaseFact } from './fact.ts';
import type { Journey } from './journey.ts';
import type { Obstacle } from './notebook.ts';
import type { Readings } from './reading.ts';
import type { Known } from './recognise.ts';
import { factsIn } from './recognise.ts';
import type { Saying } from './saying.ts';

export interface Removal {
  readonly fact: BaseFact;
  /** Which of the two messages of the exchange lost it. */
  readonly direction: Message['kind'];
  readonly obstacle: Omit<Extract<Obstacle, { kind: 'removed' }>, 'at'>;
}

export interface Rewriting {
  readonly record: MessageRewritten;
  readonly number: number;
}

export const rewritingsOf = (trace: Trace, journey: Journey): readonly Rewriting[] =>
  journey.rewritten.flatMap((number) => {
    const record = trace.records[number];
    return record?.kind === 'message.rewritten' ? [{ record, number }] : [];
  });

/** The line of a message that a saying was read from, as edits name it. */
const lineOf = ({ field }: Saying): string => field?.toLowerCase() ?? 'start-line';

/** By the intermediaries' own account: an edit is quoted, none is guessed. */
export function removalsIn(rewritings: readonly Rewriting[], known: Known, readings: Readings): readonly Removal[] {
  return rewritings.flatMap(({ record, number }) => {
    const { received, forwarded, edits, node } = record;
    const left = readings.ofMessage(forwarded).flatMap((saying) => factsIn(saying, known));
    return readings.ofMessage(received).flatMap((saying) => {
      const lost = factsIn(saying, known).filter((fact) => !left.includes(fact));
      const edit = lost.length > 0 && edits.find(({ line }) => line.toLowerCase() === lineOf(saying));
      if (!edit) return [];
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
export const softwareReplacedAt = (rewritings: readonly Rewriting[]): number =>
  rewritings.find(({ record }) => record.edits.some(ownsSoftware))?.number ?? Infinity;
