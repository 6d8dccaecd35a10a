// Every number on screen equals one worked out anew from the records, at any instant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inMilliseconds, instant } from '../../../simulations/kernel/time.ts';
import { metricsAt } from '../../../simulations/metrics/metrics.ts';
import { quantile } from '../../../simulations/metrics/quantile.ts';
import { levelAt } from '../../../simulations/metrics/step-function.ts';
import { createMeter, measure } from '../../../simulations/metrics/samples.ts';
import { libraryEntry } from '../../../simulations/scenario/library/index.ts';
import { stopServer } from '../../../simulations/scenario/patch.ts';
import type { Scenario } from '../../../simulations/scenario/scenario.ts';
import { simulate, simulateInto } from '../../../simulations/simulate.ts';
import { recompute } from './recompute.ts';

const reverse = libraryEntry('first-screen')!.scenario();
/** Little room at the servers, so that lines form. */
const crowded: Scenario = {
  ...reverse,
  nodes: reverse.nodes.map((node) => (node.kind === 'origin-server' ? { ...node, servers: 1 } : node)),
  workload: reverse.workload.map((demand) => ({ ...demand, service: { exponentialMs: 400 } })),
};
/** In the middle of a service at a server, with somebody in line. */
const stoppedAt = instant(
  simulate(crowded).trace.records.find((record) => record.kind === 'queue.entered' && record.node === 'origin-2')!.at +
    1000,
);
const busy: Scenario = { ...crowded, interventions: [stopServer('origin-2', inMilliseconds(stoppedAt))] };

const RUNS = [reverse, libraryEntry('first-screen-left')!.scenario(), busy].map((scenario) => {
  const { trace } = simulate(scenario);
  return { trace, samples: measure(trace) };
});

describe('metrics', () => {
  it('equal those worked out anew from the records, at any instant and in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 60_000_000 }), (number, us) => {
        const { trace, samples } = RUNS[number]!;
        const metrics = metricsAt(samples, instant(us));
        const anew = recompute(trace, us);
        expect(metrics.requests).toEqual({
          wanted: anew.wanted,
          finished: anew.finished,
          inFlight: anew.wanted - anew.finished,
        });
        expect(metrics.answers).toEqual(anew.answers);
        expect(metrics.originRequests.byOrigin).toEqual(anew.byOrigin);
        expect(metrics.bytesByLink).toEqual(anew.bytes);
        expect(metrics.cache.outcomes['hit'] ?? 0).toBe(anew.hits);
        expect(metrics.latencyMs.count).toBe(anew.latencies.length);
        for (const [key, p] of [
          ['median', 0.5],
          ['p95', 0.95],
          ['max', 1],
        ] as const) {
          const expected = quantile(anew.latencies, p);
          if (expected === null) expect(metrics.latencyMs[key]).toBeNull();
          else expect(Math.abs((metrics.latencyMs[key] ?? NaN) - expected)).toBeLessThan(0.000_6);
        }
        for (const { node, servers } of samples.stations) {
          const share = (anew.busy[node] ?? 0) / (servers * Math.max(us, 1));
          expect(metrics.utilisation.origins[node]).toBeCloseTo(share, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('count lines that form and servers that stop', () => {
    const { trace, samples } = RUNS[2]!;
    const waiting = trace.records.filter(({ kind }) => kind === 'queue.entered');
    expect(waiting.length).toBeGreaterThan(0);
    const [first] = waiting;
    expect(metricsAt(samples, first!.at).waiting).toBeGreaterThan(0);
    const station = samples.stations.find(({ node }) => node === 'origin-2')!;
    const levels = (at: number): number[] =>
      [station.busy, station.waiting].map((steps) => levelAt(steps, instant(at)));
    expect(levels(stoppedAt - 1)).toEqual([1, 1]);
    expect(levels(stoppedAt)).toEqual([0, 0]);
    expect(levels(60_000_000)).toEqual([0, 0]);
    expect(metricsAt(samples, instant(60_000_000)).utilisation.origins['origin-1']).toBeGreaterThan(0.1);
    for (const { outcomes } of RUNS.map((run) => run.samples)) {
      for (const { waterfall, latencyUs } of outcomes) {
        if (latencyUs === null) continue;
        expect(Object.values(waterfall).reduce((sum, part) => sum + part, 0)).toBe(latencyUs);
      }
    }
    expect(samples.outcomes.some(({ waterfall }) => waterfall.queue > 0)).toBe(true);
  });

  it('are the same from records as they happen, without a trace', () => {
    const { trace, samples } = RUNS[0]!;
    const meter = createMeter(trace.header);
    simulateInto(reverse, (record) => {
      meter.see(record);
    });
    const end = instant(60_000_000);
    expect(metricsAt(meter.samples(), end)).toEqual(metricsAt(samples, end));
    expect(meter.samples().outcomes).toEqual(samples.outcomes);
  });

  it('rest on plain data, which a worker can post', () => {
    const { samples } = RUNS[1]!;
    expect(structuredClone(samples)).toEqual(samples);
  });

  it('at time zero are empty, not wrong', () => {
    const metrics = metricsAt(RUNS[0]!.samples, instant(0));
    expect(metrics.requests).toEqual({ wanted: 0, finished: 0, inFlight: 0 });
    expect(metrics.latencyMs).toEqual({ count: 0, mean: null, median: null, p95: null, max: null });
    expect(metrics.cache.hitRatio).toBeNull();
    expect(Object.values(metrics.utilisation.origins)).toEqual([0, 0, 0]);
  });

  it('are cheap enough to ask for while playing: 10⁴ exchanges, ten times a second', () => {
    const many: Scenario = {
      ...reverse,
      workload: reverse.workload.map((demand) =>
        'atMs' in demand.when ? demand : { ...demand, when: { ...demand.when, requestsPerSecond: 60 } },
      ),
    };
    const samples = measure(simulate(many).trace);
    expect(samples.outcomes.length).toBeGreaterThan(9000);
    const times: number[] = [];
    for (let second = 1; second <= 60; second += 1) {
      const began = performance.now();
      metricsAt(samples, instant(second * 1_000_000));
      times.push(performance.now() - began);
    }
    expect(
      quantile(
        times.sort((a, b) => a - b),
        0.5,
      ),
    ).toBeLessThan(10);
  });
});
