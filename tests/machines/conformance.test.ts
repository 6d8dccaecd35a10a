// The charts against the runs: every lawful trace is accepted, every state of every chart is lived through somewhere, and a record out of order is
// refused at its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCHANGE_MACHINES, createChart } from '../../app/machines/charts.ts';
import type { MachineName } from '../../app/machines/lifeline.ts';
import { UnlawfulRecord, lifelinesOf } from '../../app/machines/lifelines.ts';
import type { Intervention, Trace, TraceRecord } from '../../simulations/index.ts';
import { FIRST_SCREEN, RUSH_HOUR, composeScenario, simulate } from '../../simulations/index.ts';
import { anySetup } from '../simulations/any-setup.ts';
import { allRuns } from './runs.ts';

describe('every chart accepts every run that ships', () => {
  it.each(allRuns)('$name', ({ trace }) => {
    const lifelines = lifelinesOf(trace);
    const wanted = trace.records.filter(({ kind }) => kind === 'exchange.wanted');
    const clients = lifelines.filter(({ machine }) => machine === 'client');
    expect(clients).toHaveLength(wanted.length);
    for (const { states, at, records } of lifelines) {
      expect(at).toHaveLength(states.length);
      expect(records).toHaveLength(states.length);
    }
  });
});

it('accepts any set-up of the switches, with servers and boxes that stop at any moment', () => {
  const stop = fc.record({
    node: fc.constantFrom('origin-1', 'origin-2', 'gateway', 'proxy', 'relay-1', 'relay-3'),
    fromMs: fc.integer({ min: 0, max: 8000 }),
    forMs: fc.integer({ min: 1, max: 3000 }),
  });
  fc.assert(
    fc.property(anySetup, fc.array(stop, { maxLength: 3 }), (setup, stops) => {
      const interventions: Intervention[] = stops.flatMap(({ node, fromMs, forMs }) => [
        { atMs: fromMs, patch: 'stop-server' as const, node },
        { atMs: fromMs + forMs, patch: 'start-server' as const, node },
      ]);
      const scenario = { ...composeScenario(FIRST_SCREEN, setup, { interventions }), horizonMs: 12_000 };
      expect(() => lifelinesOf(simulate(scenario).trace)).not.toThrow();
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('accepts any set-up in the rush hour, whose copies are stale by the time that they are wanted again', () => {
  const stop = fc.record({
    atMs: fc.integer({ min: 0, max: 14_000 }),
    patch: fc.constantFrom('stop-server' as const, 'start-server' as const),
    node: fc.constantFrom('origin-1', 'origin-2'),
  });
  fc.assert(
    fc.property(anySetup, fc.array(stop, { maxLength: 4 }), (setup, interventions) => {
      const scenario = { ...composeScenario(RUSH_HOUR, setup, { interventions }), horizonMs: 15_000 };
      expect(() => lifelinesOf(simulate(scenario).trace)).not.toThrow();
    }),
    { numRuns: 150, seed: 5 },
  );
}, 60_000);

describe('every state of a chart is reached in some run', () => {
  const lived = new Map<MachineName, Set<string>>();
  for (const { trace } of allRuns) {
    for (const { machine, states } of lifelinesOf(trace)) {
      const seen = lived.get(machine) ?? new Set();
      lived.set(machine, seen);
      for (const state of states) seen.add(state);
    }
  }
  it.each(Object.entries(EXCHANGE_MACHINES))('%s', (name, machine) => {
    const { initial } = createChart(machine);
    const missed = Object.keys(machine.states).filter(
      (state) => state !== initial && lived.get(name as MachineName)?.has(state) !== true,
    );
    expect(missed).toEqual([]);
  });
});

describe('a record out of order is refused at its place', () => {
  const runOf = (name: string): Trace => {
    const run = allRuns.find((candidate) => candidate.name === name);
    if (!run) throw new Error(`no run ${name}`);
    return run.trace;
  };
  /** The trace with the records at two places exchanged, their instants left where they are. */
  const swapped = ({ header, records }: Trace, one: number, other: number): Trace => {
    const changed = [...records];
    changed[one] = { ...records[other]!, at: records[one]!.at };
    changed[other] = { ...records[one]!, at: records[other]!.at };
    return { header, records: changed };
  };
  const refusal = (trace: Trace): UnlawfulRecord => {
    try {
      lifelinesOf(trace);
    } catch (error) {
      if (error instanceof UnlawfulRecord) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  };
  const find = ({ records }: Trace, is: (record: TraceRecord) => boolean): number => records.findIndex(is);

  it('an origin that finishes what it has not started', () => {
    const trace = runOf('direct-http');
    const started = find(trace, ({ kind }) => kind === 'service.started');
    const finished = find(trace, ({ kind }) => kind === 'service.finished');
    const error = refusal(swapped(trace, started, finished));
    expect(error).toMatchObject({
      record: started,
      kind: 'service.finished',
      machine: 'origin-server',
      state: 'has the request',
    });
    expect(error.message).toContain(`record ${String(started)} (service.finished)`);
  });

  it('a gateway that answers before its store was asked', () => {
    const trace = runOf('rp-cache-hit');
    const hit = find(trace, ({ kind }) => kind === 'cache.hit');
    const planted: Trace = {
      ...trace,
      records: trace.records.map((record, number) =>
        number === hit ? ({ ...record, kind: 'cache.stored' } as never) : record,
      ),
    };
    expect(refusal(planted)).toMatchObject({
      record: hit,
      kind: 'cache.stored',
      machine: 'gateway',
      state: 'has the request',
    });
  });

  it('a client that is done before it has its answer', () => {
    const trace = runOf('fwd-http-elite');
    const finished = find(trace, ({ kind }) => kind === 'exchange.finished');
    const planted: Trace = {
      ...trace,
      records: trace.records.filter((_, number) => number !== finished - 1),
    };
    expect(refusal(planted)).toMatchObject({
      record: finished - 1,
      kind: 'exchange.finished',
      state: 'waits for the answer',
    });
  });

  it('a tunnel that carries bytes before it is open', () => {
    const trace = runOf('fwd-connect');
    const opened = find(trace, ({ kind }) => kind === 'tunnel.opened');
    const planted: Trace = {
      ...trace,
      records: trace.records.map((record, number) =>
        number === opened
          ? ({ kind: 'message.rewritten', at: record.at, exchange: 1, node: 'proxy', edits: [] } as never)
          : record,
      ),
    };
    expect(refusal(planted)).toMatchObject({ record: opened, kind: 'message.rewritten', machine: 'tunnel' });
  });

  it('a relay that carries bytes before it has been asked to', () => {
    const trace = runOf('socks5-clear-remote-dns');
    const isRequest = (record: TraceRecord): boolean =>
      record.kind === 'message.sent' && record.payload.kind === 'socks' && record.payload.step === 'request';
    const request = find(trace, isRequest);
    const arrival = find(trace, (record) => record.kind === 'message.received' && record.sent === request);
    const { at } = trace.records[arrival]!;
    const instead: TraceRecord = { kind: 'intervention.applied', at, patch: 'none', node: null };
    const planted = { ...trace, records: trace.records.map((one, number) => (number === arrival ? instead : one)) };
    const error = refusal(planted);
    expect(error).toMatchObject({ machine: 'tunnel-server', state: 'has agreed to listen' });
    expect(error.record).toBeGreaterThan(arrival);
  });

  it.each([
    ['exchange.wanted', 'rp-http'],
    ['connection.opened', 'rp-http'],
    ['server.chosen', 'rp-http'],
    ['message.rewritten', 'rp-http'],
    ['service.started', 'rp-http'],
    ['service.finished', 'rp-http'],
    ['tunnel.opened', 'fwd-connect'],
    ['cache.hit', 'rp-cache-hit'],
  ] as const)('what could not be without a %s', (kind, name) => {
    const trace = runOf(name);
    const missing = find(trace, (record) => record.kind === kind);
    const { at } = trace.records[missing]!;
    const instead: TraceRecord = { kind: 'intervention.applied', at, patch: 'none', node: null };
    const planted = {
      ...trace,
      records: trace.records.map((record, number) => (number === missing ? instead : record)),
    };
    expect(refusal(planted).record).toBeGreaterThan(missing);
  });
});
