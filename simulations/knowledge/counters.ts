// The headline numbers: how many places other than the two ends hold who and what together.
import { CLIENT } from './columns.ts';
import type { LinkFact } from './fact.ts';
import { LINK_FACTS } from './fact.ts';
import type { Cells } from './cell.ts';

/** The columns that hold both halves as `yes`; neither what is partial nor what could be linked or inferred counts. */
export type Counters = Readonly<Record<LinkFact, readonly string[]>>;

/** Neither a user nor the site: the two ends hold both halves by their part. */
export const isOutsider = (column: string, origins: readonly string[]): boolean =>
  column !== CLIENT && !origins.includes(column);

export function countersOf(cells: Cells, origins: readonly string[]): Counters {
  const holding = (fact: LinkFact): readonly string[] =>
    Object.entries(cells)
      .filter(([name, facts]) => isOutsider(name, origins) && facts[fact].value === 'yes')
      .map(([name]) => name);
  return Object.fromEntries(LINK_FACTS.map((fact) => [fact, holding(fact)])) as Counters;
}
