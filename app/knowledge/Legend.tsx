// What the signs in the tables mean, one line for both.
import type { JSX } from 'react';
import type { Value } from '../../simulations/index.ts';
import { useWords } from '../i18n/words.ts';
import css from './knowledge.module.css';
import { Mark } from './Mark.tsx';

const SIGNS: readonly { readonly value: Value; readonly isAsserted: boolean }[] = [
  { value: 'yes', isAsserted: false },
  { value: 'yes', isAsserted: true },
  { value: 'linkable', isAsserted: false },
  { value: 'inferable', isAsserted: false },
  { value: 'no', isAsserted: false },
];

export function Legend(): JSX.Element {
  const { facts } = useWords();
  return (
    <ul className={css.legend} aria-label={facts.legend}>
      {SIGNS.map(({ value, isAsserted }) => (
        <li key={`${value}-${String(isAsserted)}`} title={facts.valuesExplained[value]}>
          <Mark value={value} isAsserted={isAsserted} />
          {isAsserted ? facts.assurances.asserted : facts.values[value]}
        </li>
      ))}
      <li>
        <span className={css.differing} aria-hidden="true" />
        {facts.differsMark}
      </li>
    </ul>
  );
}
