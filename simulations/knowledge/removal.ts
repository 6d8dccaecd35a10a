// What an intermediary took out of a message on its way: facts that the message gave away before it and not behind it.
import type { Message } from '../http/message.ts';
import type { Trace } from '../trace/trace.ts';
import type { Case } from './case.ts';
import type { BaseFact } from './fact.ts';
import type { Removed } from './notebook.ts';
import type { Readings } from './reading.ts';
import { factsIn } from './recognise.ts';
import type { Saying } from './saying.ts';

export interface Removal {
  readonly fact: BaseFact;
  /** Which of the two messages of the exchange lost it. */
  readonly direction: Message['kind'];
  readonly obstacle: Removed;
}

/** The line of a message that a saying was read from, as edits name it. */
const lineOf = ({ field }: Saying): string => field?.toLowerCase() ?? 'start-line';

/** By the intermediaries' own account: an edit is quoted, none is guessed. */
export function removalsFrom(trace: Trace, known: Case, readings: Readings): readonly Removal[] {
  return known.journey.rewritten.flatMap((number) => {
    const record = trace.records[number];
    if (record?.kind !== 'message.rewritten') return [];
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
