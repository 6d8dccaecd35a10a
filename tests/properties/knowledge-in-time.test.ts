// Knowledge in time: it only grows while an exchange goes on, and what is known at an instant follows from what happened by then.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../simulations/kernel/time.ts';
import { FACTS, rank } from '../../simulations/knowledge/fact.ts';
import { buildLedger } from '../../simulations/knowledge/ledger.ts';
import { evidenceInstants } from '../../simulations/knowledge/read-ledger.ts';
import type { Matrix, Scope } from '../../simulations/knowledge/matrix.ts';
import { matrixAt } from '../../simulations/knowledge/matrix.ts';
import { recordsBy } from '../../simulations/trace/trace.ts';
import type { Trace } from '../../simulations/trace/trace.ts';
import type { Setup } from '../../simulations/scenario/setup.ts';
import { anySetup } from '../simulations/any-setup.ts';
import { faultsIn } from '../simulations/knowledge/audit.ts';
import type { Told } from '../simulations/knowledge/runs.ts';
import { cellOf, runMinute, runOrder, runPublicCopy } from '../simulations/knowledge/runs.ts';

const run = (setup: Setup, isPublic: boolean): Told => (isPublic ? runPublicCopy(setup) : runOrder(setup));

const instantsOf = ({ ledger, end }: Told): Instant[] => [0 as Instant, ...evidenceInstants(ledger), end];

/** Cells that are worth less in the later matrix, as "observer fact: then, now". */
function losses(earlier: Matrix, later: Matrix): string[] {
  return earlier.columns.flatMap(({ observer }) =>
    FACTS.flatMap((fact) => {
      const [then, now] = [cellOf(earlier, observer, fact).value, cellOf(later, observer, fact).value];
      if (then === 'na' && now === 'na') return [];
      const isLess = now === 'na' || (then !== 'na' && rank(now) < rank(then));
      return isLess ? [`${observer} ${fact}: ${then}, ${now}`] : [];
    }),
  );
}

const expectGrowth = ({ ledger }: Told, instants: readonly Instant[], scope: Scope): void => {
  const matrices = instants.map((t) => matrixAt(ledger, t, scope));
  matrices.slice(1).forEach((matrix, place) => {
    expect(losses(matrices[place]!, matrix)).toEqual([]);
  });
};

describe('knowledge of one exchange', () => {
  it('only grows', () => {
    fc.assert(
      fc.property(anySetup, fc.boolean(), (setup, isPublic) => {
        const told = run(setup, isPublic);
        for (const { exchange } of told.ledger.accounts) expectGrowth(told, instantsOf(told), { exchange });
      }),
      { numRuns: 40 },
    );
  });

  it('rests on records that have happened', () => {
    fc.assert(
      fc.property(anySetup, fc.boolean(), fc.nat(5_000_000), (setup, isPublic, t) => {
        const told = run(setup, isPublic);
        for (const { exchange } of told.ledger.accounts) {
          expect(faultsIn(told.trace, matrixAt(told.ledger, t as Instant, { exchange }), t as Instant)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('would be the same if the run had ended there', () => {
    // What makes these true is in the header and in the wish itself; the others' truth comes to be on the way.
    const facts = ['client_ip', 'dest_host', 'url_path', 'forward_proxy_in_use', 'gateway_in_use'] as const;
    const until = (trace: Trace, t: Instant): Trace => ({
      header: trace.header,
      records: trace.records.slice(0, recordsBy(trace, t)),
    });
    fc.assert(
      fc.property(anySetup, fc.boolean(), (setup, isPublic) => {
        const told = run(setup, isPublic);
        for (const t of evidenceInstants(told.ledger)) {
          const ended = buildLedger(until(told.trace, t));
          for (const { exchange } of ended.accounts) {
            const [whole, cut] = [told.ledger, ended].map((ledger) => matrixAt(ledger, t, { exchange }));
            for (const { observer } of whole!.columns) {
              for (const fact of facts) {
                const [{ value }, { value: early }] = [cellOf(whole!, observer, fact), cellOf(cut!, observer, fact)];
                // Other people read their answers later; whether they will is the one thing that lies ahead.
                expect(`${observer} ${fact} ${early}`).toBe(`${observer} ${fact} ${value}`);
              }
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('changes at the instants that are listed and at no other', () => {
    fc.assert(
      fc.property(anySetup, fc.boolean(), (setup, isPublic) => {
        const told = run(setup, isPublic);
        const listed = instantsOf(told);
        const marks = (t: Instant): string =>
          told.ledger.accounts
            .map(({ exchange }) => {
              const matrix = matrixAt(told.ledger, t, { exchange });
              return matrix.columns
                .map(({ observer }) => FACTS.map((fact) => cellOf(matrix, observer, fact).value).join(' '))
                .join('\n');
            })
            .join('\n');
        listed.slice(1, -1).forEach((t, place) => {
          expect(marks((t - 1) as Instant)).toBe(marks(listed[place]!));
          expect(marks(t)).not.toBe(marks((t - 1) as Instant));
        });
        expect(marks((told.end - 1) as Instant)).toBe(marks(told.end));
      }),
      { numRuns: 25 },
    );
  });
});

describe('knowledge of a whole run', () => {
  it('only grows, and is the best of its exchanges', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const told = runMinute(setup);
        const instants = [0, 1.5, 2.5, 8, 20, 45, 60].map((seconds) => (seconds * 1_000_000) as Instant);
        expectGrowth(told, instants, 'run');
        for (const t of instants.slice(2)) {
          const run = matrixAt(told.ledger, t, 'run');
          const wanted = told.ledger.accounts.filter(({ wantedAt }) => wantedAt <= t);
          const each = wanted.map(({ exchange }) => matrixAt(told.ledger, t, { exchange }));
          for (const { observer } of run.columns) {
            for (const fact of FACTS) {
              const values = each
                .map((matrix) => cellOf(matrix, observer, fact).value)
                .filter((value) => value !== 'na');
              const best =
                values.length === 0 ? 'na' : values.reduce((one, other) => (rank(one) >= rank(other) ? one : other));
              expect(`${observer} ${fact} ${cellOf(run, observer, fact).value}`).toBe(`${observer} ${fact} ${best}`);
            }
          }
        }
      }),
      { numRuns: 5 },
    );
  });
});
