// What the tables show: the differences between two stages, and nothing that the ledger does not say.
import { describe, expect, it } from 'vitest';
import {
  columnsShown,
  differenceAt,
  factsShown,
  MAIN_FACTS,
  matrixOf,
  turningInstants,
} from '../../app/knowledge/cells.ts';
import { signed, written } from '../../app/comparison/measure-words.ts';
import { measuredAt } from '../../app/comparison/measures.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import {
  buildLedger,
  composeScenario,
  FACTS,
  instant,
  matrixAt,
  measure,
  modeOf,
  simulate,
  type Instant,
} from '../../simulations/index.ts';
import { EN } from '../i18n/all-words.ts';

const runOf = (mode: string) => {
  const { setup } = modeOf(mode)!;
  const { trace } = simulate(composeScenario(situationOf('base-exchange'), setup));
  return { trace, ledger: buildLedger(trace), samples: measure(trace) };
};
const direct = runOf('direct-https');
const connect = runOf('fwd-connect');
const END = instant(direct.trace.header.horizonUs);

describe('the tables of direct HTTPS and a CONNECT tunnel', () => {
  const here = matrixOf(direct.ledger, END, null);
  const there = matrixOf(connect.ledger, END, null);

  it('count 3 / 0 and 2 / 0', () => {
    const counts = (matrix: typeof here) => [
      matrix.counters.link_ip_host.length,
      matrix.counters.link_ip_content.length,
    ];
    expect(counts(here)).toEqual([3, 0]);
    expect(counts(there)).toEqual([2, 0]);
  });

  it('mark exactly the cells whose value or assurance differs', () => {
    for (const { observer } of here.columns) {
      for (const fact of here.facts) {
        const own = here.cells[observer]![fact];
        const other = there.cells[observer]?.[fact];
        // Blank is blank, whether it does not apply or nobody told.
        const isBlank = [own, other].every((one) => one?.value === 'no' || one?.value === 'na');
        const differs =
          other !== undefined && !isBlank && (own.value !== other.value || own.assurance !== other.assurance);
        expect(differenceAt(here, there, observer, fact) !== null).toBe(differs);
      }
    }
    expect(differenceAt(here, there, 'transit', 'client_ip')?.value).toBe('linkable');
    expect(differenceAt(there, here, 'forward_proxy', 'client_ip')).toBeNull();
  });

  it('show the main facts, or all', () => {
    expect(factsShown(here, false)).toEqual(MAIN_FACTS);
    expect(factsShown(here, true)).toHaveLength(14);
    expect(columnsShown(here, false)).not.toContain('other_client');
    expect(columnsShown(here, true)).toContain('other_client');
  });

  it('show other people besides where something has come to them', () => {
    const { setup, episode } = modeOf('rp-cache-misconfigured')!;
    const ledger = buildLedger(simulate(composeScenario(situationOf('base-exchange'), setup, { episode })).trace);
    const seen = [instant(0), END].map((t) => columnsShown(matrixOf(ledger, t, null), false).includes('other_client'));
    expect(seen).toEqual([false, true]);
  });

  it('know by role from the start: an address of one’s own is nothing that is learnt', () => {
    const start = matrixOf(direct.ledger, instant(0), null);
    for (const [observer, fact] of [
      ['client', 'client_ip'],
      ['origin', 'origin_ip'],
    ] as const)
      expect(start.cells[observer]![fact], observer).toMatchObject({ value: 'yes', assurance: 'role' });
    const learnedAt = (t: Instant) =>
      measuredAt({ a: direct, b: connect }, t).measures.find(({ name }) => name === 'learned')!.a;
    expect(learnedAt(instant(0))).toBe(0);
    const known = FACTS.filter((fact) => here.cells['origin']![fact].value === 'yes' && !fact.startsWith('link_'));
    const own = known.filter((fact) => here.cells['origin']![fact].assurance === 'role');
    expect(own).toEqual(['origin_ip', 'server_software']);
    expect(learnedAt(END)).toBe(known.length - own.length);
  });

  it('change what they show at the turning instants and at no other', () => {
    for (const { ledger, trace } of [direct, connect]) {
      const instants = new Set<number>(turningInstants(ledger));
      const shown = (t: Instant): string => {
        const { cells, counters } = matrixAt(ledger, t, 'run');
        return JSON.stringify([counters, cells], (key, value: unknown) =>
          key === 'reason' || key === 'evidence' ? null : value,
        );
      };
      let before = shown(instant(0));
      for (const at of new Set(trace.records.map((record) => record.at))) {
        const now = shown(at);
        if (now !== before) expect(instants.has(at), `a cell changes at ${String(at)}`).toBe(true);
        before = now;
      }
    }
  });

  it('fall back on the whole run for an exchange that is not there', () => {
    expect(matrixOf(direct.ledger, END, 99)).toEqual(here);
    expect(matrixOf(direct.ledger, END, 1).columns[0]!.ids).toEqual(['alice']);
  });
});

describe('the numbers', () => {
  const measured = measuredAt({ a: direct, b: connect }, END);
  const of = (name: string) => measured.measures.find((one) => one.name === name)!;

  it('are those of the runs, and their differences', () => {
    expect([measured.wanted, measured.pairs]).toEqual([1, 1]);
    const [a, b] = [direct, connect].map(({ samples }) => samples.outcomes[0]!.latencyUs! / 1000);
    expect([of('latencyMedian').a, of('latencyMedian').b]).toEqual([a, b]);
    expect(of('latencyMedian').difference?.value).toBeCloseTo(b! - a!, 9);
    expect(of('originRequests')).toMatchObject({ a: 1, b: 1, difference: { value: 0 } });
  });

  it('show a difference, however small, wherever there is one', () => {
    const latency = (by: number) => ({
      ...of('latencyMedian'),
      ...{ a: 158, b: 158 + by, difference: { value: by, low: null, high: null } },
    });
    const row = (by: number) => [written(158 + by, latency(by), EN), signed(by, latency(by), EN)];
    expect([0, -46, 0.5, 0.4, -0.03, 0.001].map(row)).toEqual([
      ['158 ms', '0'],
      ['112 ms', '−46'],
      ['159 ms', '+1'],
      ['158.4 ms', '+0.4'],
      ['157.97 ms', '−0.03'],
      ['158.001 ms', '+0.001'],
    ]);
    const hits = { ...of('hitRatio'), a: 0.4, b: 0.404, difference: { value: 0.004, low: null, high: null } };
    expect([written(0.404, hits, EN), signed(0.004, hits, EN)]).toEqual(['40.4%', '+0.4']);
  });

  it('are missing, not zero, before anything was answered', () => {
    const none = measuredAt({ a: direct, b: connect }, instant(0)).measures.find(
      ({ name }) => name === 'latencyMedian',
    )!;
    expect([none.a, none.b, none.difference]).toEqual([null, null, null]);
  });
});
