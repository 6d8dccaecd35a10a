// The instants that a picture book shows, held against the records from which they are read.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fewOf, keyInstants, type ToldRun } from '../../app/state/key-instants.ts';
import {
  FIRST_SCREEN,
  atMilliseconds,
  buildLedger,
  composeScenario,
  innermost,
  matrixAt,
  modeOf,
  modeScenario,
  simulate,
  type Instant,
  type ModeId,
  type Scenario,
} from '../../simulations/index.ts';

function told(scenario: Scenario) {
  const { trace } = simulate(scenario);
  return { trace, ledger: buildLedger(trace) } satisfies ToldRun;
}
const mode = (id: ModeId) => told(modeScenario(modeOf(id)!));

it('begins at zero, ends with the longer run, goes forward', () => {
  const [a, b] = [mode('direct-http'), mode('fwd-connect')];
  const longer = { ...b, trace: { ...b.trace, header: { ...b.trace.header, horizonUs: 9_000_000 } } };
  const instants = keyInstants({ a, b: longer });
  expect(instants[0]).toBe(0);
  expect(instants.at(-1)).toBe(9_000_000);
  expect(instants).toEqual([...new Set(instants)].sort((one, other) => one - other));
});

it('shows the first request on its way: sent, and not yet there', () => {
  const { trace, ledger } = mode('direct-https');
  const number = trace.records.findIndex(
    (record) => record.kind === 'message.sent' && innermost(record.payload).kind === 'http-request',
  );
  const arrival = trace.records.find((record) => record.kind === 'message.received' && record.sent === number);
  const run = { cells: [], existsFrom: [], originColumns: [], beliefs: [], instants: [] };
  const [, inFlight] = keyInstants({ a: { trace, ledger: { run } }, b: { trace, ledger: { run } } });
  expect(inFlight).toBeGreaterThan(trace.records[number]!.at);
  expect(inFlight).toBeLessThan(arrival!.at);
  expect(ledger.run.cells).not.toEqual([]);
});

it('misses no change of a cell of the matrix: between two of them every cell stays as it is', () => {
  const run = mode('rp-tls-terminate');
  const instants = keyInstants({ a: run, b: run });
  const values = (t: number) => {
    const { cells } = matrixAt(run.ledger, t as Instant, 'run');
    return Object.entries(cells).map(([observer, facts]) => [
      observer,
      ...Object.entries(facts)
        .filter(([fact]) => !fact.startsWith('link_')) // follow from their halves
        .map(([, { value }]) => value),
    ]);
  };
  let changes = 0;
  for (const { at } of run.trace.records) {
    if (at === 0 || JSON.stringify(values(at - 1)) === JSON.stringify(values(at))) continue;
    changes += 1;
    expect(instants).toContain(at);
  }
  expect(changes).toBeGreaterThan(2);
});

it('shows where two runs part, and what was done to them', () => {
  const opens = FIRST_SCREEN.opens!;
  const stop = { atMs: 2345.678, patch: 'stop-server', node: 'origin-1' } as const;
  const calm = told(composeScenario(FIRST_SCREEN, opens.b));
  const broken = told(composeScenario(FIRST_SCREEN, opens.b, { interventions: [stop] }));
  expect(keyInstants({ a: calm, b: calm })).not.toContain(atMilliseconds(stop.atMs));
  expect(keyInstants({ a: calm, b: broken })).toContain(atMilliseconds(stop.atMs));
  const undone = {
    ...broken.trace,
    records: broken.trace.records.filter(({ kind }) => kind !== 'intervention.applied'),
  };
  const parted = undone.records.find((record, number) => {
    return JSON.stringify(record) !== JSON.stringify(calm.trace.records[number]);
  });
  const apart = keyInstants({ a: calm, b: { ...broken, trace: undone } });
  expect(apart).toContain(Math.min(parted!.at, calm.trace.records[undone.records.indexOf(parted!)]!.at));
});

it('takes few of many evenly, the first and the last always', () => {
  const list = fc.uniqueArray(fc.nat(1e9), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(list, fc.integer({ min: 2, max: 12 }), (numbers, most) => {
      const all = numbers.sort((one, other) => one - other) as Instant[];
      const few = fewOf(all, most);
      expect(few).toHaveLength(Math.min(most, all.length));
      expect(new Set(few).size).toBe(few.length);
      expect([few[0], few.at(-1)]).toEqual([all[0], all.at(-1)]);
      const gaps = few.slice(1).map((at, place) => all.indexOf(at) - all.indexOf(few[place]!));
      expect(Math.max(0, ...gaps) - Math.min(...gaps, Infinity)).toBeLessThanOrEqual(1);
    }),
  );
  expect(() => fewOf([], 1)).toThrow(RangeError);
});
