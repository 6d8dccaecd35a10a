// Since when each column has held a fact exactly, whichever exchange gave it: what is known outright is not forgotten, so that "how many
// by t?" needs no matrix.
import type { Instant } from '../kernel/time.ts';
import { isOutsider } from './counters.ts';
import type { Fact, LinkFact } from './fact.ts';
import { FACTS } from './fact.ts';
import type { Ledger } from './ledger.ts';

export interface KnownSince {
  readonly column: string;
  readonly at: Instant;
}

/** In order of the columns; who never holds it is not among them. */
export function knownSince({ columns, run }: Ledger, fact: Fact): readonly KnownSince[] {
  const number = FACTS.indexOf(fact);
  return columns.flatMap((column, place) => {
    const reached = run.cells[place]?.[number]?.yes;
    return reached === undefined ? [] : [{ column, at: reached.at }];
  });
}

/** The same of those whom the counters of the run count. */
export function countedSince(ledger: Ledger, fact: LinkFact): readonly KnownSince[] {
  const origins = ledger.run.originColumns.map((column) => ledger.columns[column] ?? '');
  return knownSince(ledger, fact).filter(({ column }) => isOutsider(column, origins));
}
