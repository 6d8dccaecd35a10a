// No value whatever makes the decoder fail or dawdle: it answers with a scenario or with clear problems.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScenario, decodeScenarioText, decodeSituation } from '../../../simulations/scenario/schema.ts';
import type { Problem } from '../../../simulations/scenario/problem.ts';
import { smallScenario } from './small-scenario.ts';

const LONGEST_MS = 100;

/** How long it takes: the shortest of three, as a busy machine may interrupt once but hardly three times. */
function milliseconds(task: () => unknown): number {
  let shortest = Infinity;
  for (let time = 0; time < 3 && shortest >= LONGEST_MS; time += 1) {
    const began = performance.now();
    task();
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

function problemsOf(value: unknown): readonly Problem[] {
  expect(milliseconds(() => decodeScenario(value))).toBeLessThan(LONGEST_MS);
  const decoded = decodeScenario(value);
  return decoded.ok ? [] : decoded.problems;
}

const isClear = ({ found, expected, advice }: Problem): boolean =>
  found !== '' && found.length < 500 && expected !== '' && advice.key !== ('' as string);

/** Paths to everything in the small scenario. */
function placesOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesOf((value as Record<string | number, unknown>)[key], [...at, key]))];
}

const places = placesOf(smallScenario()).filter((place) => place.length > 0);

describe('garbage', () => {
  it('of any kind is refused clearly and at once', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSet: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
        (value) => {
          const problems = problemsOf(value);
          return problems.length > 0 && problems.every(isClear);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('anywhere in a correct file is refused or understood, never thrown at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything({ maxDepth: 2 }), (place, value) => {
        const file = smallScenario();
        let at: Record<string | number, unknown> = file;
        for (const step of place.slice(0, -1)) at = at[step] as typeof at;
        at[place.at(-1) ?? ''] = value;
        return problemsOf(file).every(isClear);
      }),
      { numRuns: 2000 },
    );
  });

  it('of JSON text is refused clearly and at once', () => {
    fc.assert(
      fc.property(fc.json(), (text) => problemsOf(JSON.parse(text)).every(isClear)),
      { numRuns: 500 },
    );
  });

  const circle: { self?: unknown; version: number } = { version: 1 };
  circle.self = circle;
  const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  const huge: readonly (readonly [name: string, value: unknown])[] = [
    ['a circle', circle],
    ['10,000 levels', { version: 1, nodes: deep(10_000) }],
    ['a million items', { version: 1, nodes: new Array(1_000_000).fill(0) }],
    ['190,000 wrong instants', { ...smallScenario(), workload: [{ when: { atMs: new Array(190_000).fill('x') } }] }],
    ['50 million characters', { ...smallScenario(), title: 'x'.repeat(50_000_000) }],
    [
      '19,000 names that nobody has',
      {
        ...smallScenario(),
        workload: new Array(95).fill({
          clients: new Array(200).fill('x'),
          host: 'shop.example',
          when: { atMs: [1] },
        }),
      },
    ],
    ['100,000 keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))],
    ['many problems', { ...smallScenario(), nodes: new Array(190).fill({ id: 'x', kind: 'client', address: 'y' }) }],
    [
      'clients that do not exist',
      {
        ...smallScenario(),
        workload: new Array(190).fill({
          clients: new Array(1000).fill('x'),
          host: 'shop.example',
          when: { atMs: [1] },
        }),
      },
    ],
  ];
  it.each(huge)('%s: refused before it costs anything', (_name, value) => {
    const problems = problemsOf(value);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(50);
    expect(problems.every(isClear)).toBe(true);
  });

  it('as text that is too long is not even parsed', () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 1_000_000 }, (_, index) => [`k${index}`, 1])));
    expect(decodeScenarioText(text)).toMatchObject({ ok: false, problems: [{ advice: { key: 'write-less' } }] });
    expect(milliseconds(() => decodeScenarioText(text))).toBeLessThan(LONGEST_MS);
  });

  it('as text that is no JSON says so', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = decodeScenarioText(text);
        return !decoded.ok && decoded.problems.every(isClear);
      }),
      { numRuns: 1000 },
    );
  });

  it('is no situation either', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => !decodeSituation(value).ok),
      { numRuns: 300 },
    );
  });

  it('cannot reach the prototype of anything', () => {
    const file: unknown = JSON.parse(
      '{"version":1,"id":"x","horizonMs":1,"nodes":[],"links":[],"__proto__":{"polluted":1},"constructor":1}',
    );
    expect(problemsOf(file).map(({ path }) => path)).toContain('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
