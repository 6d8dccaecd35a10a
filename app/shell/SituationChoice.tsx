// What happens on both stages: the situation that is played. To choose another one opens it as it is meant to be opened.
import { useState, type JSX } from 'react';
import { START } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import css from './extras.module.css';
import { createShelf } from './shelf.ts';

export function SituationChoice(): JSX.Element {
  const { ui } = useWords();
  const { scenario, seek, view } = useSession();
  const current = useStore(scenario, (state) => state.situation);
  const [{ situations }] = useState(createShelf);
  const names: Readonly<Record<string, string>> = ui.situations;
  const open = (id: string): void => {
    const chosen = situations.find((situation) => situation.id === id);
    if (chosen === undefined) return;
    view.getState().show({ exchange: null, record: null, node: null, cell: null });
    seek(START);
    scenario.getState().replace({ situation: id, episode: null, ...chosen.opens, seed: chosen.seed, acts: [] });
  };
  return (
    <span className={css.situation}>
      <select aria-label={ui.situation} value={current} onChange={({ target }) => open(target.value)}>
        {situations.map(({ id }) => (
          <option key={id} value={id}>
            {names[id] ?? id}
          </option>
        ))}
      </select>
    </span>
  );
}
