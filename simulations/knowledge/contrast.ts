// Two matrices held against each other: the cells that differ, each with what it rests on, on either side.
import type { Cell, Cells } from './cell.ts';
import type { Fact } from './fact.ts';
import { FACTS } from './fact.ts';

export interface Difference {
  readonly observer: string;
  readonly fact: Fact;
  /** Null: there is no such observer on that side. */
  readonly a: Cell | null;
  readonly b: Cell | null;
}

/** What does not apply is as unknown as what is not known: that nobody holds it on either side is no difference. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || cell.value === 'no' || cell.value === 'na';

/**
 * The one rule by which two cells are the same: both blank, or as well known, by the same kind of word, and, where the other half is elsewhere, in the
 * same hands. On what messages either rests is not asked, for these are never the same.
 */
export const isSameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  (a !== undefined && b !== undefined && isBlank(a) && isBlank(b)) ||
  (a?.value === b?.value && a?.assurance === b?.assurance && hands(a) === hands(b));

const hands = (cell: Cell | undefined): string => [...(cell?.heldBy ?? [])].sort().join(' ');

/** In order of the first side's observers, then of those that the second alone has; for set-ups that differ in one switch: what it changed. */
export function contrastOf(a: Cells, b: Cells): readonly Difference[] {
  const observers = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return observers.flatMap((observer) =>
    FACTS.flatMap((fact): readonly Difference[] => {
      const [left, right] = [a[observer]?.[fact], b[observer]?.[fact]];
      return isSameCell(left, right) ? [] : [{ observer, fact, a: left ?? null, b: right ?? null }];
    }),
  );
}
