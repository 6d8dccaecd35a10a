// The signs that are explained are those that stand in the two tables, all of them and no others.
import { describe, expect, it } from 'vitest';
import { columnsShown, differenceAt, factsShown } from '../../app/knowledge/cells.ts';
import { signsIn } from '../../app/knowledge/signs.ts';
import { instant, matrixAt, MODES, type Matrix, type ModeId } from '../../simulations/index.ts';
import { END, runOf } from './base-exchange.ts';

const DIRECT = runOf('direct-https').ledger;

/** Names of the signs that a table draws, and "differs" where it marks a cell. */
function drawnIn(here: Matrix, there: Matrix, every: boolean): readonly string[] {
  return columnsShown(here, every).flatMap((column) =>
    factsShown(here, every).flatMap((fact) => {
      const { value, assurance } = here.cells[column]![fact];
      const sign = assurance === 'asserted' ? `told ${value}` : value;
      return differenceAt(here, there, column, fact) === null ? [sign] : [sign, 'differs'];
    }),
  );
}

const explained = (a: Matrix, b: Matrix, every: boolean): readonly string[] => {
  const { signs, differs } = signsIn(a, b, every);
  const names = signs.map(({ value, isAsserted }) => (isAsserted ? `told ${value}` : value));
  return differs ? [...names, 'differs'] : names;
};

describe('signs explained beside the tables', () => {
  it.each(MODES.map(({ id }) => id))('%s', (id: ModeId) => {
    const { ledger } = runOf(id);
    for (const t of [instant(0), instant(200_000), END]) {
      for (const every of [false, true]) {
        const [a, b] = [matrixAt(DIRECT, t, 'run'), matrixAt(ledger, t, 'run')];
        const drawn = new Set([...drawnIn(a, b, every), ...drawnIn(b, a, every)]);
        expect([...explained(a, b, every)].sort()).toEqual([...drawn].sort());
      }
    }
  });

  it('come to all that there are', () => {
    const all = new Set(
      MODES.flatMap(({ id }) => explained(matrixAt(DIRECT, END, 'run'), matrixAt(runOf(id).ledger, END, 'run'), true)),
    );
    expect([...all].sort()).toEqual(
      ['differs', 'inferable', 'linkable', 'na', 'no', 'partial', 'told yes', 'yes'].sort(),
    );
  });

  it('are none before there is a table', () => {
    expect(signsIn(null, null, true)).toEqual({ signs: [], differs: false });
  });
});
