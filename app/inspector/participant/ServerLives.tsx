// What a box has made of its servers so far: the charts that ran, each opened on demand.
import type { JSX } from 'react';
import { useNames } from '../../a11y/use-names.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { graphOf } from '../../machines/graph.ts';
import { SERVER_MACHINES, serverLivesOf, type ServerLife } from '../../machines/server-lives.ts';
import type { Trace } from '../../../simulations/index.ts';
import { LifeStory } from './LifeStory.tsx';
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
  const { participant } = useAllWords();
  const title = participant.serverLife[life.machine][life.by](server);
  return (
    <LifeStory
      title={title}
      label={title}
      life={life}
      graph={() => graphOf(SERVER_MACHINES[life.machine])}
      captions={participant.serverStates}
      at={at}
    />
  );
}
