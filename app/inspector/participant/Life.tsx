// What the followed request is to this participant: the states it went through, as the chart that ran and as a list.
import { useState, type JSX } from 'react';
import { sceneIndexOf } from '../../a11y/scene-indexes.ts';
import { useExchange } from '../../binding/use-exchange.ts';
import { LifeChartHost } from '../../diagram/LifeChartHost.tsx';
import { useWords } from '../../i18n/words.ts';
import { EXCHANGE_MACHINES } from '../../machines/charts.ts';
import { graphOf } from '../../machines/graph.ts';
import type { Lifeline } from '../../machines/lifeline.ts';
import { passedBy } from '../../state/instants.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';

export function Life({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { participant } = useWords();
  const [open, setOpen] = useState(false);
  const exchange = useExchange(side);
  const life = exchange === null ? undefined : sceneIndexOf(trace).lives.get(node)?.get(exchange);
  if (life === undefined) return null;
  return (
    <details className={css.life} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{participant.life(life.exchange)}</summary>
      {open && <Chart life={life} reached={passedBy(life.at, at)} />}
    </details>
  );
}

function Chart({ life, reached }: { readonly life: Lifeline; readonly reached: number }): JSX.Element {
  const { participant, scene, format } = useWords();
  const visited = life.states.slice(0, reached);
  const captions: Readonly<Record<string, string>> = scene.states[life.machine];
  const caption = (state: string): string => captions[state] ?? state;
  return (
    <div data-life={visited.at(-1) ?? ''}>
      <LifeChartHost
        graph={graphOf(EXCHANGE_MACHINES[life.machine])}
        visited={visited}
        words={{ caption, nothingYet: participant.nothingYet }}
        label={participant.lifeChart}
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
