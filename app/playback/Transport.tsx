// Step back, play or pause, step forward. Stepping is as easy as playing.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import css from './playback.module.css';

export function Transport(): JSX.Element {
  const { playback: words } = useWords();
  const session = useSession();
  const mode = useStore(session.playback, (state) => state.mode);
  const plays = mode === 'playing';
  return (
    <>
      <button type="button" className={css.step} aria-label={words.back} onClick={() => session.step(-1)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 3v10M13 3 6 8l7 5z" />
        </svg>
      </button>
      <button
        type="button"
        className={css.play}
        aria-label={plays ? words.pause : words.play}
        data-play
        onClick={() => session.playback.send({ type: 'toggle' })}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={plays ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11L13 8z'} />
        </svg>
      </button>
      <button type="button" className={css.step} aria-label={words.forward} onClick={() => session.step(1)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M12 3v10M3 3l7 5-7 5z" />
        </svg>
      </button>
    </>
  );
}
