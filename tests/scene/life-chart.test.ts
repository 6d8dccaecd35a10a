// The life chart draws the machine that runs: every move that a life makes is a line of its chart, and no two states cover one another.
import { describe, expect, it } from 'vitest';
import { EN as en, ZH as zh } from '../i18n/all-words.ts';
import { EXCHANGE_MACHINES } from '../../app/machines/charts.ts';
import { graphOf } from '../../app/machines/graph.ts';
import type { MachineName } from '../../app/machines/lifeline.ts';
import { lifelinesOf } from '../../app/machines/lifelines.ts';
import { contains, overlaps } from '../../app/scene/boxes.ts';
import { lifeChart, type ChartWords } from '../../app/scene/life-chart.ts';
import { allRuns } from '../machines/runs.ts';

const MACHINES = Object.keys(EXCHANGE_MACHINES) as readonly MachineName[];

const wordsOf = ({ scene, participant }: typeof en, machine: MachineName): ChartWords => {
  const captions: Readonly<Record<string, string>> = scene.states[machine];
  return { caption: (state) => captions[state] ?? state, nothingYet: participant.nothingYet };
};

describe.each(MACHINES)('the chart of %s', (machine) => {
  const graph = graphOf(EXCHANGE_MACHINES[machine]);

  it('has all states, each in its own place, in both languages', () => {
    for (const language of [en, zh]) {
      const { size, states } = lifeChart(graph, [], wordsOf(language, machine), 430);
      expect(states.map(({ key }) => key)).toEqual(graph.states);
      for (const [place, one] of states.entries()) {
        expect(contains({ x: 0, y: 0, ...size }, one), one.text).toBe(true);
        for (const other of states.slice(place + 1))
          expect(overlaps(one, other), `${one.text} ${other.text}`).toBe(false);
      }
    }
  });

  it('starts where the machine starts', () => {
    const { states, moves } = lifeChart(graph, [], wordsOf(en, machine), 430);
    expect(states.filter(({ standing }) => standing !== 'open').map(({ key }) => key)).toEqual([graph.initial]);
    expect(moves.some(({ isMade }) => isMade)).toBe(false);
  });
});

describe('lives', () => {
  it('go along the lines of their charts', () => {
    const seen = new Set<MachineName>();
    const paths = new Set<readonly string[]>();
    for (const { trace } of allRuns) {
      for (const { machine, states } of lifelinesOf(trace)) {
        if (paths.has(states)) continue; // lives that took the same path share it
        paths.add(states);
        seen.add(machine);
        const graph = graphOf(EXCHANGE_MACHINES[machine]);
        const chart = lifeChart(graph, states, wordsOf(en, machine), 430);
        expect(chart.states.find(({ standing }) => standing === 'now')?.key).toBe(states.at(-1));
        const path = [graph.initial, ...states];
        for (const [step, to] of states.entries()) {
          const isDrawn = chart.moves.some(({ key, isMade }) => isMade && key === `${path[step] ?? ''} ${to}`);
          expect(isDrawn || graph.fromAnywhere.includes(to), `${machine}: ${path[step] ?? ''} → ${to}`).toBe(true);
        }
      }
    }
    expect(seen.size).toBe(MACHINES.length);
  }, 30_000);
});
