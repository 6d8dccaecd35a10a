// Lines that a box of one stage added, took out or changed, and no box of the other; each opens its message.
import type { JSX } from 'react';
import { useNames } from '../../a11y/use-names.ts';
import { useSession } from '../../binding/session.ts';
import { useExchange } from '../../binding/use-exchange.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import buttons from '../../a11y/buttons.module.css';
import css from './differences.module.css';
import type { DifferingLine } from './differing-lines.ts';

export function LineList({ lines }: { readonly lines: readonly DifferingLine[] }): JSX.Element {
  return (
    <ul className={css.list}>
      {lines.map((line, place) => (
        <Line key={`${line.side}-${line.node}-${line.kind}-${line.edit.line}-${String(place)}`} {...line} />
      ))}
    </ul>
  );
}

function Line({ side, node, kind, edit, sent }: DifferingLine): JSX.Element {
  const { differences, inspector, ui } = useAllWords();
  const { view } = useSession();
  const name = useNames(side);
  const exchange = useExchange(side);
  const line = edit.line === 'start-line' ? inspector.startLine : edit.line;
  const text = `${inspector.changes[edit.change]}: ${line}`;
  const show = (): void => {
    view.getState().show({ side, exchange, record: sent, mark: edit.line.toLowerCase() });
  };
  return (
    <li data-line={edit.line} data-record={sent}>
      <span>
        <b>{ui.stageLetter[side]}</b> {inspector.rewrite(kind, name(node))}
      </span>
      <button type="button" className={buttons.plain} disabled={sent === null} onClick={show}>
        {text}
      </button>
      {edit.after !== null && <code>{edit.after}</code>}
      <small>{sent === null ? differences.notSent : edit.source}</small>
    </li>
  );
}
