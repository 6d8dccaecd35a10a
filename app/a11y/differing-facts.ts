// The cells in which two matrices differ, by observer: of this both the list of differences and its sentences are made.
import { contrastOf, FACTS, type Cell, type Difference, type Fact, type Matrix } from '../../simulations/index.ts';
import type { Side } from '../state/side.ts';

/** A fact that an observer of both stages holds otherwise on each. */
export interface DifferingCell extends Difference {
  readonly a: Cell;
  readonly b: Cell;
}
/** An observer that stands on both stages, and what it knows here and not there. */
export interface DifferingObserver {
  readonly observer: string;
  readonly cells: readonly DifferingCell[];
}
/** An observer that stands on one stage alone, and how many facts it holds exactly. */
export interface LoneObserver {
  readonly observer: string;
  readonly side: Side;
  readonly known: readonly Fact[];
}

export interface DifferingFacts {
  readonly differing: readonly DifferingObserver[];
  readonly lone: readonly LoneObserver[];
  /** Cells that differ between observers of both stages. */
  readonly count: number;
}

export function differingFacts(a: Matrix, b: Matrix): DifferingFacts {
  const differences = contrastOf(a.cells, b.cells);
  const observers = [...new Set(differences.map(({ observer }) => observer))];
  const isShared = (observer: string): boolean => observer in a.cells && observer in b.cells;
  const shared = differences.flatMap(({ a: one, b: other, ...of }): readonly DifferingCell[] =>
    one === null || other === null ? [] : [{ ...of, a: one, b: other }],
  );
  const differing = observers
    .filter(isShared)
    .map((observer) => ({ observer, cells: shared.filter((one) => one.observer === observer) }));
  const lone = observers
    .filter((observer) => !isShared(observer))
    .map((observer): LoneObserver => {
      const side = observer in a.cells ? 'a' : 'b';
      const cells = (side === 'a' ? a : b).cells[observer];
      const known = FACTS.filter((fact) => cells?.[fact].value === 'yes');
      return { observer, side, known };
    });
  return { differing, lone, count: shared.length };
}
