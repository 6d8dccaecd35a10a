// What must hold in every run, whatever stands between the people and the site.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopByHopNames } from '../../simulations/http/hop-by-hop.ts';
import { composeScenario } from '../../simulations/scenario/compose.ts';
import { FIRST_SCREEN } from '../../simulations/scenario/library/situations.ts';
import type { Intervention, Scenario } from '../../simulations/scenario/scenario.ts';
import { simulate } from '../../simulations/simulate.ts';
import type { TraceRecord } from '../../simulations/trace/record.ts';
import { FIRST_ATTACK } from '../../simulations/workload/workload.ts';
import { anySetup } from '../simulations/any-setup.ts';

function shortened(scenario: Scenario): Scenario {
  const workload = scenario.workload.map((demand) =>
    'atMs' in demand.when
      ? { ...demand, when: { atMs: demand.when.atMs.filter((at) => at < 8000) } }
      : { ...demand, when: { ...demand.when, untilMs: Math.min(8000, demand.when.untilMs) } },
  );
  return { ...scenario, workload };
}

/** The first screen's people, for eight seconds and a rest in which all may end. */
const scenarios: fc.Arbitrary<Scenario> = fc
  .record({ setup: anySetup, seed: fc.integer({ min: 0, max: 1_000_000 }) })
  .map(({ setup, seed }) => shortened(composeScenario(FIRST_SCREEN, setup, { seed })));

const recordsOf = (scenario: Scenario): readonly TraceRecord[] => simulate(scenario).trace.records;

describe('a run', () => {
  it('is the same, octet for octet, when it is made again', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(JSON.stringify(simulate(scenario).trace)).toBe(JSON.stringify(simulate(scenario).trace));
      }),
      { numRuns: 30 },
    );
  });

  it('receives nothing before it was sent, and nothing twice', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { trace } = simulate(scenario);
        const received = new Set<number>();
        let clock = 0;
        trace.records.forEach((record, number) => {
          expect(record.at).toBeGreaterThanOrEqual(clock);
          clock = record.at;
          if (record.kind !== 'message.received') return;
          const sent = trace.records[record.sent];
          expect(record.sent).toBeLessThan(number);
          expect(sent).toMatchObject({ kind: 'message.sent', transmission: record.transmission, to: record.to });
          expect(received.has(record.transmission)).toBe(false);
          received.add(record.transmission);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('ends every exchange, once, with an answer or a failure', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const records = recordsOf(scenario);
        const wanted = records.filter(({ kind }) => kind === 'exchange.wanted');
        const finished = records.filter((record) => record.kind === 'exchange.finished');
        expect(new Set(finished.map(({ exchange }) => exchange)).size).toBe(wanted.length);
        expect(finished).toHaveLength(wanted.length);
        for (const { status, failure } of finished) expect((status === null) === (failure !== null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('wants the same things at the same instants on every stage', () => {
    const wants = (scenario: Scenario): unknown[] =>
      recordsOf(scenario).flatMap((record) =>
        // An attacker's are numbered apart, and come on the stages where he does.
        record.kind === 'exchange.wanted' && record.exchange < FIRST_ATTACK
          ? [[record.at, record.exchange, record.node, record.method, record.target.replace(/^https?/u, '')]]
          : [],
      );
    fc.assert(
      fc.property(anySetup, anySetup, fc.nat(1000), (a, b, seed) => {
        const [left, right] = [a, b].map((setup) => shortened(composeScenario(FIRST_SCREEN, setup, { seed })));
        expect(left && wants(left)).toEqual(right && wants(right));
      }),
      { numRuns: 30 },
    );
  });
});

/** Any intervention that this scenario has a place for. */
function changes(scenario: Scenario): fc.Arbitrary<Intervention> {
  const idsOf = (...kinds: string[]): string[] =>
    scenario.nodes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const boxes = idsOf('gateway', 'forward-proxy');
  const atMs = fc.integer({ min: 1, max: 8000 });
  const send = fc.record({
    atMs,
    patch: fc.constant('send-request' as const),
    client: fc.constantFrom(...idsOf('client')),
    scheme: fc.constant(scenario.workload[0]?.scheme ?? 'http'),
    host: fc.constant(FIRST_SCREEN.host),
    path: fc.constantFrom('/', '/cart'),
  });
  const stop = fc.record({
    atMs,
    patch: fc.constant('stop-server' as const),
    node: fc.constantFrom(...idsOf('origin-server')),
  });
  if (boxes.length === 0) return fc.oneof(send, stop);
  const turn = fc.record({
    atMs,
    patch: fc.constantFrom('cache-on' as const, 'cache-off' as const, 'tell-client-on' as const),
    node: fc.constantFrom(...boxes),
  });
  return fc.oneof(send, stop, turn);
}

describe('a change at some instant', () => {
  it('leaves every record before it as it was', () => {
    const changed = scenarios.chain((scenario) =>
      changes(scenario).map((intervention) => ({ scenario, intervention })),
    );
    fc.assert(
      fc.property(changed, ({ scenario, intervention }) => {
        const isBefore = ({ at }: TraceRecord): boolean => at < intervention.atMs * 1000;
        const interventions = [...scenario.interventions, intervention];
        const after = recordsOf({ ...scenario, interventions });
        expect(after.filter(isBefore)).toEqual(recordsOf(scenario).filter(isBefore));
        expect(after.some(({ kind }) => kind === 'intervention.applied')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a box that keeps to the standard', () => {
  it('lets no hop-by-hop field cross a hop (RFC 9110 §7.6.1)', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { trace } = simulate(scenario);
        for (const record of trace.records) {
          if (record.kind !== 'message.rewritten') continue;
          const node = scenario.nodes.find(({ id }) => id === record.node);
          if (!node || !('manners' in node) || node.manners.profile !== 'rfc') continue;
          const crossing = hopByHopNames(record.received.fields).filter((name) =>
            record.forwarded.fields.some((field) => field.name.toLowerCase() === name.toLowerCase()),
          );
          expect(crossing).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('every transmission', () => {
  it('runs along the link between its two nodes', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { trace } = simulate(scenario);
        const ends = new Map(trace.header.links.map(({ id, between }) => [id, [...between].sort().join(' ')]));
        for (const record of trace.records) {
          if (record.kind !== 'message.sent') continue;
          expect(ends.get(record.link)).toBe([record.from, record.to].sort().join(' '));
        }
      }),
      { numRuns: 20 },
    );
  });
});
