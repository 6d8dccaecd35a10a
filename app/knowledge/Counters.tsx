// The two headline numbers of a stage: how many others hold the client's address together with the site, and with the content.
import type { JSX } from 'react';
import type { LinkFact, Matrix } from '../../simulations/index.ts';
import { Unseen } from '../a11y/Unseen.tsx';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import css from './knowledge.module.css';

const COUNTED = ['link_ip_host', 'link_ip_content'] as const satisfies readonly LinkFact[];

interface Props {
  readonly side: Side;
  readonly matrix: Matrix;
  readonly there: Matrix | null;
}

export function Counters({ side, matrix, there }: Props): JSX.Element {
  const name = useObserverNames(side);
  const { facts, format } = useWords();
  return (
    <ul className={css.counters} aria-label={facts.counters.title}>
      {COUNTED.map((fact) => {
        const who = matrix.counters[fact].map(name);
        const differs = there !== null && there.counters[fact].length !== who.length;
        return (
          <li key={fact} data-counter={fact} data-count={who.length} data-differs={differs}>
            <Unseen>
              {facts.counters.spoken(who.length, facts.counters[fact], who)}
              {differs ? ` (${facts.differsMark})` : ''}
            </Unseen>
            <span className={css.counter} aria-hidden="true">
              <b>{format.number(who.length)}</b>
              <span>{facts.counters[fact]}</span>
              <small>{who.length > 0 ? format.list(who) : facts.counters.nobody}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
