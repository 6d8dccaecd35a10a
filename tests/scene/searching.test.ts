// The searchable arrays behind a frame give what a walk over the whole run would give, and a seek stays quick however long the run is.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flightsAt } from '../../app/scene/flights.ts';
import { newHistory, note, valueAt } from '../../app/scene/history.ts';
import { buildSceneIndex } from '../../app/scene/scene-index.ts';
import { sceneAt } from '../../app/scene/scene-at.ts';
import { scene as words } from '../../app/i18n/locales/en/scene.ts';
import type { Instant, Trace } from '../../simulations/index.ts';
import { FIRST_SCREEN, composeScenario, simulate } from '../../simulations/index.ts';
import { stageNamed } from './stages.ts';

it('a history gives the last value noted by then', () => {
  const history = newHistory<number>();
  for (const [at, value] of [
    [10, 1],
    [20, 2],
    [20, 3],
    [35, 4],
  ] as const)
    note(history, at, value);
  expect([0, 9, 10, 19, 20, 34, 35, 99].map((t) => valueAt(history, t, -1))).toEqual([-1, -1, 1, 1, 3, 3, 4, 4]);
});

it('the flights under way at any instant are those that a walk over all of them finds', () => {
  const { index, trace } = stageNamed('first screen, both');
  const { sentAt, receivedAt } = index.flights;
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: trace.header.horizonUs }), fc.constantFrom(...receivedAt)), (t) => {
      const all = [...sentAt.keys()].filter((flight) => sentAt[flight]! <= t && receivedAt[flight]! > t);
      expect(flightsAt(index.flights, t)).toEqual(all);
    }),
    { numRuns: 500, seed: 7 },
  );
});

it('what never arrives is under way for the latency of its link, and no longer', () => {
  const { trace } = stageNamed('first screen, forward');
  const sent = trace.records.findIndex(({ kind }) => kind === 'message.sent');
  const cut: Trace = { ...trace, records: trace.records.slice(0, sent + 1) };
  const { flights } = buildSceneIndex(cut);
  const record = trace.records[sent] as { at: number; link: string };
  const { latencyUs } = trace.header.links.find(({ id }) => id === record.link)!;
  expect(flightsAt(flights, record.at + latencyUs - 1)).toEqual([0]);
  expect(flightsAt(flights, record.at + latencyUs)).toEqual([]);
  expect(flights.arrival[0]).toBe(-1);
});

const busy = (requests: number): Trace => {
  const seconds = requests / 60;
  const demand = {
    ...FIRST_SCREEN.episodes[0]!.workload.at(-1)!,
    when: { requestsPerSecond: 20, fromMs: 0, untilMs: seconds * 1000 },
  };
  const episodes = [{ ...FIRST_SCREEN.episodes[0]!, workload: [demand] }];
  return simulate(composeScenario({ ...FIRST_SCREEN, horizonMs: seconds * 1000, episodes }, FIRST_SCREEN.opens!.b))
    .trace;
};

/** 95th percentile of the processor time of a seek, in ms. */
function seekTime(trace: Trace): number {
  const index = buildSceneIndex(trace);
  const times: number[] = [];
  for (let nth = 0; nth < 260; nth += 1) {
    const at = ((nth * 7919) % 1000) * (trace.header.horizonUs / 1000);
    const before = process.cpuUsage();
    sceneAt(trace, index, at as Instant, {
      lens: nth % 2 ? 'everyone' : 'origin',
      selected: null,
      width: 'wide',
      words,
    });
    const { user, system } = process.cpuUsage(before);
    if (nth >= 60) times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

it('a seek in a run fifteen times as long takes about as long', () => {
  const short = seekTime(busy(800));
  const long = seekTime(busy(12_000));
  expect(long).toBeLessThan(16);
  expect(long).toBeLessThan(4 * short + 1);
});
