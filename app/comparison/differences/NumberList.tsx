// Numbers that differ, as they stand in the table of what is measured; each points at its row there.
import type { JSX } from 'react';
import { useAllWords } from '../../i18n/later-words.ts';
import type { Measure } from '../measures.ts';
import { intervalOf, nameOf, signed, written } from '../measure-words.ts';
import buttons from '../../a11y/buttons.module.css';
import css from './differences.module.css';

export function NumberList({ numbers }: { readonly numbers: readonly Measure[] }): JSX.Element {
  const words = useAllWords();
  return (
    <ul className={css.list}>
      {numbers.map((measure) => (
        <li key={measure.name} data-number={measure.name}>
          <button type="button" className={buttons.plain} onClick={() => pointAt(measure.name)}>
            {nameOf(measure, words)}
          </button>
          <span>
            {words.differences.fromTo(written(measure.a, measure, words), written(measure.b, measure, words))}
          </span>
          <small>
            {words.differences.within(
              signed(measure.difference?.value ?? 0, measure, words),
              intervalOf(measure, words),
            )}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** The row takes the focus, so that it is seen, and heard by those who listen. */
function pointAt(name: Measure['name']): void {
  document.querySelector<HTMLElement>(`tr[data-measure="${name}"] th`)?.focus();
}
