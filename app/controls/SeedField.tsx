// The seed, in the open: the same number gives the same run, another one another run of the same kind.
import { useState, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import css from './controls.module.css';

/** As large as the simulator's draws take. */
export const MOST_SEED = 4_294_967_295;

export function SeedField(): JSX.Element {
  const { controls } = useWords();
  const { scenario } = useSession();
  const seed = useStore(scenario, (state) => state.seed);
  /** What is being typed; null: the seed in force. */
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? String(seed);
  const usable = /^\d{1,10}$/u.test(text) && Number(text) <= MOST_SEED;
  const take = (): void => {
    setDraft(null);
    if (usable && Number(text) !== seed) scenario.getState().chooseSeed(Number(text));
  };
  return (
    <label className={css.seed} title={controls.seedHint}>
      {controls.seed}
      <input
        inputMode="numeric"
        value={text}
        size={Math.max(2, text.length)}
        aria-invalid={!usable}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
    </label>
  );
}
