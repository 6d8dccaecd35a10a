// No value whatever makes the decoder fail or dawdle: it answers with a scenario or with clear problems.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScenario, decodeScenarioText, decodeSituation } from '../../../simulations/scenario/schema.ts';
import type { Problem } from '../../../simulations/scenario/problem.ts';
import { estimatedRequests } from '../../../simulations/scenario/estimate.ts';
import { simulate } from '../../../simulations/simulate.ts';
import type { Json } from './small-scenario.ts';
import { smallScenario } from './small-scenario.ts';

const LONGEST_MS = 100;

/**
 * How long it takes: processor time, which other programs on a busy machine do not lengthen, and the shortest of three, as collecting
 * what earlier tests left may fall into one of them.
 */
function milliseconds(task: () => unknown): number {
  let shortest = Infinity;
  for (let time = 0; time < 3 && shortest >= LONGEST_MS; time += 1) {
    const before = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(before);
    shortest = Math.min(shortest, (user + system) / 1000);
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

/** The file with another value at a place, where that place still exists. */
function replaced(file: Json, place: readonly (string | number)[], value: unknown): Json {
  let at: unknown = file;
  for (const step of place.slice(0, -1)) at = (at as Record<string | number, unknown> | null | undefined)?.[step];
  if (typeof at === 'object' && at !== null) (at as Record<string | number, unknown>)[place.at(-1) ?? ''] = value;
  return file;
}

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
        return problemsOf(replaced(smallScenario(), place, value)).every(isClear);
      }),
      { numRuns: 2000 },
    );
  });

  it('that is let through can be run', () => {
    let ran = 0;
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        false,
        0,
        1,
        7,
        443,
        'https',
        'http',
        'terminate',
        'passthrough',
        'nginx',
        'edge',
        'proxy',
      ),
      fc.constantFrom<unknown>(
        '203.0.113.7',
        '10.0.0.2',
        [],
        {},
        { atMs: [0, 0, 5] },
        { cache: {} },
        { fixedMs: 3000 },
      ),
      fc.double({ min: 0, max: 10_000, noNaN: true }),
      fc.webPath(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...places), value), { maxLength: 4 }), (changes) => {
        const file = changes.reduce((changed, [place, to]) => replaced(changed, place, to), smallScenario());
        const decoded = decodeScenario(file);
        if (!decoded.ok || estimatedRequests(decoded.scenario) > 500) return;
        simulate(decoded.scenario);
        ran += 1;
      }),
      { numRuns: 1500 },
    );
    expect(ran).toBeGreaterThan(150);
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
      '9,000 names that nobody has',
      {
        ...smallScenario(),
        workload: new Array(45).fill({
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
