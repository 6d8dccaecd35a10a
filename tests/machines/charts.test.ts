// The house rules of exchange machines, read off the charts themselves.
import { describe, expect, it } from 'vitest';
import { EXCHANGE_MACHINES, createChart } from '../../app/machines/charts.ts';
import { scene as english } from '../../app/i18n/locales/en/scene.ts';
import { scene as chinese } from '../../app/i18n/locales/zh-CN/scene.ts';
import type { MachineName } from '../../app/machines/lifeline.ts';

const machines = Object.entries(EXCHANGE_MACHINES);
const FORBIDDEN = ['context', 'guard', 'after', 'invoke', 'actions', 'entry', 'exit', 'always'];

/** Every key anywhere in a plain value. */
function* keysIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield key;
    yield* keysIn(inner);
  }
}

describe.each(machines)('%s', (name, machine) => {
  it('is a finite automaton: no context, guards, delays, invocations or actions', () => {
    expect([...keysIn(machine.config)].filter((key) => FORBIDDEN.includes(key))).toEqual([]);
    expect(
      [...keysIn({ states: { busy: { after: { 100: 'idle' } } } })].filter((key) => FORBIDDEN.includes(key)),
    ).toEqual(['after']);
  });

  it('has a caption for each state in both languages, empty for the first one alone', () => {
    const states = Object.keys(machine.states);
    for (const words of [english, chinese]) {
      const captions: Readonly<Record<string, string>> = words.states[name as MachineName];
      expect(Object.keys(captions).sort()).toEqual([...states].sort());
      const empty = states.filter((state) => captions[state] === '');
      expect(empty).toEqual([machine.config.initial]);
    }
  });

  it('has states that can all be reached from the first one', () => {
    const chart = createChart(machine);
    const reached = new Set([chart.initial]);
    for (const state of reached) {
      for (const letter of machine.events) {
        const next = chart.move(state, letter);
        if (next !== null) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual(Object.keys(machine.states).sort());
  });
});

it('a chart answers from its table what XState says, and null for a move that the chart does not have', () => {
  const chart = createChart(EXCHANGE_MACHINES['origin-server']);
  expect(chart.move('has the request', 'service.started')).toBe('works on it');
  expect(chart.move('has the request', 'service.started')).toBe('works on it');
  expect(chart.move('has the request', 'sends response')).toBeNull();
});
