// What a box has made of its servers so far: the charts that ran, each opened on demand.
import { useState, type JSX } from 'react';
import { useNames } from '../../a11y/use-names.ts';
import { LifeChartHost } from '../../diagram/LifeChartHost.tsx';
import { useWords } from '../../i18n/words.ts';
import { graphOf } from '../../machines/graph.ts';
import { SERVER_MACHINES, serverLivesOf, type ServerLife } from '../../machines/server-lives.ts';
import { passedBy } from '../../state/instants.ts';
import type { Trace } from '../../../simulations/index.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';

/** Made once for each trace. */
const known = new WeakMap<Trace, readonly ServerLife[]>();

function livesOf(trace: Trace): readonly ServerLife[] {
  const lives = known.get(trace) ?? serverLivesOf(trace);
  known.set(trace, lives);
  return lives;
}

export function ServerLives({ side, trace, node, at }: PartProps): JSX.Element {
  const name = useNames(side);
  const lives = livesOf(trace).filter(({ box }) => box === node);
  return (
    <>
      {lives.map((life) => (
        <One key={`${life.server} ${life.by} ${life.machine}`} life={life} server={name(life.server)} at={at} />
      ))}
    </>
  );
}

interface OneProps {
  readonly life: ServerLife;
  readonly server: string;
  readonly at: PartProps['at'];
}

function One({ life, server, at }: OneProps): JSX.Element {
  const { participant, format } = useWords();
  const [open, setOpen] = useState(false);
  const captions: Readonly<Record<string, string>> = participant.serverStates;
  const caption = (state: string): string => captions[state] ?? state;
  const visited = life.states.slice(0, passedBy(life.at, at));
  const title = participant.serverLife[life.machine][life.by](server);
  return (
    <details className={css.life} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <div data-server-life={visited.at(-1) ?? ''}>
          <LifeChartHost
            graph={graphOf(SERVER_MACHINES[life.machine])}
            visited={visited}
            words={{ caption, nothingYet: participant.nothingYet }}
            label={title}
          />
          <ol>
            {visited.map((state, step) => (
              <li key={`${state}-${String(step)}`} aria-current={step === visited.length - 1 ? 'step' : undefined}>
                <small>{format.clock(life.at[step] ?? 0)}</small> {caption(state)}
              </li>
            ))}
          </ol>
        </div>
      )}
    </details>
  );
}
