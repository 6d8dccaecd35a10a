// The numbers of both stages by the clock, side by side, with how they differ. Both serve the same requests, so the difference
// is taken pair by pair.
import { useMemo, type JSX } from 'react';
import { Unseen } from '../a11y/Unseen.tsx';
import type { Instant } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import type { AllMessages } from '../i18n/messages.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { instantsOf } from '../state/instants.ts';
import css from './comparison.module.css';
import { intervalOf, signed, written } from './measure-words.ts';
import { measuredAt, type Measure } from './measures.ts';

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
            <th scope="col">{names.a}</th>
            <th scope="col">{names.b}</th>
            <th scope="col">{inspector.difference}</th>
          </tr>
        </thead>
        <tbody>
          {measured.measures.map((measure) => (
            <Row key={measure.name} measure={measure} words={words} />
          ))}
        </tbody>
      </table>
      <p className={css.note}>{measured.pairs === 0 ? inspector.noPairs : inspector.intervalNote(measured.pairs)}</p>
    </>
  );
}

function Row({ measure, words }: { readonly measure: Measure; readonly words: AllMessages }): JSX.Element {
  const { inspector } = words;
  const { a, b, difference, better, name } = measure;
  const interval = intervalOf(measure, words);
  const found = difference === null ? 'even' : verdict(difference.value, better);
  return (
    <tr data-measure={name}>
      <th scope="row" tabIndex={-1}>
        {inspector.measures[name]}
      </th>
      <td>{written(a, measure, words)}</td>
      <td>{written(b, measure, words)}</td>
      <td data-verdict={found}>
        {difference === null ? inspector.notYet : signed(difference.value, measure, words)}
        {found !== 'even' && <Unseen> {words.verdicts[found]}</Unseen>}
        {interval !== null && <small>{interval}</small>}
      </td>
    </tr>
  );
}

function verdict(value: number, better: Measure['better']): 'good' | 'bad' | 'even' {
  if (better === 'neither' || Math.abs(value) < 0.0005) return 'even';
  return value < 0 === (better === 'less') ? 'good' : 'bad';
}
