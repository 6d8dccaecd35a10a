// What a participant is at work on, and who waits there.
import type { JSX } from 'react';
import { useAllWords } from '../../i18n/later-words.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';
import { workOf } from './work-of.ts';

export function Work({ trace, node, at }: PartProps): JSX.Element | null {
  const { participant } = useAllWords();
  const work = workOf(trace, node, at);
  if (work === null) return null;
  const { working, waiting, done, servers, isStopped } = work;
  return (
    <p className={css.work} data-work>
      {isStopped && <b>{participant.stopped} </b>}
      {participant.atWork(working, servers)} {participant.inLine(waiting)} {participant.done(done)}
    </p>
  );
}
