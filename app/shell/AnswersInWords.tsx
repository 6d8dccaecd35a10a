// The questions of the page and their answers as text: of each stage, and of what differs between the two.
import { useMemo, type JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { answersAt } from '../a11y/answers.ts';
import { differencesIn } from '../a11y/difference-words.ts';
import { differingFacts } from '../a11y/differing-facts.ts';
import { useNamesOfBoth, useObserverNames } from '../a11y/use-observer-names.ts';
import { useTelling } from '../a11y/use-telling.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { useMatrix } from '../knowledge/use-matrix.ts';
import { instantsOf } from '../state/instants.ts';
import type { SideRun } from '../state/run-store.ts';
import type { Side } from '../state/side.ts';
import a11y from '../a11y/a11y.module.css';
import css from './shell.module.css';

const NEVER: readonly Instant[] = [];
/** Asked of one request always. */
const OF_REQUEST = ['changed', 'answered', 'kept'] as const;

/** The last instant at which anything happened in the run. */
function useLastEvent(run: SideRun | null): Instant {
  const { playhead } = useSession();
  const instants = useMemo(() => (run === null ? NEVER : instantsOf(run.trace.records)), [run]);
  return useLastInstant(playhead, instants);
}

export function AnswersInWords({ side }: { readonly side: Side }): JSX.Element | null {
  const words = useAllWords();
  const { runs, view } = useSession();
  const run = useStore(runs, (state) => state.runs[side]);
  const at = useLastEvent(run);
  const exchange = useExchange(side);
  const scope = useStore(view, (state) => state.scope);
  // The same matrix as in the table, of the run or of the one request: who knows is said of what the table is of.
  const matrix = useMatrix(side, true);
  const answers = useMemo(
    () => (run === null || matrix === null ? null : answersAt({ ...run, matrix }, { at, exchange, words })),
    [run, matrix, at, exchange, words],
  );
  const told = useTelling(side);
  const who = useObserverNames(side);
  if (answers === null) return null;
  const { described } = words;
  const isOfRun = scope === 'run' || exchange === null;
  const column = told?.column ?? null;
  if (column !== null) {
    return <p className={a11y.words}>{described.oneEyed(who(column))}</p>;
  }
  return (
    <div className={a11y.words}>
      <h3>{described.answers}</h3>
      {isOfRun && (
        <>
          <h4>{described.ofRun}</h4>
          <Answer name="knows" question={described.questions.knows} lines={answers.knows} />
        </>
      )}
      {exchange !== null && <h4>{described.ofRequest(exchange)}</h4>}
      {(isOfRun ? OF_REQUEST : (['knows', ...OF_REQUEST] as const)).map((question) => (
        <Answer key={question} name={question} question={described.questions[question]} lines={answers[question]} />
      ))}
    </div>
  );
}

export function DifferencesInWords(): JSX.Element | null {
  const words = useAllWords();
  const { view } = useSession();
  const scope = useStore(view, (state) => state.scope);
  const exchange = useExchange('a');
  // The same matrices as in the table and in the list of differences, of the run or of the one request that these are of.
  const a = useMatrix('a', false);
  const b = useMatrix('b', false);
  const names = useNamesOfBoth();
  const lines = useMemo(
    () => (a === null || b === null ? [] : differencesIn(differingFacts(a, b), names, words)),
    [a, b, names, words],
  );
  const { described } = words;
  return (
    <section className={css.card}>
      <h2>{described.questions.differs}</h2>
      <div className={a11y.words}>
        <h3>{scope === 'run' || exchange === null ? described.ofRun : described.ofRequest(exchange)}</h3>
        <Lines name="differs" lines={lines} />
      </div>
    </section>
  );
}

interface LinesProps {
  readonly name: string;
  readonly lines: readonly string[];
}

function Answer({ question, ...said }: LinesProps & { readonly question: string }): JSX.Element {
  return (
    <>
      <h5>{question}</h5>
      <Lines {...said} />
    </>
  );
}

function Lines({ name, lines }: LinesProps): JSX.Element {
  return (
    <ul data-answer={name}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
