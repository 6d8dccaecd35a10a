// A life by the clock, opened on demand: the chart that ran with the states that were entered, and the same as a list.
import { useState, type JSX } from 'react';
import { countUpTo, type Instant } from '../../../simulations/index.ts';
import { LifeChartHost, type LifeChartHostProps } from '../../diagram/LifeChartHost.tsx';
import { useAllWords } from '../../i18n/later-words.ts';
import css from './participant.module.css';

interface Props {
  readonly title: string;
  /** What the drawing is, for those who do not see it. */
  readonly label: string;
  /** Every state of the whole run with the instant at which it was entered. */
  readonly life: { readonly states: readonly string[]; readonly at: readonly number[] };
  /** Asked for once the life is opened. */
  readonly graph: () => LifeChartHostProps['graph'];
  /** By state; one that has no words is told by its name. */
  readonly captions: Readonly<Record<string, string>>;
  readonly at: Instant;
}

export function LifeStory({ title, ...story }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details className={css.life} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && <Story {...story} />}
    </details>
  );
}

function Story({ label, life, graph, captions, at }: Omit<Props, 'title'>): JSX.Element {
  const { participant, format } = useAllWords();
  const visited = life.states.slice(0, countUpTo(life.at, at));
  const caption = (state: string): string => captions[state] ?? state;
  return (
    <div data-life={visited.at(-1) ?? ''}>
      <LifeChartHost
        graph={graph()}
        visited={visited}
        words={{ caption, nothingYet: participant.nothingYet }}
        label={label}
      />
      <ol>
        {visited.map((state, step) => (
          <li key={`${state}-${String(step)}`} aria-current={step === visited.length - 1 ? 'step' : undefined}>
            <small>{format.clock(life.at[step] ?? 0)}</small> {caption(state)}
          </li>
        ))}
      </ol>
    </div>
  );
}
