// What was recorded beside what was simulated: every difference, in words. The same rules for every topic (fixtures' "Compared").
import type { Json, JsonObject } from '../recording/json.ts';
import { isList, isObject } from '../recording/json.ts';
import { isToldPage, tellsPage } from '../recording/own-page.ts';
import { isSameText } from './placeholders.ts';
import { areSharesNear, isTallied } from './tallies.ts';
import type { Tolerance } from './tolerance.ts';

/** Raw log text: the words of a log are the product's own. */
const RAW_LOGS: ReadonlySet<string> = new Set(['log', 'error_log', 'proxy_error_log']);

/** A log whose entries may be structured: of these, what is compared. Lines of text are not. */
const LOG = 'proxy_log';
const COMPARED_OF_LOG: readonly string[] = ['status', 'upstream_status'];

/** Contents are cut when they are recorded; a shorter one is whole. */
const SHORTEST_CUT = 40;

interface Place {
  /** For people: "steps[2].age". */
  readonly path: string;
  /** The keys that lead here, innermost last. */
  readonly keys: readonly string[];
}

const inside = ({ path, keys }: Place, key: string): Place => ({
  path: path === '' ? key : `${path}.${key}`,
  keys: [...keys, key],
});

const item = ({ path, keys }: Place, i: number): Place => ({ path: `${path}[${String(i)}]`, keys });

const told = (value: Json | undefined): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** Empty: they agree. At the top level only what was recorded is asked for; below it keys must be the same. */
export function differencesBetween(recorded: JsonObject, simulated: JsonObject, tolerance: Tolerance): string[] {
  const compare = comparison(tolerance);
  return Object.entries(recorded).flatMap(([key, value]) =>
    compare(inside({ path: '', keys: [] }, key), value, simulated[key]),
  );
}

type Compare = (place: Place, recorded: Json | undefined, simulated: Json | undefined) => string[];

function comparison(tolerance: Tolerance): Compare {
  const differ = ({ path }: Place, recorded: Json | undefined, simulated: Json | undefined): string[] => [
    `${path}: recorded ${told(recorded)}, simulated ${told(simulated)}`,
  ];

  const isLeftOut = (key: string): boolean =>
    RAW_LOGS.has(key) || tolerance.without.has(key) || (tolerance.shares !== null && key === 'period');

  const compareObjects = (place: Place, recorded: JsonObject, simulated: JsonObject): string[] => {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(simulated)]);
    return [...keys].flatMap((key) => compare(inside(place, key), recorded[key], simulated[key]));
  };

  const compareLists = (place: Place, recorded: readonly Json[], simulated: readonly Json[]): string[] => {
    if (isField(recorded) && isField(simulated))
      return isSameField(recorded, simulated, tolerance) ? [] : differ(place, recorded, simulated);
    if (recorded.length !== simulated.length) return differ(place, recorded, simulated);
    return recorded.flatMap((value, i) => compare(item(place, i), value, simulated[i]));
  };

  const compare: Compare = (place, recorded, simulated) => {
    const key = place.keys.at(-1) ?? '';
    if (isLeftOut(key)) return [];
    if (key === LOG && isList(recorded)) return compareLog(place, recorded, simulated);
    if (recorded === undefined || simulated === undefined) return differ(place, recorded, simulated);
    if (tolerance.shares !== null && isTallied(key))
      return areSharesNear(recorded, simulated, tolerance.shares) ? [] : differ(place, recorded, simulated);
    if (isObject(recorded) && isObject(simulated)) return compareObjects(place, recorded, simulated);
    if (isList(recorded) && isList(simulated)) return compareLists(place, recorded, simulated);
    return isSameValue(place, recorded, simulated, tolerance) ? [] : differ(place, recorded, simulated);
  };

  const compareLog: Compare = (place, recorded, simulated) => {
    const a = entriesOf(recorded);
    if (a.length === 0) return [];
    const b = entriesOf(simulated ?? []);
    return compareLists(place, a, b);
  };

  return compare;
}

/** The structured entries of a log, with what is compared of them. */
const entriesOf = (log: Json | undefined): JsonObject[] =>
  (isList(log) ? log : [])
    .filter(isObject)
    .map((entry) =>
      Object.fromEntries(COMPARED_OF_LOG.flatMap((key) => (key in entry ? [[key, entry[key] ?? null]] : []))),
    );

function isSameValue({ keys }: Place, recorded: Json, simulated: Json, { off }: Tolerance): boolean {
  if (typeof recorded === 'number' && typeof simulated === 'number') {
    const most = keys.map((key) => off.get(key.toLowerCase())).find((amount) => amount !== undefined) ?? 0;
    return Math.abs(recorded - simulated) <= most + 1e-9;
  }
  if (typeof recorded !== 'string') return recorded === simulated;
  if (typeof simulated !== 'string' && typeof simulated !== 'number') return false;
  if (tellsPage(recorded)) return isToldPage(recorded, String(simulated));
  if (isSameText(recorded, simulated)) return true;
  return keys.at(-1) === 'body' && recorded.length >= SHORTEST_CUT && String(simulated).startsWith(recorded);
}

type Field = readonly [name: string, value: string];

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/u; // RFC 9110 §5.6.2

const isField = (value: readonly Json[]): value is Field =>
  value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string' && TOKEN.test(value[0]);

/** Varnish numbers its requests as it likes: one number, or two where it answered from its store. */
const REQUEST_NUMBERS = /^\d+(?: \d+)?$/u;

function isSameField([name, value]: Field, [otherName, other]: Field, { off }: Tolerance): boolean {
  if (name !== otherName) return false;
  const key = name.toLowerCase();
  if (key === 'x-varnish') return REQUEST_NUMBERS.test(other);
  const most = off.get(key) ?? 0;
  if (most > 0 && /^\d+$/u.test(value) && /^\d+$/u.test(other)) return Math.abs(Number(value) - Number(other)) <= most;
  return isSameText(value, other);
}
