// Shows one request on both stages at once.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import buttons from '../a11y/buttons.module.css';
import css from './shell.module.css';

export function BesideSwitch(): JSX.Element {
  const { time } = useAllWords();
  const { view } = useSession();
  const isBeside = useStore(view, (state) => state.beside);
  return (
    <button
      type="button"
      className={`${buttons.plain} ${css.button}`}
      aria-pressed={isBeside}
      data-beside
      data-screen-only
      onClick={() => view.getState().show({ beside: !isBeside })}
    >
      {time.beside}
    </button>
  );
}
