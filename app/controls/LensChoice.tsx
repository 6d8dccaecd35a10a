// See as: through whose eyes both stages are drawn. Offers the parties that stand on at least one of them.
import type { JSX } from 'react';
import { Segmented } from '../a11y/Segmented.tsx';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { lensesFor } from '../state/lens.ts';
import type { LensChoice as Lens } from '../state/view-store.ts';
import css from './controls.module.css';

export function LensChoice(): JSX.Element {
  const { ui } = useWords();
  const { view, scenario } = useSession();
  const lens = useStore(view, (state) => state.lens);
  const a = useStore(scenario, (state) => state.a);
  const b = useStore(scenario, (state) => state.b);
  const offered = lensesFor([a, b]);
  const shown = offered.includes(lens) ? offered : [...offered, lens];
  const choose = (value: Lens): void => view.getState().show({ lens: value });
  return (
    <div>
      <div className={css.lensSegments}>
        <Segmented
          name={ui.lens}
          named="where-wide"
          value={lens}
          segments={shown.map((value) => ({ value, label: ui.lenses[value] }))}
          onChange={choose}
        />
      </div>
      <label className={css.lensSelect}>
        {ui.lens}
        <select value={lens} onChange={({ target }) => choose(target.value as Lens)}>
          {shown.map((value) => (
            <option key={value} value={value}>
              {ui.lenses[value]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
