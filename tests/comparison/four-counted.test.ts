// What is counted once per run is at every instant what a count afresh gives.
import { describe, expect, it } from 'vitest';
import { countedIn, COUNTS } from '../../app/comparison/four/counted.ts';
import { fourMeasure } from '../../app/comparison/four/four-measures.ts';
import { computeSide } from '../../app/runner/compute.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import type { SideRun } from '../../app/state/run-store.ts';
import { instantsOf } from '../../app/state/instants.ts';
import { composeScenario, instant, metricsAt, modeOf, MODES, START, type Setup } from '../../simulations/index.ts';
import { crowdedScenario } from '../bench/crowd.ts';
import { countedAfresh } from './four-straight.ts';

const runOf = (situation: string, setup: Setup): SideRun => computeSide(composeScenario(situationOf(situation), setup));

/** The start, the end, and instants of records between them, each with the microsecond before it. */
function sampled(run: SideRun, count: number) {
  const all = instantsOf(run.trace.records);
  const some = Array.from({ length: count }, (_, nth) => all[Math.floor((nth * all.length) / count)]!);
  return [START, ...some.flatMap((at) => [instant(Math.max(0, at - 1)), at]), instant(run.trace.header.horizonUs)];
}

function expectSame(run: SideRun, count: number): void {
  for (const t of sampled(run, count)) {
    const counted = Object.fromEntries(COUNTS.map((name) => [name, fourMeasure(name, run, t)]));
    expect(counted, `at ${String(t)}`).toEqual(countedAfresh(run, t));
  }
}

describe('counted once is as counted afresh', () => {
  it.each(MODES.map(({ id }) => id))('%s', (id) => {
    expectSame(runOf('base-exchange', modeOf(id)!.setup), 40);
  });

  it.each(['first-screen', 'rush-hour', 'shared-pages', 'three-visits', 'ten-users'])('%s, with both boxes', (id) => {
    const setup: Setup = {
      ...modeOf('chain-http-xff-xff')!.setup,
      ...{ gatewayChecks: 'active', gatewayCache: true, proxyCache: true },
    };
    expectSame(runOf(id, setup), 25);
  });

  it('a thousand requests of twenty people', () => {
    const run = computeSide(crowdedScenario(20, 265));
    expectSame(run, 12);
    expect(countedIn(run).begunByClients.length).toBeGreaterThan(900);
    expect(countedIn(run).toldClients).toHaveLength(20);
    // Read once: whoever asks again is handed the same.
    expect(countedIn(run)).toBe(countedIn({ ...run }));
  });
});

it('numbers that several rows share are those of the instant asked for, whatever was asked before', () => {
  const run = runOf('shared-pages', modeOf('rp-cache-hit')!.setup);
  const [early, late] = [instant(2_000_000), instant(8_000_000)];
  for (const t of [early, late, early]) {
    const { originRequests, latencyMs } = metricsAt(run.samples, t);
    expect(fourMeasure('originRequests', run, t)).toBe(originRequests.total);
    expect(fourMeasure('latencyMedian', run, t)).toBe(latencyMs.median);
  }
  expect(fourMeasure('originRequests', run, early)).not.toBe(fourMeasure('originRequests', run, late));
});
