// From the name on the command line to a scenario: a library id, a mode's id, or a file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { LIBRARY, libraryEntry } from '../scenario/library/index.ts';
import { modeScenario } from '../scenario/mode-scenarios.ts';
import { MODES, modeOf } from '../scenario/modes.ts';
import type { Mode } from '../scenario/modes.ts';
import { nearest } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { decodeScenarioText } from '../scenario/schema.ts';
import { problemsText } from './advice-text.ts';
import type { Arguments } from './arguments.ts';
import { InputError } from './arguments.ts';

const LARGEST_FILE = 10_000_000;

/** The scenario that was named, with the seed and end that were asked for. Errors: InputError. */
export function scenarioFrom({ operand, seed, until }: Arguments): Scenario {
  if (operand === null)
    throw new InputError('no scenario named: give an id from "list", or the path of a scenario file');
  const scenario = namedScenario(operand) ?? scenarioFile(operand);
  return {
    ...scenario,
    seed: seed ?? scenario.seed,
    horizonMs: until === null ? scenario.horizonMs : Math.min(until, scenario.horizonMs),
  };
}

function namedScenario(name: string): Scenario | null {
  const mode = modeOf(name);
  return libraryEntry(name)?.scenario() ?? (mode ? modeScenario(mode) : null);
}

/** The mode that was named. Errors: InputError. */
export function modeFrom({ operand }: Arguments): Mode {
  const ids = MODES.map(({ id }) => id);
  if (operand === null) throw new InputError(`no mode named: give one of ${ids.join(', ')}, or --all`);
  const mode = modeOf(operand);
  if (!mode)
    throw new InputError(`unknown mode ${JSON.stringify(operand)}${guess(operand, ids)}; modes: ${ids.join(', ')}`);
  return mode;
}

const guess = (name: string, known: readonly string[]): string => {
  const like = nearest(name, known);
  return like === null ? '' : `, did you mean "${like}"?`;
};

function scenarioFile(path: string): Scenario {
  if (!existsSync(path) || !statSync(path).isFile()) {
    const ids = [...LIBRARY, ...MODES].map(({ id }) => id);
    throw new InputError(
      `unknown scenario ${JSON.stringify(path)}${guess(path, ids)}: neither an id from "list" nor a file that exists`,
    );
  }
  const { size } = statSync(path);
  if (size > LARGEST_FILE)
    throw new InputError(`${path}: ${size} bytes are too many, at most ${LARGEST_FILE} are read`);
  const decoded = decodeScenarioText(textOf(path));
  if (!decoded.ok) throw new InputError(`${path}: ${problemsText(decoded.problems)}`);
  return decoded.scenario;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
