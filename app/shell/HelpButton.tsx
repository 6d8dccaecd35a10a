// The help sheet: keys, the pace of the clock, and what the cells leave out. One click away from every matrix.
import { useRef, type JSX } from 'react';
import { KEYS } from '../a11y/keyboard.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import css from './header.module.css';

export function HelpButton(): JSX.Element {
  const { ui } = useWords();
  const { view } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const shortcuts = useStore(view, (state) => state.shortcuts);
  return (
    <>
      <button
        type="button"
        className={css.tool}
        aria-label={ui.help.title}
        aria-haspopup="dialog"
        data-help
        onClick={() => dialog.current?.showModal()}
      >
        {'?'}
      </button>
      <dialog ref={dialog} className={css.dialog} aria-labelledby="help-title">
        <h2 id="help-title">{ui.help.title}</h2>
        <p>{ui.help.about}</p>
        <h3>{ui.help.keysTitle}</h3>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={shortcuts}
            onChange={(event) => view.getState().show({ shortcuts: event.target.checked })}
          />
          {ui.help.keysOn}
        </label>
        <dl className={css.keys}>
          {KEYS.map(({ action, keys }) => (
            <div key={action}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{ui.help.keys[action]}</dd>
            </div>
          ))}
        </dl>
        <p className={css.small}>{ui.help.keysNote}</p>
        <h3>{ui.help.paceTitle}</h3>
        <p>{ui.help.pace}</p>
        <h3>{ui.help.limitsTitle}</h3>
        <p>{ui.help.limits}</p>
        <button type="button" className={css.close} onClick={() => dialog.current?.close()}>
          {ui.close}
        </button>
      </dialog>
    </>
  );
}
