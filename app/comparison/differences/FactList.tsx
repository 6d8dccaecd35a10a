// Who knows what on one stage and not on the other, by observer; each fact opens its evidence in the table of the stage.
import type { JSX } from 'react';
import type { DifferingCell, DifferingFacts, LoneObserver } from '../../a11y/differing-facts.ts';
import { useNamesOfBoth } from '../../a11y/use-observer-names.ts';
import { useSession } from '../../binding/session.ts';
import { useStore } from '../../binding/use-store.ts';
import { contrastedWords } from '../../i18n/held-words.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import type { Side } from '../../state/side.ts';
import buttons from '../../a11y/buttons.module.css';
import css from './differences.module.css';

/** Observers whose facts lie open at first, when there are no more of them. */
const FEW = 2;

export function FactList({ facts }: { readonly facts: DifferingFacts }): JSX.Element {
  const { differences } = useAllWords();
  const who = useNamesOfBoth();
  return (
    <div className={css.flow}>
      {facts.differing.map(({ observer, cells }) => (
        <details key={observer} open={facts.differing.length <= FEW} data-observer={observer}>
          <summary>
            {who.shared(observer)} <span className={css.count}>{differences.facts(cells.length)}</span>
          </summary>
          <ul className={css.list}>
            {cells.map((difference) => (
              <Fact key={difference.fact} difference={difference} />
            ))}
          </ul>
        </details>
      ))}
      {facts.lone.length > 0 && (
        <ul className={css.list}>
          {facts.lone.map((one) => (
            <Lone key={one.observer} {...one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Fact({ difference }: { readonly difference: DifferingCell }): JSX.Element {
  const { facts: names, ui } = useAllWords();
  const { view } = useSession();
  const { observer, fact, a, b } = difference;
  const chosen = useStore(view, ({ cell }) => (cell?.column === observer && cell.fact === fact ? cell.side : null));
  const word = contrastedWords(names, a, b, useNamesOfBoth());
  const show = (side: Side): void => {
    view.getState().show({ side, everyFact: true, cell: chosen === side ? null : { side, column: observer, fact } });
  };
  const button = (side: Side): JSX.Element => (
    <button
      type="button"
      className={buttons.plain}
      aria-pressed={chosen === side}
      data-show={`${side}.${fact}`}
      onClick={() => show(side)}
    >
      <b>{ui.stageLetter[side]}</b> {word[side]}
    </button>
  );
  return (
    <li data-fact={fact}>
      <span>{names.facts[fact]}</span>
      {button('a')}
      {button('b')}
    </li>
  );
}

function Lone({ observer, side, known }: LoneObserver): JSX.Element {
  const { differences, ui } = useAllWords();
  const who = useNamesOfBoth();
  return <li data-lone={observer}>{differences.lone(who[side](observer), ui.stageLetter[side], known.length)}</li>;
}
