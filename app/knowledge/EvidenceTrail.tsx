// What a cell rests on: for what is known the message, the field and the instant; for what is not, the reason.
import { useCallback, useEffect, useRef, type JSX } from 'react';
import type { Cell, Fact, Matrix } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { heldWords } from '../i18n/held-words.ts';
import { useWords } from '../i18n/words.ts';
import type { CellChoice } from '../state/view-store.ts';
import css from './evidence.module.css';
import { Pieces } from './Pieces.tsx';
import { useReasonNames } from './reason-names.ts';

interface Props {
  readonly cell: CellChoice;
  readonly matrix: Matrix;
}

export function EvidenceTrail({ cell: choice, matrix }: Props): JSX.Element | null {
  const { facts } = useWords();
  const { view } = useSession();
  const names = useReasonNames(choice.side);
  const panel = useRef<HTMLElement>(null);
  const fact = choice.fact as Fact;
  const cell: Cell | undefined = matrix.cells[choice.column]?.[fact];
  const { side, column } = choice;
  const close = useCallback(() => {
    // Whoever closes it from within finds himself at the cell again.
    const isWithin = panel.current?.contains(document.activeElement) === true;
    view.getState().show({ cell: null });
    if (isWithin) document.querySelector<HTMLElement>(`[data-cell="${side}.${column}.${fact}"]`)?.focus();
  }, [view, side, column, fact]);
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [choice]);
  useEffect(() => {
    const escape = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [close]);
  if (cell === undefined) return null;
  const observer = names.observer(choice.column);
  return (
    <section
      ref={panel}
      className={css.evidence}
      aria-label={facts.evidence.title}
      data-evidence={`${choice.column}.${fact}`}
    >
      <header>
        <h3>{facts.cell(observer, heldWords(facts, cell), facts.facts[fact])}</h3>
        <button type="button" aria-label={facts.evidence.close} onClick={close}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      {cell.reason.kind !== 'known' && <p data-reason={cell.reason.kind}>{facts.reason(cell.reason, names)}</p>}
      {cell.value === 'linkable' && cell.heldBy.length > 0 && (
        <p data-held-by>{facts.evidence.heldBy(cell.heldBy.map(names.observer))}</p>
      )}
      {cell.evidence.length > 0 && <Pieces side={choice.side} evidence={cell.evidence} />}
    </section>
  );
}
