// Whether both matrices speak of one request or of the whole run so far, and how many facts they show.
import type { JSX } from 'react';
import { Segmented } from '../a11y/Segmented.tsx';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import buttons from '../a11y/buttons.module.css';
import css from './knowledge.module.css';
import { Legend } from './Legend.tsx';
import { LimitsNote } from './LimitsNote.tsx';

const SCOPES = ['exchange', 'run'] as const;

export function ScopeChoice(): JSX.Element {
  const { facts } = useWords();
  const { view } = useSession();
  const scope = useStore(view, (state) => state.scope);
  const every = useStore(view, (state) => state.everyFact);
  return (
    <div className={css.scope}>
      <Segmented
        name={facts.scope}
        named="where-wide"
        value={scope}
        segments={SCOPES.map((value) => ({ value, label: facts.scopes[value] }))}
        onChange={(value) => view.getState().show({ scope: value })}
      />
      <Legend />
      <span className={css.more} data-screen-only>
        <LimitsNote />
        <button
          type="button"
          className={`${buttons.plain} ${css.every}`}
          aria-pressed={every}
          onClick={() => view.getState().show({ everyFact: !every })}
        >
          {facts.everyFact}
        </button>
      </span>
    </div>
  );
}
