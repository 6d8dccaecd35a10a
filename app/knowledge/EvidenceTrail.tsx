// What a cell rests on: for what is known the message, the field and the instant; for what is not, the reason.
import { useCallback, useEffect, useRef, type JSX } from 'react';
import type { Cell, Evidence, Fact, Matrix } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useWords } from '../i18n/words.ts';
import type { CellChoice } from '../state/view-store.ts';
import css from './evidence.module.css';
import { useReasonNames } from './reason-names.ts';

interface Props {
  readonly cell: CellChoice;
  readonly matrix: Matrix;
}

/** Pieces shown before the rest is only counted. */
const SHOWN = 6;

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
  const observer = facts.observers[choice.column] ?? choice.column;
  const assurance = cell.assurance === null ? null : facts.assurances[cell.assurance];
  return (
    <section
      ref={panel}
      className={css.evidence}
      aria-label={facts.evidence.title}
      data-evidence={`${choice.column}.${fact}`}
    >
      <header>
        <h3>{facts.cell(observer, facts.held(facts.values[cell.value], assurance), facts.facts[fact])}</h3>
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

function Pieces({
  side,
  evidence,
}: {
  readonly side: CellChoice['side'];
  readonly evidence: readonly Evidence[];
}): JSX.Element {
  const { facts } = useWords();
  return (
    <ol className={css.pieces}>
      {evidence.slice(0, SHOWN).map((piece, number) => (
        <Piece key={`${String(piece.record)}-${piece.part}-${String(number)}`} side={side} piece={piece} />
      ))}
      {evidence.length > SHOWN && <li>{facts.evidence.more(evidence.length - SHOWN)}</li>}
    </ol>
  );
}

function Piece({ side, piece }: { readonly side: CellChoice['side']; readonly piece: Evidence }): JSX.Element {
  const { facts, format } = useWords();
  const { seek, view, runs } = useSession();
  const { record, part, field, value, assurance, at } = piece;
  const show = (): void => {
    if (record === null) return;
    const found = runs.getState().runs[side]?.trace.records[record];
    seek(at);
    const exchange = found !== undefined && 'exchange' in found ? found.exchange : null;
    view.getState().show({ side, record, exchange, mark: lineOf(part, field) });
  };
  return (
    <li data-part={part} data-field={field} data-record={record}>
      <span className={css.part}>
        {facts.parts[part]}
        {field === null ? '' : ` (${field})`}
      </span>
      <code className={css.value}>{value}</code>
      <span className={css.when}>
        {record === null
          ? facts.evidence.fromHeader
          : `${facts.evidence.record(record)}, ${facts.evidence.atInstant(format.clock(at))}, ${facts.assurances[assurance]}`}
      </span>
      {record !== null && (
        <button type="button" className={css.show} onClick={show}>
          {facts.evidence.show}
        </button>
      )}
    </li>
  );
}

/** The line of the message that a part stands in, as the inspector marks it. */
function lineOf(part: Evidence['part'], field: string | null): string | null {
  if (field !== null) return field.toLowerCase();
  if (part === 'content') return 'content';
  return part === 'request-target' || part === 'absolute-form' || part === 'connect-target' ? 'start-line' : null;
}
