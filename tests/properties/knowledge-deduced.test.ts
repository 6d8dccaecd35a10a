// Knowledge over any set-up, impossible-looking ones included: two ways of deducing it agree, and names play no part.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLedger } from '../../simulations/knowledge/ledger.ts';
import { matrixAt } from '../../simulations/knowledge/matrix.ts';
import { anySetup } from '../simulations/any-setup.ts';
import { disagreements } from '../simulations/knowledge/agreement.ts';
import { disguise, inDisguise } from '../simulations/knowledge/disguise.ts';
import { runMinute, runOrder, runPublicCopy } from '../simulations/knowledge/runs.ts';

const anyRun = fc
  .tuple(anySetup, fc.constantFrom(runOrder, runOrder, runPublicCopy, runPublicCopy, runMinute))
  .map(([setup, run]) => run(setup));

describe('who knows what', () => {
  it('is found by search as well', () => {
    fc.assert(
      fc.property(anyRun, fc.infiniteStream(fc.nat(20)), (told, dice) => {
        const { accounts } = told.ledger;
        const sample = accounts.filter(() => accounts.length < 5 || dice.next().value === 0);
        for (const { exchange } of sample) expect(disagreements(told, exchange, told.end)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on what anything is called', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 50 }), (told, shift) => {
        const { trace, node } = disguise(told.trace, shift);
        const masked = matrixAt(buildLedger(trace), told.end, 'run');
        expect(masked.cells).toEqual(inDisguise(matrixAt(told.ledger, told.end, 'run').cells, node));
      }),
      { numRuns: 25 },
    );
  });

  it('survives the way to another thread', () => {
    fc.assert(
      fc.property(anyRun, (told) => {
        const there = structuredClone(told.ledger);
        expect(there).toEqual(told.ledger);
        expect(matrixAt(there, told.end, 'run')).toEqual(matrixAt(told.ledger, told.end, 'run'));
      }),
      { numRuns: 10 },
    );
  });
});
