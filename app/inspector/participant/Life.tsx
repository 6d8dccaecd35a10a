// What the followed request is to this participant: the states it went through, as the chart that ran and as a list.
import type { JSX } from 'react';
import { sceneIndexOf } from '../../a11y/scene-indexes.ts';
import { useExchange } from '../../binding/use-exchange.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { EXCHANGE_MACHINES } from '../../machines/charts.ts';
import { graphOf } from '../../machines/graph.ts';
import { LifeStory } from './LifeStory.tsx';
import type { PartProps } from './part-props.ts';

export function Life({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { participant, scene } = useAllWords();
  const exchange = useExchange(side);
  const life = exchange === null ? undefined : sceneIndexOf(trace).lives.get(node)?.get(exchange);
  if (life === undefined) return null;
  return (
    <LifeStory
      title={participant.life(life.exchange)}
      label={participant.lifeChart}
      life={life}
      graph={() => graphOf(EXCHANGE_MACHINES[life.machine])}
      captions={scene.states[life.machine]}
      at={at}
    />
  );
}
