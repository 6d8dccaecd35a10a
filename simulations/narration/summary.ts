// How a run stands at one instant, in keys: what is under way, what is done, and the last thing that happened.
import type { Instant } from '../kernel/time.ts';
import type { MessageSent } from '../trace/record.ts';
import { recordsBy, type Trace } from '../trace/trace.ts';
import { EVERYBODY, isAt, passes } from './eyes.ts';
import { narrate } from './narrate.ts';
import type { Eyes, Sentence } from './sentence.ts';

export interface Summary {
  /** Exchanges that began, and how many of them are over, as far as the eyes can tell. */
  readonly wanted: number;
  readonly finished: number;
  /** What is on its way now, oldest first; `record` is the number of the sending. */
  readonly underWay: readonly { readonly record: number; readonly sentence: Sentence }[];
  /** The last thing that the eyes made out, by `t`. */
  readonly latest: { readonly record: number; readonly sentence: Sentence } | null;
}

/** The state of the run at `t`, as the given eyes can make it out. */
export function summaryAt(trace: Trace, t: Instant, eyes: Eyes = EVERYBODY): Summary {
  const end = recordsBy(trace, t);
  const flying = new Map<number, MessageSent>();
  let wanted = 0;
  let finished = 0;
  for (let number = 0; number < end; number += 1) {
    const record = trace.records[number];
    if (record?.kind === 'message.sent' && passes(eyes, record)) flying.set(number, record);
    else if (record?.kind === 'message.received' || record?.kind === 'message.lost') flying.delete(record.sent);
    else if (record?.kind === 'exchange.wanted' && isAt(eyes, record.node)) wanted += 1;
    else if (record?.kind === 'exchange.finished' && isAt(eyes, record.node)) finished += 1;
  }
  return { wanted, finished, underWay: told(trace, [...flying.keys()], eyes), latest: latestOf(trace, end, eyes) };
}

const told = (trace: Trace, numbers: readonly number[], eyes: Eyes): Summary['underWay'] =>
  numbers.flatMap((record) => {
    const sentence = narrate(trace, record, eyes);
    return sentence === null ? [] : [{ record, sentence }];
  });

function latestOf(trace: Trace, end: number, eyes: Eyes): Summary['latest'] {
  for (let record = end - 1; record >= 0; record -= 1) {
    const sentence = narrate(trace, record, eyes);
    if (sentence !== null) return { record, sentence };
  }
  return null;
}
