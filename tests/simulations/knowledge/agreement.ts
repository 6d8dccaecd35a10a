// Where the two ways of finding out who knows what disagree.
import type { Instant } from '../../../simulations/kernel/time.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import type { Matrix } from '../../../simulations/knowledge/matrix.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import { SEARCHABLE, knownBySearch, knownFromCopies } from './search.ts';
import type { Told } from './runs.ts';
import { cellOf } from './runs.ts';

/** Cells of one exchange at `t` that search would answer otherwise, as "observer fact: here, there". */
export function disagreements({ trace, ledger }: Told, exchange: number, t: Instant): string[] {
  return disagreementsIn(trace, matrixAt(ledger, t, { exchange }), exchange, t);
}

export function disagreementsIn(trace: Trace, matrix: Matrix, exchange: number, t: Instant): string[] {
  return matrix.columns.flatMap(({ observer, ids }) => {
    if (ids.length === 0) return [];
    const isOther = observer === 'other_client';
    const found = isOther
      ? knownFromCopies(trace, exchange, ids, t)
      : knownBySearch(trace, exchange, ids, observer === 'client', t);
    return SEARCHABLE.flatMap((fact) => {
      const { value } = cellOf(matrix, observer, fact);
      const isKnown = value === 'yes';
      return isKnown === found.has(fact)
        ? []
        : [`${exchange} ${observer} ${fact}: ${value}, by search ${found.has(fact) ? 'yes' : 'no'}`];
    });
  });
}
