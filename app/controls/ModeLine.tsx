// What the set-up of a stage is: the name of a mode with what that takes for granted, or else its two choices.
import { Suspense, type JSX } from 'react';
import { choicesIn, inForce, modeIn, type Setup } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { Side } from '../state/side.ts';
import { AwaitedLine } from './AwaitedLine.tsx';
import css from './mode-line.module.css';

export function ModeLine({ side }: { readonly side: Side }): JSX.Element {
  const { scenario, situation } = useSession();
  const setup = useStore(scenario, (state) => state[side]);
  const episode = useStore(scenario, (state) => state.episode) ?? situation().episodes[0] ?? '';
  return (
    <Suspense fallback={<AwaitedLine />}>
      <Name setup={setup} episode={episode} />
    </Suspense>
  );
}

function Name({ setup, episode }: { readonly setup: Setup; readonly episode: string }): JSX.Element {
  const { choices, controls, modes } = useAllWords();
  const found = modeIn(setup, episode);
  if (found === null) {
    const { client, server } = choicesIn(setup);
    // A side that does nothing is not worth a word, unless neither does anything.
    const does = [
      ...(client === 'none' && server !== 'none' ? [] : [choices.clientSides[client]]),
      ...(server === 'none' ? [] : [choices.serverSides[server]]),
    ];
    const scheme = inForce(setup).scheme.toUpperCase();
    return (
      <p className={css.line} data-mode="">
        <b>{choices.called(choices.composed([...does, scheme]))}</b> {choices.noName}
      </p>
    );
  }
  const { name, assumption } = modes[found.id];
  const apart = found.apart.map((one) => controls.switchNames[one]);
  return (
    <p className={css.line} data-mode={found.id}>
      <b>{choices.called(name)}</b> {assumption} {apart.length > 0 && choices.apart(apart)}
    </p>
  );
}
