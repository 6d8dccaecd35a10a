// The time on the clock. It changes with every frame, so it writes its text itself and is never rendered again.
import { useEffect, useRef, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useWords } from '../i18n/words.ts';
import css from './playback.module.css';

export function Clock(): JSX.Element {
  const { playback, format } = useWords();
  const { playhead } = useSession();
  const element = useRef<HTMLTimeElement>(null);
  useEffect(() => {
    const write = (): void => {
      if (element.current !== null) element.current.textContent = format.clock(playhead.get());
    };
    write();
    return playhead.subscribe(write);
  }, [playhead, format]);
  return <time ref={element} className={css.clock} aria-label={playback.clock} role="timer" aria-live="off" />;
}
