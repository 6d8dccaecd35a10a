// The questions of the page and their answers as text: of each stage, and of what differs between the two.
import { useMemo, type JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { answersAt } from '../a11y/answers.ts';
import { differencesIn } from '../a11y/difference-words.ts';
import { differingFacts } from '../a11y/differing-facts.ts';
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

/** The last instant at which anything happened in the run. */
function useLastEvent(run: SideRun | null): Instant {
  const { playhead } = useSession();
  const instants = useMemo(() => (run === null ? NEVER : instantsOf(run.trace.records)), [run]);
  return useLastInstant(playhead, instants);
}

export function AnswersInWords({ side }: { readonly side: Side }): JSX.Element | null {
  const words = useAllWords();
  const { runs } = useSession();
  const run = useStore(runs, (state) => state.runs[side]);
  const at = useLastEvent(run);
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
  const { view } = useSession();
  const scope = useStore(view, (state) => state.scope);
  const exchange = useExchange('a');
  // The same matrices as in the table and in the list of differences, of the run or of the one request that these are of.
  const a = useMatrix('a', false);
  const b = useMatrix('b', false);
  const lines = useMemo(
    () => (a === null || b === null ? [] : differencesIn(differingFacts(a, b), words)),
    [a, b, words],
  );
  return (
    <section className={css.card}>
      <div className={a11y.words}>
        {scope === 'exchange' && exchange !== null && <p>{words.described.ofRequest(exchange)}</p>}
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
