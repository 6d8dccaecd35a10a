// What the signs in the tables mean, one line for both: those that stand there now.
import { useMemo, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import css from './knowledge.module.css';
import { Mark } from './Mark.tsx';
import { signsIn } from './signs.ts';
import { useMatrix } from './use-matrix.ts';

export function Legend(): JSX.Element {
  const { facts } = useWords();
  const { view } = useSession();
  const every = useStore(view, (state) => state.everyFact);
  const a = useMatrix('a', false);
  const b = useMatrix('b', false);
  const { signs, differs } = useMemo(() => signsIn(a, b, every), [a, b, every]);
  return (
    <ul className={css.legend} aria-label={facts.legend}>
      {signs.map(({ value, isAsserted }) => (
        <li key={`${value}-${String(isAsserted)}`} title={facts.valuesExplained[value]} data-sign={value}>
          <Mark value={value} isAsserted={isAsserted} />
          {isAsserted ? facts.assurances.asserted : facts.values[value]}
        </li>
      ))}
      {differs && (
        <li data-sign="differs">
          <span className={css.differing} aria-hidden="true" />
          {facts.differsMark}
        </li>
      )}
    </ul>
  );
}
