// One cell of the matrix: one column, one fact, one exchange, one instant.
import type { Instant } from '../kernel/time.ts';
import type { Column } from './columns.ts';
import type { Evidence } from './evidence.ts';
import type { Assurance, BaseFact, Fact, LinkFact, Value } from './fact.ts';
import { HALVES, rank, strongest } from './fact.ts';
import type { Account } from './account.ts';
import { heldAt, isLink, trackIn } from './held.ts';
import type { Ledger } from './ledger.ts';
import type { Reason } from './reason.ts';
import { whyNot } from './reason.ts';

export interface Cell {
  readonly value: Value;
  /** The best word for a `yes`; null for any other value, and for link facts, whose halves have each their own. */
  readonly assurance: Assurance | null;
  /** What a `yes` or `partial` rests on, in order of time; both halves' for a link fact. */
  readonly evidence: readonly Evidence[];
  /** For `linkable`: the columns of those who could translate. */
  readonly heldBy: readonly string[];
  readonly reason: Reason;
}

/** By the name of a column, then by fact. */
export type Cells = Readonly<Record<string, Readonly<Record<Fact, Cell>>>>;

export const ABSENT_CELL: Cell = { value: 'na', assurance: null, evidence: [], heldBy: [], reason: { kind: 'absent' } };

export function cellAt(ledger: Ledger, account: Account, column: Column, fact: Fact, t: Instant): Cell {
  const { value, holders } = heldAt(account, column, fact, t);
  if (value === 'na') return ABSENT_CELL;
  const heldBy = holders.map((holder) => ledger.columns[holder] ?? '');
  if (isLink(fact)) return linkCell(ledger, account, column, fact, value, heldBy, t);
  const evidence = evidenceFor(account, column, fact, value, t);
  const assurance = value === 'yes' ? strongest(evidence.map((one) => one.assurance)) : null;
  return { value, assurance, evidence, heldBy, reason: reasonFor(ledger, account, column, fact, value, t) };
}

function evidenceFor(account: Account, column: Column, fact: BaseFact, value: Value, t: Instant): readonly Evidence[] {
  const track = trackIn(account, column, fact);
  const list = value === 'yes' ? track?.evidence : value === 'partial' ? track?.coarse : [];
  return list?.filter(({ at }) => at <= t) ?? [];
}

function reasonFor(ledger: Ledger, account: Account, column: Column, fact: BaseFact, value: Value, t: Instant): Reason {
  const track = trackIn(account, column, fact);
  const [translation] = track?.translations ?? [];
  if (value === 'yes') return { kind: 'known' };
  if (value === 'partial') return { kind: 'coarse' };
  if (value === 'linkable' && translation) {
    return { kind: 'linkable', through: translation.through, record: translation.record };
  }
  if (value === 'inferable' && track?.inference) {
    return { kind: 'inferable', by: track.inference.by, record: track.inference.record };
  }
  return whyNot(ledger, account, column, fact, t);
}

function linkCell(
  ledger: Ledger,
  account: Account,
  column: Column,
  fact: LinkFact,
  value: Value,
  heldBy: readonly string[],
  t: Instant,
): Cell {
  const [one, other] = HALVES[fact].map((facts) => bestHalf(ledger, account, column, facts, t));
  if (!one || !other) return ABSENT_CELL;
  const common = { value, assurance: null, heldBy };
  if (value === 'yes') {
    return { ...common, evidence: [...one.cell.evidence, ...other.cell.evidence], reason: { kind: 'known' } };
  }
  if (value === 'no' && one.cell.value === 'linkable' && other.cell.value === 'linkable') {
    return { ...common, evidence: [], reason: { kind: 'held-apart', holders: [one.cell.heldBy, other.cell.heldBy] } };
  }
  const weaker = strength(one.cell) <= strength(other.cell) ? one : other;
  return { ...common, evidence: [], reason: { kind: 'half-missing', half: weaker.fact, reason: weaker.cell.reason } };
}

const strength = ({ value }: Cell): number => (value === 'na' ? -1 : rank(value));

/** Of the facts that make the half, the one held best; the first of equals. */
function bestHalf(
  ledger: Ledger,
  account: Account,
  column: Column,
  facts: readonly BaseFact[],
  t: Instant,
): { readonly fact: BaseFact; readonly cell: Cell } | null {
  let best: { readonly fact: BaseFact; readonly cell: Cell } | null = null;
  for (const fact of facts) {
    const cell = cellAt(ledger, account, column, fact, t);
    if (!best || strength(cell) > strength(best.cell)) best = { fact, cell };
  }
  return best;
}
