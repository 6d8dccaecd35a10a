// The charts about servers against the runs: every state is lived through, and a choice that no box could make is refused at its place.
import { describe, expect, it } from 'vitest';
import { createChart } from '../../app/machines/charts.ts';
import { UnlawfulRecord } from '../../app/machines/lifelines.ts';
import { participant as english } from '../../app/i18n/locales/en/participant.ts';
import { participant as chinese } from '../../app/i18n/locales/zh-CN/participant.ts';
import { SERVER_MACHINES, serverLivesOf } from '../../app/machines/server-lives.ts';
import type { Trace, TraceRecord } from '../../simulations/index.ts';
import { allRuns } from './runs.ts';

const FORBIDDEN = ['context', 'guard', 'after', 'invoke', 'actions', 'entry', 'exit', 'always'];

function* keysIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield key;
    yield* keysIn(inner);
  }
}

describe.each(Object.entries(SERVER_MACHINES))('%s', (name, machine) => {
  it('is a finite automaton: no context, guards, delays, invocations or actions', () => {
    expect([...keysIn(machine.config)].filter((key) => FORBIDDEN.includes(key))).toEqual([]);
  });

  it('is lived through in some run, every state of it', () => {
    const lived = new Set(
      allRuns.flatMap(({ trace }) =>
        serverLivesOf(trace).flatMap((life) => (life.machine === name ? life.states : [])),
      ),
    );
    const { initial } = createChart(machine);
    expect(Object.keys(machine.states).filter((state) => state !== initial && !lived.has(state))).toEqual([]);
  });

  it('has a caption for each state in both languages', () => {
    for (const words of [english, chinese]) {
      const captions: Readonly<Record<string, string>> = words.serverStates;
      for (const state of Object.keys(machine.states)) expect(captions[state]).toMatch(/\S/u);
    }
  });
});

it('accepts every run that ships', () => {
  for (const { trace } of allRuns) expect(() => serverLivesOf(trace)).not.toThrow();
});

const runOf = (name: string): Trace => {
  const run = allRuns.find((candidate) => candidate.name === `first screen, ${name}`);
  if (!run) throw new Error(`no run ${name}`);
  return run.trace;
};

describe('a circuit breaker', () => {
  const trace = runOf('a circuit breaker');
  const [life] = serverLivesOf(trace).filter(({ machine }) => machine === 'circuit');

  it('goes from closed to open to half-open and back', () => {
    expect(life?.states.slice(0, 3)).toEqual(['closed', 'open', 'half-open']);
    expect(life?.states.at(-1)).toBe('closed');
  });

  it('names the record that led into each state', () => {
    expect(life?.records[0]).toBeNull();
    for (const number of life?.records.slice(1) ?? []) expect(trace.records[number ?? -1]?.kind).toBe('server.health');
  });

  it('lets nobody through while it is open', () => {
    const opened = life?.records[1] ?? 0;
    const { at } = trace.records[opened]!;
    const choice: TraceRecord = {
      ...trace.records.find(({ kind }) => kind === 'server.chosen')!,
      at,
    };
    const records = [...trace.records.slice(0, opened + 1), choice, ...trace.records.slice(opened + 1)];
    expect(() => serverLivesOf({ ...trace, records })).toThrow(UnlawfulRecord);
    expect(() => serverLivesOf({ ...trace, records })).toThrow(
      `record ${String(opened + 1)} (server.chosen): origin-1, a origin-health that "is given up", cannot be at "is chosen"`,
    );
  });
});

it('tells checks and requests apart', () => {
  const lives = serverLivesOf(runOf('a gateway that asks its servers itself'));
  expect(lives.filter(({ by }) => by === 'checks').map(({ machine }) => machine)).toEqual(['origin-health']);
});
