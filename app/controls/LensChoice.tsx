// See as: through whose eyes both stages are drawn. Offers the parties that stand on at least one of them: the main ones side by side, the
// others in a list beside them.
import type { JSX } from 'react';
import { Segmented } from '../a11y/Segmented.tsx';
import { useLensNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { furtherLenses, lensesFor } from '../state/lens.ts';
import type { LensChoice as Lens } from '../state/view-store.ts';
import css from './controls.module.css';

export function LensChoice(): JSX.Element {
  const { ui } = useWords();
  const { runs, view, scenario } = useSession();
  const lens = useStore(view, (state) => state.lens);
  const a = useStore(scenario, (state) => state.a);
  const b = useStore(scenario, (state) => state.b);
  const made = useStore(runs, (state) => state.runs);
  const nameOf = useLensNames();
  const main = lensesFor([a, b]);
  const headers = [made.a, made.b].flatMap((run) => run?.trace.header ?? []);
  const known = furtherLenses(headers, main);
  const further = main.includes(lens) || known.includes(lens) ? known : [...known, lens];
  const choose = (value: string): void => {
    const chosen = [...main, ...further].find((one) => one === value);
    if (chosen !== undefined) view.getState().show({ lens: chosen });
  };
  const room = main.length > 9 ? 'none' : main.length > 6 ? 'wide' : 'any';
  const option = (value: Lens): JSX.Element => (
    <option key={value} value={value}>
      {nameOf(value)}
    </option>
  );
  return (
    <div>
      <div className={css.lensSegments} data-room={room}>
        <Segmented
          name={ui.lens}
          named="where-wide"
          value={lens}
          segments={main.map((value) => ({ value, label: nameOf(value) }))}
          onChange={choose}
        />
        {further.length > 0 && (
          <select
            aria-label={`${ui.lens}: ${ui.otherLenses}`}
            value={further.includes(lens) ? lens : ''}
            data-chosen={further.includes(lens)}
            onChange={({ target }) => choose(target.value)}
          >
            <option value="">{ui.otherLenses}</option>
            {further.map(option)}
          </select>
        )}
      </div>
      <label className={css.lensSelect}>
        {ui.lens}
        <select value={lens} onChange={({ target }) => choose(target.value)}>
          {[...main, ...further].map(option)}
        </select>
      </label>
    </div>
  );
}
