// Pieces of evidence, each with the way to its message.
import type { JSX } from 'react';
import type { Evidence } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useWords } from '../i18n/words.ts';
import type { CellChoice } from '../state/view-store.ts';
import buttons from '../a11y/buttons.module.css';
import css from './evidence.module.css';

/** Pieces shown before the rest is only counted. */
const SHOWN = 6;

export function Pieces({
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
        <button type="button" className={`${buttons.link} ${css.show}`} onClick={show}>
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
