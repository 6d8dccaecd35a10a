// One case, replayed and judged: what the simulator saw beside what was recorded.
import { InputError } from '../arguments.ts';
import type { Json, JsonObject } from '../recording/json.ts';
import { FormatError, Unsupported, isList, isObject } from '../recording/json.ts';
import type { Asked, RecordedCase, Topic } from '../recording/topic.ts';
import type { CaseFile, FiledCase } from './case-file.ts';
import { differencesBetween } from './compare.ts';
import { toleranceFor } from './tolerance.ts';
import { TOPICS } from './topics.ts';

export interface Verdict {
  readonly file: string;
  readonly id: string;
  readonly result: 'pass' | 'fail' | 'unsupported';
  /** Empty for a pass; else the first differences, or what the simulator lacks. */
  readonly why: string;
}

/** Every case of a file, in order. Errors: InputError where a case is not in the format. */
export function* verdictsOn(file: CaseFile, topics: readonly Topic[] = TOPICS): Generator<Verdict> {
  const topic = topics.find(({ name }) => name === topicName(file.topic));
  for (const filed of file.cases) yield { file: file.name, id: filed.id, ...judged(file, filed, topic) };
}

/** The files number their topics: "1-identity", "2b-failover". */
const topicName = (topic: string): string => topic.replace(/^\d+[a-z]?-/u, '');

function judged(file: CaseFile, filed: FiledCase, topic: Topic | undefined): Pick<Verdict, 'result' | 'why'> {
  if (!topic) return { result: 'unsupported', why: `topic ${JSON.stringify(file.topic)}` };
  try {
    const replayed = topic.replay(replayable(filed));
    const simulated = topic.beside?.(wholeOf(filed), replayed) ?? replayed;
    const differences = differencesBetween(comparedOf(filed, topic), simulated, toleranceFor(file.loose, filed.id));
    return differences.length === 0 ? { result: 'pass', why: '' } : { result: 'fail', why: told(differences) };
  } catch (error) {
    if (error instanceof Unsupported) return { result: 'unsupported', why: error.message };
    if (error instanceof FormatError) throw new InputError(`${file.name}: ${filed.path}.${error.message}`);
    // A case on which the simulator contradicts itself has failed; the others still count.
    return { result: 'fail', why: `the simulator stopped: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const MOST_TOLD = 3;

function told(differences: readonly string[]): string {
  const rest = differences.length - MOST_TOLD;
  return differences.slice(0, MOST_TOLD).join('; ') + (rest > 0 ? `; and ${String(rest)} more` : '');
}

/** What a topic may see of a case. */
export const replayable = ({ setup, mode, stimulus, replay, observed, learns }: FiledCase): RecordedCase => ({
  setup,
  mode,
  stimulus: stimulus ?? stimulusAmong(observed),
  replay,
  asked: [...Object.entries(observed), ...(learns === null ? [] : [['learns', learns] as const])].map(askedOf),
});

const askedOf = ([name, value]: readonly [string, Json]): Asked => ({
  name,
  kind: isObject(value) ? 'object' : isList(value) ? 'list' : (KINDS[typeof value] ?? 'nothing'),
});

const KINDS: Readonly<Record<string, Asked['kind']>> = { boolean: 'yes or no', number: 'number', string: 'text' };

/** Topic caching has its stimulus among its results: of each step, what was done. */
const DONE: readonly string[] = ['at', 'request', 'origin_now', 'parallel'];

function stimulusAmong({ steps }: JsonObject): Json {
  if (!isList(steps)) return null;
  return steps.map((step) =>
    isObject(step) ? Object.fromEntries(Object.entries(step).filter(([key]) => DONE.includes(key))) : step,
  );
}

/** What of a case is compared. */
export function comparedOf({ observed, learns }: FiledCase, topic: Topic): JsonObject {
  const all = wholeOf({ observed, learns });
  return topic.compared?.(all) ?? all;
}

const wholeOf = ({ observed, learns }: Pick<FiledCase, 'observed' | 'learns'>): JsonObject =>
  learns === null ? observed : { ...observed, learns };
