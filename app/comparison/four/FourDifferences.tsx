// The four differences that are commonly named, each with what this run measures of it, a set-up that shows it and one in which it fails.
import { useMemo, useState, type JSX } from 'react';
import type { Instant } from '../../../simulations/index.ts';
import { Phrases } from '../../a11y/Phrases.tsx';
import { useLastInstant } from '../../binding/use-playhead.ts';
import { useSession } from '../../binding/session.ts';
import { useStore } from '../../binding/use-store.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { instantsOf } from '../../state/instants.ts';
import type { SideRun } from '../../state/run-store.ts';
import type { Choices } from '../../state/scenario-store.ts';
import { SIDES, type PerSide } from '../../state/side.ts';
import { written } from '../measure-words.ts';
import { CLAIM, CLAIMS, type ClaimId } from './claims.ts';
import { fourMeasure, unitOf, type FourMeasure } from './four-measures.ts';
import buttons from '../../a11y/buttons.module.css';
import css from './four.module.css';

interface Props {
  readonly runs: PerSide<SideRun>;
  readonly names: PerSide<string>;
}

/** What was opened last, and the stages that came of it: what is said of them holds only as long as they stand. */
interface Opened {
  readonly claim: ClaimId;
  readonly as: 'shows' | 'fails';
  readonly stages: string;
}

const stagesOf = ({ situation, a, b }: Pick<Choices, 'situation' | 'a' | 'b'>): string =>
  JSON.stringify([situation, a, b]);

export function FourDifferences({ runs, names }: Props): JSX.Element {
  const { four } = useAllWords();
  const { playhead, scenario } = useSession();
  const instants = useMemo(() => instantsOf([...runs.a.trace.records, ...runs.b.trace.records]), [runs]);
  const at = useLastInstant(playhead, instants);
  const [last, setLast] = useState<Opened | null>(null);
  const stages = useStore(scenario, stagesOf);
  const opened = last?.stages === stages ? last : null;
  return (
    <div className={css.body} data-four>
      <p className={css.about}>{four.about}</p>
      <ul className={css.claims}>
        {CLAIMS.map((claim) => (
          <Row
            key={claim}
            claim={claim}
            at={at}
            runs={runs}
            names={names}
            opened={opened?.claim === claim ? opened.as : null}
            onOpen={(as) => setLast({ claim, as, stages: stagesOf(scenario.getState()) })}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps extends Props {
  readonly claim: ClaimId;
  readonly at: Instant;
  readonly opened: 'shows' | 'fails' | null;
  readonly onOpen: (as: 'shows' | 'fails') => void;
}

function Row({ claim, at, runs, names, opened, onOpen }: RowProps): JSX.Element {
  const { four } = useAllWords();
  const { open, say } = useSession();
  const { name, said, fails } = four.claims[claim];
  const { measures, ...links } = CLAIM[claim];
  const go = (as: 'shows' | 'fails'): void => {
    open(links[as]);
    onOpen(as);
    say('control', as === 'fails' ? `${fails} ${four.opened(name)}` : four.opened(name));
  };
  return (
    <li data-claim={claim} data-opened={opened}>
      <h3>{name}</h3>
      <p>{opened === 'fails' ? fails : said}</p>
      <Numbers measures={measures} at={at} runs={runs} names={names} />
      <div className={css.acts}>
        <button
          type="button"
          className={buttons.plain}
          aria-label={four.showOf(name)}
          aria-pressed={opened === 'shows'}
          onClick={() => go('shows')}
        >
          {four.showMe}
        </button>
        <button
          type="button"
          className={buttons.plain}
          aria-label={four.failOf(name)}
          aria-pressed={opened === 'fails'}
          onClick={() => go('fails')}
        >
          {four.butAlso}
        </button>
      </div>
    </li>
  );
}

interface NumbersProps extends Props {
  readonly measures: readonly FourMeasure[];
  readonly at: Instant;
}

function Numbers({ measures, at, runs, names }: NumbersProps): JSX.Element {
  const words = useAllWords();
  const { four, ui } = words;
  const rows = useMemo(
    () =>
      measures.map((name) => ({
        ...{ name, unit: unitOf(name), a: fourMeasure(name, runs.a, at), b: fourMeasure(name, runs.b, at) },
      })),
    [measures, runs, at],
  );
  return (
    <table className={css.numbers}>
      <thead>
        <tr>
          <th scope="col">
            <Phrases of={four.measure} />
          </th>
          {SIDES.map((side) => (
            <th key={side} scope="col">
              <Phrases of={ui.stageTab(ui.stageLetter[side], names[side])} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-measured={row.name} data-differs={row.a !== row.b}>
            <th scope="row">
              <Phrases of={four.measures[row.name]} />
            </th>
            {SIDES.map((side) => (
              <td key={side}>{written(row[side], row, words)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
