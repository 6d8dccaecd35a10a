// Who knows what at an instant: columns of observers, rows of facts. It grows and shrinks with the instant asked for.
import type { Instant } from '../kernel/time.ts';
import type { ObserverId } from '../trace/header.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Belief, PublishedBeliefs } from './published-belief.ts';
import { publishedBeliefs } from './published-belief.ts';
import type { Cell, Cells } from './cell.ts';
import { ABSENT_CELL, cellAt } from './cell.ts';
import type { Column } from './columns.ts';
import { CLIENT, OTHER_CLIENT } from './columns.ts';
import type { Counters } from './counters.ts';
import { countersOf } from './counters.ts';
import type { Fact } from './fact.ts';
import { DEGREES, FACTS } from './fact.ts';
import type { Account } from './account.ts';
import type { Ledger } from './ledger.ts';
import { accountFor } from './read-ledger.ts';
import { unpackAccount } from './pack.ts';

export type Scope = { readonly exchange: ExchangeId } | 'run';

export interface Matrix {
  /** In order of the header's observers; `ids`: whom the column stands for in this scope. */
  readonly columns: readonly { readonly observer: string; readonly ids: readonly ObserverId[] }[];
  readonly facts: readonly Fact[];
  readonly cells: Cells;
  readonly counters: Counters;
  readonly beliefs: PublishedBeliefs;
}

/** Tables, counters, evidence and numbers are drawn at one instant from the same matrices: the last few of a ledger are kept. */
const KEPT = 4;
const recent = new WeakMap<Ledger, Map<string, Matrix>>();

/**
 * `scope`: one exchange, or all that were wanted by `t`: then each cell is the strongest that any of them gave, and `client`
 * and `other_client` are meant relative to each.
 * Errors: RangeError when the ledger has no such exchange.
 */
export function matrixAt(ledger: Ledger, t: Instant, scope: Scope): Matrix {
  const name = `${String(t)} ${scope === 'run' ? scope : String(scope.exchange)}`;
  const kept = recent.get(ledger) ?? new Map<string, Matrix>();
  recent.set(ledger, kept);
  const matrix = kept.get(name) ?? newMatrix(ledger, t, scope);
  kept.delete(name);
  kept.set(name, matrix);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return matrix;
}

function newMatrix(ledger: Ledger, t: Instant, scope: Scope): Matrix {
  const account = scope === 'run' ? null : accountFor(ledger, scope.exchange);
  const inRun = account ? null : runCells(ledger, t);
  const cell = (column: Column, fact: Fact): Cell =>
    account ? cellAt(ledger, account, column, fact, t) : (inRun?.(column, fact) ?? ABSENT_CELL);
  const cells: Cells = Object.fromEntries(
    ledger.columns.map((name, column) => {
      const facts = FACTS.map((fact) => [fact, cell(column, fact)] as const);
      return [name, Object.fromEntries(facts) as Record<Fact, Cell>] as const;
    }),
  );
  const originColumns = (account ?? ledger.run).originColumns;
  return {
    columns: ledger.columns.map((observer) => ({ observer, ids: idsOf(ledger, observer, account) })),
    facts: FACTS,
    cells,
    counters: countersOf(
      cells,
      originColumns.map((column) => ledger.columns[column] ?? ''),
    ),
    beliefs: publishedBeliefs(beliefsAt(ledger, t, scope), ledger.columns),
  };
}

/** What origins believe by `t`, in order of time. */
export const beliefsAt = (ledger: Ledger, t: Instant, scope: Scope): readonly Belief[] =>
  (scope === 'run' ? ledger.run : accountFor(ledger, scope.exchange)).beliefs.filter(({ at }) => at <= t);

/** Finds the cells of the whole run: each is that of the first exchange that got furthest. */
function runCells(ledger: Ledger, t: Instant): (column: Column, fact: Fact) => Cell {
  const { cells, existsFrom } = ledger.run;
  const unpacked = new Map<number, Account>();
  const accountAt = (place: number): Account | null => {
    const packed = ledger.accounts[place];
    const account = unpacked.get(place) ?? (packed ? unpackAccount(ledger.findings, packed) : null);
    if (account) unpacked.set(place, account);
    return account;
  };
  return (column, fact) => {
    const number = FACTS.indexOf(fact);
    const reached = cells[column]?.[number] ?? {};
    const degree = DEGREES.find((one) => (reached[one]?.at ?? Infinity) <= t);
    const exists = existsFrom[number];
    const found = degree ? reached[degree] : exists && exists.at <= t ? exists : null;
    const account = found ? accountAt(found.account) : null;
    if (account) return cellAt(ledger, account, column, fact, t);
    return ledger.accounts.length > 0 ? ABSENT_CELL : NOTHING_WANTED;
  };
}

const NOTHING_WANTED: Cell = { ...ABSENT_CELL, value: 'no', reason: { kind: 'not-wanted-yet' } };

function idsOf({ observers, accounts }: Ledger, name: string, account: Account | null): readonly ObserverId[] {
  const isClient = (id: ObserverId): boolean =>
    account ? id === account.client : accounts.some(({ client }) => client === id);
  return observers
    .filter(({ id, column }) => {
      if (column !== CLIENT) return column === name;
      if (name === CLIENT) return isClient(id);
      return name === OTHER_CLIENT && (account === null || !isClient(id));
    })
    .map(({ id }) => id);
}
