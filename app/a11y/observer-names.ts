// What observers are called on a stage: by their column, or by what their box is there.
import type { TraceHeader } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';
import type { PerSide } from '../state/side.ts';

/** Observer column → name; a column without one is given back as it is. */
export type ObserverNames = (column: string) => string;

/** What the catalogues list a column under on this stage. Before there is a run, the column says all. */
export const calledColumn = (header: TraceHeader | null, column: string): string =>
  header?.observers.find((observer) => observer.column === column)?.called ?? column;

export const observerNames =
  ({ facts }: Messages, header: TraceHeader | null): ObserverNames =>
  (column) =>
    facts.observers[calledColumn(header, column)] ?? column;

export interface NamesOfBoth extends PerSide<ObserverNames> {
  /** For what speaks of both stages at once: one name where both have the same, else A's and B's. */
  readonly shared: ObserverNames;
}

export function namesOfBoth(words: Messages, headers: PerSide<TraceHeader | null>): NamesOfBoth {
  const [a, b] = [observerNames(words, headers.a), observerNames(words, headers.b)];
  return { a, b, shared: (column) => [...new Set([a(column), b(column)])].join(' / ') };
}
