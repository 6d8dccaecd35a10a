// The numbers of both stages by the clock, side by side, with how they differ. Both serve the same requests, so latencies are
// those of the requests that both have answered.
import { useMemo, type JSX } from 'react';
import { Phrases } from '../a11y/Phrases.tsx';
import { Unseen } from '../a11y/Unseen.tsx';
import type { Instant } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import type { AllMessages } from '../i18n/messages.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { instantsOf } from '../state/instants.ts';
import css from './comparison.module.css';
import { intervalOf, nameOf, signed, written } from './measure-words.ts';
import { measuredAt, type Measured } from './measures.ts';

const NEVER: readonly Instant[] = [];

/** `names`: what the stages are called. */
export function MeasuredSoFar({
  names,
}: {
  readonly names: { readonly a: string; readonly b: string };
}): JSX.Element | null {
  const words = useAllWords();
  const { inspector } = words;
  const { playhead, runs } = useSession();
  const a = useStore(runs, (state) => state.runs.a);
  const b = useStore(runs, (state) => state.runs.b);
  const instants = useMemo(
    () => (a === null || b === null ? NEVER : instantsOf([...a.trace.records, ...b.trace.records])),
    [a, b],
  );
  const at = useLastInstant(playhead, instants);
  const measured = useMemo(() => (a === null || b === null ? null : measuredAt({ a, b }, at)), [a, b, at]);
  if (measured === null) return null;
  return (
    <>
      <p className={css.count} data-wanted={measured.wanted}>
        {inspector.requestsEach(measured.wanted)}
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">
              <Unseen>{inspector.measure}</Unseen>
            </th>
            <th scope="col">
              <Phrases of={names.a} />
            </th>
            <th scope="col">
              <Phrases of={names.b} />
            </th>
            <th scope="col">{inspector.difference}</th>
          </tr>
        </thead>
        <tbody>
          {measured.measures.map((measure) => (
            <Row key={measure.name} measure={measure} words={words} />
          ))}
        </tbody>
      </table>
      <p className={css.note}>
        {words.measured.pairs(
          measured.pairs,
          measured.measures.some(({ difference }) => typeof difference?.low === 'number'),
        )}
      </p>
    </>
  );
}

function Row({
  measure,
  words,
}: {
  readonly measure: Measured['measures'][number];
  readonly words: AllMessages;
}): JSX.Element {
  const { inspector } = words;
  const { a, b, difference, name, verdict } = measure;
  const interval = intervalOf(measure, words);
  return (
    <tr data-measure={name}>
      <th scope="row" tabIndex={-1}>
        <Phrases of={nameOf(measure, words)} />
      </th>
      <td>{written(a, measure, words)}</td>
      <td>{written(b, measure, words)}</td>
      <td data-verdict={verdict}>
        {difference === null ? inspector.notYet : signed(difference.value, measure, words)}
        {verdict !== 'even' && <Unseen> {words.verdicts[verdict]}</Unseen>}
        {interval !== null && <small>{interval}</small>}
      </td>
    </tr>
  );
}
