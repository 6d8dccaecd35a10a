// One cell: a button that says how well a fact is known, whether that differs between the stages, and opens the evidence.
import type { JSX } from 'react';
import type { Fact, Matrix } from '../../simulations/index.ts';
import { useNamesOfBoth } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { contrastedWords, heldWords } from '../i18n/held-words.ts';
import { useWords } from '../i18n/words.ts';
import { otherSide, type Side } from '../state/side.ts';
import { differenceAt } from './cells.ts';
import css from './knowledge.module.css';
import { Mark } from './Mark.tsx';

interface Props {
  readonly side: Side;
  readonly column: string;
  readonly fact: Fact;
  readonly here: Matrix;
  readonly there: Matrix | null;
}

export function MatrixCell({ side, column, fact, here, there }: Props): JSX.Element | null {
  const { facts, ui } = useWords();
  const { view } = useSession();
  const names = useNamesOfBoth();
  const isOpen = useStore(view, ({ cell }) => cell?.side === side && cell.column === column && cell.fact === fact);
  const cell = here.cells[column]?.[fact];
  if (cell === undefined) return null;
  const { value, assurance } = cell;
  const difference = differenceAt(here, there, column, fact);
  const name = facts.cell(names[side](column), heldWords(facts, cell), facts.facts[fact]);
  const words =
    difference === null
      ? null
      : contrastedWords(facts, cell, difference, { a: names[side], b: names[otherSide(side)] });
  const said = words === null ? name : `${name}; ${facts.differs(words.a, words.b, ui.stageLetter[otherSide(side)])}`;
  return (
    <button
      type="button"
      className={css.cell}
      aria-label={said}
      aria-expanded={isOpen}
      title={said}
      data-value={value}
      data-cell={`${side}.${column}.${fact}`}
      data-differs={difference !== null}
      onClick={() => view.getState().show({ cell: isOpen ? null : { side, column, fact } })}
    >
      <Mark value={value} isAsserted={assurance === 'asserted'} />
      {difference !== null && <span className={css.corner} aria-hidden="true" />}
    </button>
  );
}
