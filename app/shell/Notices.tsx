// What went otherwise than asked, said where everybody sees it, until it is put away.
import { useEffect, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import buttons from '../a11y/buttons.module.css';
import css from './notices.module.css';
import shell from './shell.module.css';

export function Notices(): JSX.Element | null {
  const { ui } = useWords();
  const { view, say } = useSession();
  const notices = useStore(view, (state) => state.notices);
  const newest = notices.at(-1);
  useEffect(() => {
    if (newest !== undefined) say('notice', ui.notice(newest));
  }, [newest, say, ui]);
  if (notices.length === 0) return null;
  return (
    <section className={css.notices} aria-label={ui.notices}>
      <ul>
        {notices.map((notice) => (
          <li key={JSON.stringify(notice)} data-notice={notice.kind}>
            <p>{ui.notice(notice)}</p>
            <button
              type="button"
              className={`${buttons.plain} ${shell.button}`}
              onClick={() => view.getState().dismiss(notice)}
            >
              {ui.dismiss}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
