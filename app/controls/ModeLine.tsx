// What the set-up of a stage is: the name of a mode with what that takes for granted and what is set beyond it, or else its two choices.
import { Suspense, type JSX } from 'react';
import { choicesIn, inForce, modeIn, unnamedBeside, type Setup, type SwitchId } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { otherSide, type Side } from '../state/side.ts';
import { AwaitedLine } from './AwaitedLine.tsx';
import css from './mode-line.module.css';
import { switchInWords } from './switch-words.ts';

export function ModeLine({ side }: { readonly side: Side }): JSX.Element {
  const { scenario, situation } = useSession();
  const setup = useStore(scenario, (state) => state[side]);
  const beside = useStore(scenario, (state) => state[otherSide(side)]);
  const episode = useStore(scenario, (state) => state.episode) ?? situation().episodes[0] ?? '';
  return (
    <Suspense fallback={<AwaitedLine />}>
      <Name setup={setup} beside={beside} episode={episode} />
    </Suspense>
  );
}

interface NameProps {
  readonly setup: Setup;
  /** The one that it is compared with. */
  readonly beside: Setup;
  readonly episode: string;
}

function Name({ setup, beside, episode }: NameProps): JSX.Element {
  const words = useAllWords();
  const { choices, modes } = words;
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
  const set = inForce(setup);
  const isOff = (one: SwitchId): boolean => set[one] === false;
  // That one is off says what is different here where its being on is meant by the name; else it is said of the stage that has it on.
  const ids = [...found.apart, ...unnamedBeside(setup, beside).filter((one) => !isOff(one))];
  const apart = ids.map((one) =>
    set[one] === true ? words.controls.switchNames[one] : switchInWords(one, set[one], words),
  );
  return (
    <p className={css.line} data-mode={found.id}>
      <b>{choices.called(name)}</b> {assumption} {apart.length > 0 && choices.apart(apart)}
    </p>
  );
}
