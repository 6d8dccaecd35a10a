// Who knows what at an instant: columns of observers, rows of facts. It grows and shrinks with the instant asked for.
import type { Instant } from '../kernel/time.ts';
import type { ObserverId } from '../trace/header.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Belief, PublishedBeliefs } from './belief.ts';
import { publishedBeliefs } from './belief.ts';
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

export type Scope = { readonly exchange: ExchangeId } | 'run';

export interface Matrix {
  /** In order of the header's observers; `ids`: whom the column stands for in this scope. */
  readonly columns: readonly { readonly observer: string; readonly ids: readonly ObserverId[] }[];
  readonly facts: readonly Fact[];
  readonly cells: Cells;
  readonly counters: Counters;
  readonly beliefs: PublishedBeliefs;
}

/**
 * `scope`: one exchange, or all that were wanted by `t`: then each cell is the strongest that any of them gave, and `client`
 * and `other_client` are meant relative to each.
 * Errors: RangeError when the ledger has no such exchange.
 */
export function matrixAt(ledger: Ledger, t: Instant, scope: Scope): Matrix {
  const account = scope === 'run' ? null : accountOf(ledger, scope.exchange);
  const cell = (column: Column, fact: Fact): Cell =>
    account ? cellAt(ledger, account, column, fact, t) : runCell(ledger, column, fact, t);
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
  (scope === 'run' ? ledger.run : accountOf(ledger, scope.exchange)).beliefs.filter(({ at }) => at <= t);

export function accountOf(ledger: Ledger, exchange: ExchangeId): Account {
  const account = ledger.accounts.find((candidate) => candidate.exchange === exchange);
  if (!account) throw new RangeError(`no exchange ${exchange} in the ledger`);
  return account;
}

/** The cell of the first exchange that got furthest. */
function runCell(ledger: Ledger, column: Column, fact: Fact, t: Instant): Cell {
  const { cells, existsFrom } = ledger.run;
  const number = FACTS.indexOf(fact);
  const reached = cells[column]?.[number] ?? {};
  const degree = DEGREES.find((one) => (reached[one]?.at ?? Infinity) <= t);
  const exists = existsFrom[number];
  const found = degree ? reached[degree] : exists && exists.at <= t ? exists : null;
  const account = found && ledger.accounts[found.account];
  if (account) return cellAt(ledger, account, column, fact, t);
  return ledger.accounts.length > 0 ? ABSENT_CELL : { ...ABSENT_CELL, value: 'no', reason: { kind: 'not-wanted-yet' } };
}

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
