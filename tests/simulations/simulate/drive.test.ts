// A driven run is the same run: stopped at any instants, its records are those of one that went through, and it can be asked for more.
import { describe, expect, it } from 'vitest';
import { atMilliseconds, milliseconds } from '../../../simulations/kernel/time.ts';
import { LIBRARY } from '../../../simulations/scenario/library/index.ts';
import { simulate } from '../../../simulations/simulate.ts';
import { createDrive } from '../../../simulations/simulate/drive.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';
import { intentsOf } from '../../../simulations/workload/workload.ts';

describe('a driven run', () => {
  it.each(LIBRARY.map((entry) => [entry.id, entry] as const))('%s: in steps as in one go', (_, entry) => {
    const scenario = entry.scenario();
    const records: TraceRecord[] = [];
    const drive = createDrive(scenario, (record) => records.push(record));
    for (const intervention of scenario.interventions) drive.intervene(intervention);
    for (const intent of intentsOf(scenario)) drive.want(intent);
    for (let ms = 0; ms < scenario.horizonMs; ms += 777) drive.advance(atMilliseconds(ms));
    drive.advance(atMilliseconds(scenario.horizonMs));
    const { trace, events } = simulate(scenario);
    expect(records).toEqual(trace.records);
    expect(drive.events).toBe(events);
  });

  it('asks, waits for the answer, and asks again at that very instant', () => {
    const scenario = LIBRARY[0]!.scenario();
    const records: TraceRecord[] = [];
    const drive = createDrive(scenario, (record) => records.push(record));
    const finished = (exchange: number) => (): boolean =>
      records.some((record) => record.kind === 'exchange.finished' && record.exchange === exchange);
    const [like] = intentsOf(scenario);
    const end = atMilliseconds(scenario.horizonMs);
    drive.want({ ...like!, exchange: 1, at: drive.now, service: milliseconds(40) });
    expect(drive.advance(end, finished(1))).toBe(true);
    const first = drive.now;
    expect(first).toBeGreaterThan(40_000);
    expect(first).toBeLessThan(end);
    drive.want({ ...like!, exchange: 2, at: drive.now });
    expect(drive.advance(end, finished(2))).toBe(true);
    expect(drive.now).toBeGreaterThan(first);
    expect(records.filter(({ kind }) => kind === 'exchange.finished')).toHaveLength(2);
  });
});

describe('nodes that share an address', () => {
  it('are told apart by the port that is asked for', () => {
    const scenario = LIBRARY[0]!.scenario();
    const asked = intentsOf(scenario)[0]!;
    const outcome = (nodes: typeof scenario.nodes): TraceRecord | undefined => {
      const records: TraceRecord[] = [];
      const drive = createDrive({ ...scenario, nodes }, (record) => records.push(record));
      drive.want({ ...asked, exchange: 1, at: drive.now });
      drive.advance(atMilliseconds(scenario.horizonMs));
      return records.find(({ kind }) => kind === 'exchange.finished');
    };
    const plain = outcome(scenario.nodes);
    expect(plain).toMatchObject({ failure: null });
    const origins = scenario.nodes.filter((node) => node.kind === 'origin-server');
    const neighbours = origins.map((node) => ({ ...node, id: `${node.id}-beside`, ports: { http: 1, https: 2 } }));
    expect(outcome([...scenario.nodes, ...neighbours])).toEqual(plain);
  });
});
