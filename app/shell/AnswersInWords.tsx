// The questions of the page and their answers as text: of each stage, and of what differs between the two.
import { useMemo, type JSX } from 'react';
import { matrixAt, type Instant } from '../../simulations/index.ts';
import { answersAt, differencesIn } from '../a11y/answers.ts';
import { useTelling } from '../a11y/use-telling.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { instantsOf } from '../state/instants.ts';
import type { SideRun } from '../state/run-store.ts';
import type { Side } from '../state/side.ts';
import a11y from '../a11y/a11y.module.css';
import css from './shell.module.css';

const NEVER: readonly Instant[] = [];

/** The last instant at which anything happened in any of the runs. */
function useLastEvent(runs: readonly (SideRun | null)[]): Instant {
  const { playhead } = useSession();
  const [one = null, other = null] = runs;
  const instants = useMemo(
    () =>
      one === null && other === null ? NEVER : instantsOf([one, other].flatMap((run) => run?.trace.records ?? [])),
    [one, other],
  );
  return useLastInstant(playhead, instants);
}

export function AnswersInWords({ side }: { readonly side: Side }): JSX.Element | null {
  const words = useAllWords();
  const { runs } = useSession();
  const run = useStore(runs, (state) => state.runs[side]);
  const at = useLastEvent([run]);
  const exchange = useExchange(side);
  const answers = useMemo(
    () => (run === null ? null : answersAt(run, { at, exchange, words })),
    [run, at, exchange, words],
  );
  const told = useTelling(side);
  if (answers === null) return null;
  const { described, facts } = words;
  const column = told?.column ?? null;
  if (column !== null) {
    return <p className={a11y.words}>{described.oneEyed(facts.observers[column] ?? column)}</p>;
  }
  return (
    <div className={a11y.words}>
      <h3>{described.answers}</h3>
      {exchange !== null && <p>{described.ofRequest(exchange)}</p>}
      {(['knows', 'changed', 'answered', 'kept'] as const).map((question) => (
        <Answer key={question} name={question} question={described.questions[question]} lines={answers[question]} />
      ))}
    </div>
  );
}

export function DifferencesInWords(): JSX.Element | null {
  const words = useAllWords();
  const { runs } = useSession();
  const a = useStore(runs, (state) => state.runs.a);
  const b = useStore(runs, (state) => state.runs.b);
  const at = useLastEvent([a, b]);
  const lines = useMemo(
    () =>
      a === null || b === null
        ? []
        : differencesIn(matrixAt(a.ledger, at, 'run'), matrixAt(b.ledger, at, 'run'), words),
    [a, b, at, words],
  );
  return (
    <section className={css.card}>
      <div className={a11y.words}>
        <Answer name="differs" question={words.described.questions.differs} lines={lines} isAlone />
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly name: string;
  readonly question: string;
  readonly lines: readonly string[];
  readonly isAlone?: boolean;
}

function Answer({ name, question, lines, isAlone = false }: AnswerProps): JSX.Element {
  const Heading = isAlone ? 'h2' : 'h4';
  return (
    <>
      <Heading>{question}</Heading>
      <ul data-answer={name}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
