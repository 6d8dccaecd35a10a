// The coalition that is supposed on one stage: who of it is there, what is counted with it, and whom one operator would run.
import {
  coalitionOf,
  countersWith,
  isBox,
  type Coalition,
  type Counters,
  type Ledger,
  type Matrix,
  type Setup,
  type TraceHeader,
} from '../../simulations/index.ts';

/** The columns of those who answer for the site themselves. */
export const originsOf = ({ run, columns }: Ledger): readonly string[] =>
  run.originColumns.flatMap((column) => columns[column] ?? []);

export const coalitionIn = ({ cells }: Matrix, share: readonly string[]): Coalition => coalitionOf(cells, share);

/** The counters with the coalition as one party, under the name that `together` gives its members. */
export function jointCounters(
  matrix: Matrix,
  share: readonly string[],
  origins: readonly string[],
  together: (members: readonly string[]) => string,
): Counters {
  const coalition = coalitionIn(matrix, share);
  const counted = countersWith(matrix.counters, coalition, origins);
  const called = (columns: readonly string[]): readonly string[] =>
    columns.map((column) => (matrix.cells[column] === undefined ? together(coalition.members) : column));
  return {
    link_ip_host: called(counted.link_ip_host),
    link_ip_content: called(counted.link_ip_content),
    link_user_content: called(counted.link_user_content),
  };
}

/**
 * The columns of whoever runs a box in between. Where requests are closed for a gateway that is the site's own server
 * (RFC 9458 §2), that is one of them.
 */
export function intermediariesOf(header: TraceHeader, { clientSide }: Setup): readonly string[] {
  const columnOf = (operator: string | null): readonly string[] =>
    header.observers.flatMap(({ id, column }) => (id === operator ? [column] : []));
  const boxes = header.nodes.filter(({ kind }) => isBox(kind)).flatMap(({ operator }) => columnOf(operator));
  return [...new Set([...boxes, ...(clientSide === 'ohttp' ? ['origin'] : [])])];
}
