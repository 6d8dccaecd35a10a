// Which signs stand in the tables: these, and no others, are explained beside them.
import type { Fact, Matrix, Value } from '../../simulations/index.ts';
import { columnsShown, differenceAt, factsShown } from './cells.ts';

export interface Sign {
  readonly value: Value;
  readonly isAsserted: boolean;
}

/** From the most that can be known to what is not there. */
const SIGNS: readonly Sign[] = [
  { value: 'yes', isAsserted: false },
  { value: 'yes', isAsserted: true },
  { value: 'partial', isAsserted: false },
  { value: 'linkable', isAsserted: false },
  { value: 'inferable', isAsserted: false },
  { value: 'no', isAsserted: false },
  { value: 'na', isAsserted: false },
];

export interface Signs {
  readonly signs: readonly Sign[];
  /** Whether a cell is marked as other than the other table's. */
  readonly differs: boolean;
}

/** Of both tables; null: not there yet. `every`: with all facts. */
export function signsIn(a: Matrix | null, b: Matrix | null, every: boolean): Signs {
  const cells = [cellsOf(a, every), cellsOf(b, every)].flat();
  const isThere = ({ value, isAsserted }: Sign): boolean =>
    cells.some((cell) => cell.value === value && (cell.assurance === 'asserted') === isAsserted);
  const isMarked = (matrix: Matrix, other: Matrix): boolean =>
    namesOf(matrix, every).some(([column, fact]) => differenceAt(matrix, other, column, fact) !== null);
  return {
    signs: SIGNS.filter(isThere),
    differs: a !== null && b !== null && (isMarked(a, b) || isMarked(b, a)),
  };
}

const namesOf = (matrix: Matrix, every: boolean): readonly (readonly [column: string, fact: Fact])[] =>
  columnsShown(matrix, every).flatMap((column) => factsShown(matrix, every).map((fact) => [column, fact] as const));

const cellsOf = (matrix: Matrix | null, every: boolean) =>
  matrix === null ? [] : namesOf(matrix, every).flatMap(([column, fact]) => matrix.cells[column]?.[fact] ?? []);
