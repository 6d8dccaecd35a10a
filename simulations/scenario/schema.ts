// The door through which foreign scenarios and situations come in: decoded whole, or refused with every problem named.
import { checkBehaviours } from './checks/behaviours.ts';
import { checkDirectives } from './checks/directives.ts';
import { checkQuantities } from './checks/quantities.ts';
import { checkReach } from './checks/reach.ts';
import { checkReferences } from './checks/references.ts';
import { readStructure } from './checks/structure.ts';
import { MOST_CHARACTERS, measure } from './checks/bounds.ts';
import { checkUniqueness } from './checks/uniqueness.ts';
import { completeScenario, completeSituation } from './complete.ts';
import { migrate } from './migrate.ts';
import type { Decoded, Problem } from './problem.ts';
import { MOST_PROBLEMS, shown } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { situationSchema } from './schema/situation.ts';
import { scenarioSchema } from './schema/whole.ts';
import type { Situation } from './situation.ts';

export type DecodedScenario =
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problems: readonly Problem[] };

export type DecodedSituation =
  { readonly ok: true; readonly situation: Situation } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Above this, reading stops at the first problem. */
const MANY_VALUES = 5_000;

/**
 * A scenario from parsed JSON of any origin. Never throws and never takes long: size, then version, then structure, then
 * meaning; each stage only where the one before found nothing. At most `MOST_PROBLEMS` are told.
 */
export function decodeScenario(value: unknown): DecodedScenario {
  const read = readFile(value, (current, isBig) => readStructure(scenarioSchema, current, isBig));
  if (!read.ok) return read;
  const scenario = completeScenario(read.value);
  const problems = [
    ...checkUniqueness(scenario),
    ...checkReferences(scenario),
    ...checkReach(scenario),
    ...checkQuantities(scenario),
    ...checkDirectives(scenario),
    ...checkBehaviours(scenario),
  ];
  if (problems.length === 0) return { ok: true, scenario };
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** A scenario from the text of a file. Never throws: text that is too long or no JSON is a problem like any other. */
export function decodeScenarioText(text: string): DecodedScenario {
  const refused = (found: string, expected: string, advice: Problem['advice']): DecodedScenario => ({
    ok: false,
    problems: [{ path: '', found, expected, advice }],
  });
  if (text.length > MOST_CHARACTERS) {
    const advice = { key: 'write-less', params: { most: MOST_CHARACTERS } } as const;
    return refused(`${text.length} characters`, `≤ ${MOST_CHARACTERS} characters`, advice);
  }
  try {
    return decodeScenario(JSON.parse(text));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.split('\n')[0] : undefined;
    return refused(shown(text), 'JSON', { key: 'write-json', params: { why: why ?? '' } });
  }
}

/** A situation from parsed JSON; what its compositions mean is checked when they are made. */
export function decodeSituation(value: unknown): DecodedSituation {
  const read = readFile(value, (current, isBig) => readStructure(situationSchema, current, isBig));
  return read.ok ? { ok: true, situation: completeSituation(read.value) } : read;
}

function readFile<T>(value: unknown, structure: (current: unknown, isBig: boolean) => Decoded<T>): Decoded<T> {
  const { values, problem } = measure(value);
  if (problem) return { ok: false, problems: [problem] };
  const current = migrate(value);
  return current.ok ? structure(current.value, values > MANY_VALUES) : current;
}
