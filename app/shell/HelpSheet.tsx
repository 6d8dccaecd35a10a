// The help sheet: keys, what is said aloud, the pace of the clock, and what the cells leave out.
import type { JSX } from 'react';
import { KEYS } from '../a11y/keyboard.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { VOICES, type Voice } from '../state/view-store.ts';
import css from './header.module.css';

export function HelpSheet(): JSX.Element {
  const { help, ui } = useAllWords();
  const { view } = useSession();
  const shortcuts = useStore(view, (state) => state.shortcuts);
  return (
    <>
      <p>{help.about}</p>
      <h3>{help.keysTitle}</h3>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={shortcuts}
          onChange={(event) => view.getState().show({ shortcuts: event.target.checked })}
        />
        {help.keysOn}
      </label>
      <dl className={css.keys}>
        {[...KEYS, { action: 'undo' as const, keys: ['Ctrl+Z'] }].map(({ action, keys }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{help.keys[action]}</dd>
          </div>
        ))}
      </dl>
      <p className={css.small}>{help.keysNote}</p>
      <VoiceChoice />
      <h3>{help.paceTitle}</h3>
      <p>{help.pace}</p>
      <h3>{ui.limitsTitle}</h3>
      <p>{ui.limits}</p>
    </>
  );
}

/** How much is said unasked, for those who listen. */
function VoiceChoice(): JSX.Element {
  const { described } = useAllWords();
  const { view } = useSession();
  const voice = useStore(view, (state) => state.voice);
  return (
    <label className={css.check}>
      {described.voice}
      <select
        data-voice
        value={voice}
        onChange={({ target }) => view.getState().show({ voice: target.value as Voice })}
      >
        {VOICES.map((own) => (
          <option key={own} value={own}>
            {described.voices[own]}
          </option>
        ))}
      </select>
    </label>
  );
}
