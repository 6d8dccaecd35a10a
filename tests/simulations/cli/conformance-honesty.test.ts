// That the conformance command earns what it reports: names of cases move nothing, and a result that was not recorded is noticed.
import { describe, expect, it } from 'vitest';
import type { CaseFile, FiledCase } from '../../../simulations/cli/conformance/case-file.ts';
import { parseCaseFile } from '../../../simulations/cli/conformance/case-file.ts';
import { differencesBetween } from '../../../simulations/cli/conformance/compare.ts';
import { toleranceFor } from '../../../simulations/cli/conformance/tolerance.ts';
import { TOPICS } from '../../../simulations/cli/conformance/topics.ts';
import { comparedOf, replayable } from '../../../simulations/cli/conformance/verdict.ts';
import type { Json, JsonObject } from '../../../simulations/cli/recording/json.ts';
import { isList, isObject } from '../../../simulations/cli/recording/json.ts';
import type { TopicName } from './published.ts';
import { publishedFile, publishedText, verdictsOf } from './published.ts';

const NAMES = TOPICS.map(({ name }) => name as TopicName);

describe('with every id and title replaced', () => {
  it.each(NAMES)('%s: the same verdicts', (topic) => {
    const file = JSON.parse(publishedText(topic)) as {
      cases: { id: string; title: string }[];
      loose: Record<string, string[]>;
    };
    const known = new Map(file.cases.map(({ id }, i) => [id, `case ${String(i)} of many`]));
    const named = (id: string): string => known.get(id) ?? id;
    const renamed = {
      ...file,
      cases: file.cases.map((filed) => ({ ...filed, id: named(filed.id), title: 'a title', scenario: 'another' })),
      loose: Object.fromEntries(Object.entries(file.loose).map(([words, ids]) => [words, ids.map(named)])),
    };
    const results = (text: string): unknown =>
      verdictsOf(parseCaseFile('f', text)).map(({ result, why }) => [result, why]);
    expect(results(JSON.stringify(renamed))).toEqual(results(publishedText(topic)));
  });

  it.each(NAMES)('%s: no tolerance without an id that asks for it', (topic) => {
    const file = publishedFile(topic);
    const strict = verdictsOf({ ...file, loose: new Map() });
    const passing = (verdicts: readonly { result: string }[]): number =>
      verdicts.filter(({ result }) => result === 'pass').length;
    expect(passing(strict)).toBeLessThanOrEqual(passing(verdictsOf(file)));
  });
});

/** Every place of a recording with another value in it; null: what stands there is not compared. */
function* withOneWrong(value: Json, keys: readonly string[] = []): Generator<{ at: string; wrong: Json }> {
  if (isList(value)) {
    if (value.length === 2 && value[0] === 'X-Varnish') return; // a generated number
    for (const [i, item] of value.entries())
      for (const { at, wrong } of withOneWrong(item, keys))
        yield { at: `[${String(i)}]${at}`, wrong: value.map((other, j) => (j === i ? wrong : other)) };
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value))
      for (const { at, wrong } of withOneWrong(item, [...keys, key]))
        yield { at: `.${key}${at}`, wrong: { ...value, [key]: wrong } };
  } else {
    const wrong = typeof value === 'number' ? value + 7 : typeof value === 'boolean' ? !value : `${String(value)}!`;
    yield { at: '', wrong };
  }
}

/** Where a wrong value may pass: raw log text, what is told of a structured log beyond the compared. */
const NOT_COMPARED =
  /(?:^|[.\]])(?:log|error_log|proxy_error_log)\b|proxy_log\[\d+\](?!\.(?:status|upstream_status)$)|^\.period$/u;

function undetected(file: CaseFile, filed: FiledCase, simulated: JsonObject, compared: JsonObject): string[] {
  const tolerance = toleranceFor(file.loose, filed.id);
  return [...withOneWrong(compared)].flatMap(({ at, wrong }) => {
    const isLeftOut = NOT_COMPARED.test(at) || [...tolerance.without].some((key) => at.includes(`.${key}`));
    if (isLeftOut || !isObject(wrong)) return [];
    return differencesBetween(wrong, simulated, tolerance).length > 0 ? [] : [`${filed.id} ${at}`];
  });
}

describe('with one value of a recording changed', () => {
  it.each(TOPICS.map((topic) => [topic.name, topic] as const))('%s: a passing case fails', (name, topic) => {
    const file = publishedFile(name as TopicName);
    const passing = new Set(verdictsOf(file).flatMap(({ id, result }) => (result === 'pass' ? [id] : [])));
    const missed = file.cases
      .filter(({ id }) => passing.has(id))
      .flatMap((filed) => undetected(file, filed, topic.replay(replayable(filed)), comparedOf(filed, topic)));
    expect(missed).toEqual([]);
    expect(passing.size).toBeGreaterThan(0);
  });
});
