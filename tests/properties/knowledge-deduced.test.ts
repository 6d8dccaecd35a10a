// Knowledge over any set-up, impossible-looking ones included: two ways of deducing it agree, and names play no part.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLedger } from '../../simulations/knowledge/ledger.ts';
import { matrixAt } from '../../simulations/knowledge/matrix.ts';
import { anySetup } from '../simulations/any-setup.ts';
import { disagreements } from '../simulations/knowledge/agreement.ts';
import { disguise, inDisguise } from '../simulations/knowledge/disguise.ts';
import { runMinute, runOrder, runPublicCopy } from '../simulations/knowledge/runs.ts';

const RUNS = { runOrder, runPublicCopy, runMinute };
const anyKind = fc.constantFrom<(keyof typeof RUNS)[]>('runOrder', 'runPublicCopy', 'runPublicCopy', 'runMinute');

describe('who knows what', () => {
  it('is found by search as well', () => {
    fc.assert(
      fc.property(anySetup, anyKind, fc.nat(18), (setup, kind, first) => {
        const told = RUNS[kind](setup);
        const { accounts } = told.ledger;
        const sample = accounts.filter((_account, place) => accounts.length < 5 || place % 19 === first);
        for (const { exchange } of sample) expect(disagreements(told, exchange, told.end)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on what anything is called', () => {
    fc.assert(
      fc.property(anySetup, anyKind, fc.integer({ min: 1, max: 50 }), (setup, kind, shift) => {
        const told = RUNS[kind](setup);
        const { trace, node } = disguise(told.trace, shift);
        const masked = matrixAt(buildLedger(trace), told.end, 'run');
        expect(masked.cells).toEqual(inDisguise(matrixAt(told.ledger, told.end, 'run').cells, node));
      }),
      { numRuns: 25 },
    );
  });

  it('survives the way to another thread', () => {
    fc.assert(
      fc.property(anySetup, anyKind, (setup, kind) => {
        const told = RUNS[kind](setup);
        const there = structuredClone(told.ledger);
        expect(there).toEqual(told.ledger);
        expect(matrixAt(there, told.end, 'run')).toEqual(matrixAt(told.ledger, told.end, 'run'));
      }),
      { numRuns: 10 },
    );
  });
});
