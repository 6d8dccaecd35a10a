// Opens the help sheet, which is fetched when it is asked for. One click away from every matrix.
import { lazy, Suspense, useRef, useState, type JSX } from 'react';
import { createPortal } from 'react-dom';
import sheet from '../a11y/dialog.module.css';
import { useWords } from '../i18n/words.ts';
import css from './header.module.css';

const HelpSheet = lazy(async () => ({ default: (await import('./below.ts')).HelpSheet }));

export function HelpButton(): JSX.Element {
  const { ui } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isWanted, setWanted] = useState(false);
  const open = (): void => {
    setWanted(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className={css.tool} aria-label={ui.help} aria-haspopup="dialog" data-help onClick={open}>
        {'?'}
      </button>
      {/* Not in the header: a key opens it while the menu, and all that is in it, is folded away. */}
      {createPortal(
        <dialog ref={dialog} className={[sheet.sheet, css.dialog].join(' ')} aria-labelledby="help-title">
          <h2 id="help-title">{ui.help}</h2>
          {isWanted && (
            <Suspense>
              <HelpSheet />
            </Suspense>
          )}
          <button type="button" className={css.close} onClick={() => dialog.current?.close()}>
            {ui.close}
          </button>
        </dialog>,
        document.body,
      )}
    </>
  );
}
