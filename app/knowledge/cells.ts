// What the two matrices show at an instant, side by side: one stage's cells, and which of them differ from the other's.
import {
  isBlank,
  isSameCell,
  matrixAt,
  type Cell,
  type Fact,
  type Instant,
  type Ledger,
  type Matrix,
} from '../../simulations/index.ts';

/** Facts that are always shown; the rest is one click away. */
export const MAIN_FACTS: readonly Fact[] = [
  'client_ip',
  'user_identity',
  'dest_host',
  'url_path',
  'response_body',
  'origin_ip',
];

export const factsShown = (matrix: Matrix, every: boolean): readonly Fact[] =>
  every ? matrix.facts : MAIN_FACTS.filter((fact) => matrix.facts.includes(fact));

/** Other people are off every path: their column is shown with all facts, or when something has come to them. */
export function columnsShown(matrix: Matrix, every: boolean): readonly string[] {
  const facts = factsShown(matrix, every);
  const hasAny = (observer: string): boolean => facts.some((fact) => !isBlank(matrix.cells[observer]?.[fact]));
  return matrix.columns
    .map(({ observer }) => observer)
    .filter((observer) => every || observer !== 'other_client' || hasAny(observer));
}

/** The other stage's cell when it differs from this one's; null when it does not, or when no such party is there. */
export function differenceAt(here: Matrix, there: Matrix | null, column: string, fact: Fact): Cell | null {
  const own = here.cells[column]?.[fact];
  const other = there?.cells[column]?.[fact];
  if (own === undefined || other === undefined) return null;
  return isSameCell(own, other) ? null : other;
}

/** Instants at which a cell may be known better or worse: what is learnt, wanted or over. */
export function turningInstants(ledger: Ledger): readonly Instant[] {
  const instants = new Set<Instant>(ledger.run.instants);
  for (const { wantedAt, finishedAt } of ledger.accounts) {
    instants.add(wantedAt);
    if (finishedAt !== null) instants.add(finishedAt);
  }
  return [...instants].sort((one, other) => one - other);
}

/** The matrix of the whole run so far, or of one exchange; of the run where the ledger has no such exchange. */
export function matrixOf(ledger: Ledger, at: Instant, exchange: number | null): Matrix {
  const known = exchange !== null && ledger.accounts.some((account) => account.exchange === exchange);
  return matrixAt(ledger, at, known ? { exchange } : 'run');
}
