// What no cell says, one click away from the tables, also where the page has no header.
import { useRef, type JSX } from 'react';
import buttons from '../a11y/buttons.module.css';
import sheet from '../a11y/dialog.module.css';
import { useWords } from '../i18n/words.ts';
import css from './knowledge.module.css';

export function LimitsNote(): JSX.Element {
  const { ui } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className={`${buttons.plain} ${css.every}`}
        aria-haspopup="dialog"
        data-limits
        onClick={() => dialog.current?.showModal()}
      >
        {ui.limitsTitle}
      </button>
      <dialog ref={dialog} className={[sheet.sheet, css.limits].join(' ')} aria-label={ui.limitsTitle}>
        <h2>{ui.limitsTitle}</h2>
        <p>{ui.limits}</p>
        <button type="button" className={`${buttons.plain} ${css.every}`} onClick={() => dialog.current?.close()}>
          {ui.close}
        </button>
      </dialog>
    </>
  );
}
