// A folder of case files: read, and refused in one clear line that names the file and the place in it.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../arguments.ts';
import type { Json, JsonObject } from '../recording/json.ts';
import { FormatError, isObject, listAt, objectAt, optional, textAt, textsAt } from '../recording/json.ts';

/** A case as its file holds it. Its `title` is for people and is not read. */
export interface FiledCase {
  /** Only to look up what the file loosens for it. */
  readonly id: string;
  /** "cases[3]". */
  readonly path: string;
  readonly setup: JsonObject;
  readonly mode: string | null;
  readonly stimulus: Json;
  readonly replay: JsonObject;
  readonly observed: JsonObject;
  /** Topic identity: who learns what; null: not said. */
  readonly learns: Json | null;
}

export interface CaseFile {
  /** Name within its folder. */
  readonly name: string;
  readonly topic: string;
  readonly cases: readonly FiledCase[];
  readonly loose: ReadonlyMap<string, readonly string[]>;
}

const LARGEST_FILE = 50_000_000;

/** Every `*.json` of a folder, by name. Errors: InputError. */
export function caseFilesIn(folder: string): readonly CaseFile[] {
  if (!existsSync(folder)) throw new InputError(`${folder}: there is no such folder`);
  if (!statSync(folder).isDirectory()) throw new InputError(`${folder}: is a file; give the folder that holds it`);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (names.length === 0) throw new InputError(`${folder}: holds no case file (*.json)`);
  return names.map((name) => caseFile(folder, name));
}

function caseFile(folder: string, name: string): CaseFile {
  const file = join(folder, name);
  try {
    return parseCaseFile(name, textOf(file));
  } catch (error) {
    if (error instanceof FormatError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

function textOf(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE)
      throw new InputError(`${file}: ${String(size)} bytes are too many, at most ${String(LARGEST_FILE)} are read`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The text of one file. Errors: FormatError. */
export function parseCaseFile(name: string, text: string): CaseFile {
  const file = objectAt('the file', parsed(text));
  return {
    name,
    topic: textAt('topic', file['topic']),
    cases: listAt('cases', file['cases']).map((filed, i) => filedCase(`cases[${String(i)}]`, filed)),
    loose: new Map(
      Object.entries(optional(objectAt, 'loose', file['loose']) ?? {}).map(
        ([words, ids]) => [words, textsAt(`loose["${words}"]`, ids)] as const,
      ),
    ),
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FormatError('the file', text.slice(0, 20), `JSON (${why.replace(/\s+/gu, ' ')})`);
  }
}

function filedCase(path: string, value: Json): FiledCase {
  const filed = objectAt(path, value);
  const setup = objectAt(`${path}.setup`, filed['setup']);
  checkSetup(`${path}.setup`, setup);
  return {
    id: textAt(`${path}.id`, filed['id']),
    path,
    setup,
    mode: optional(textAt, `${path}.mode`, filed['mode']),
    stimulus: filed['stimulus'] ?? null,
    replay: optional(objectAt, `${path}.replay`, filed['replay']) ?? {},
    observed: objectAt(`${path}.observed`, filed['observed']),
    learns: filed['learns'] ?? null,
  };
}

function checkSetup(path: string, setup: JsonObject): void {
  if (setup['products'] === undefined) textAt(`${path}.product`, setup['product']);
  else textsAt(`${path}.products`, setup['products']);
  optional(textsAt, `${path}.directives`, setup['directives']);
  if (setup['origin'] !== undefined && !isObject(setup['origin']))
    throw new FormatError(`${path}.origin`, setup['origin'], 'an object');
}
