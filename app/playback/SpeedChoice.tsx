// How fast the clock runs.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { SPEEDS } from '../machines/playback.machine.ts';
import css from './playback.module.css';

export function SpeedChoice(): JSX.Element {
  const { playback: words } = useWords();
  const { playback } = useSession();
  const speed = useStore(playback, (state) => state.speed);
  return (
    <select
      className={css.speed}
      aria-label={words.speed}
      value={speed}
      onChange={({ target }) => {
        const chosen = SPEEDS.find((own) => String(own) === target.value);
        if (chosen !== undefined) playback.send({ type: 'speed chosen', speed: chosen });
      }}
    >
      {SPEEDS.map((own) => (
        <option key={own} value={own}>
          {words.speeds[own]}
        </option>
      ))}
    </select>
  );
}
