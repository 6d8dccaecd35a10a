// A jump to one of the set-ups that have a name; and what is asked for, where a situation lets one choose.
import { useId, type JSX } from 'react';
import { MODES, modeIn, modeOf, type ModeEpisode } from '../../../simulations/index.ts';
import { useSession } from '../../binding/session.ts';
import { useStore } from '../../binding/use-store.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { choicesOf } from '../../state/scenario-store.ts';
import type { SwitchesProps } from '../switches-props.ts';
import { Listed } from './Listed.tsx';
import { FAMILIES, familyOf } from './mode-families.ts';
import css from './sheet.module.css';

export function NamedSetups({ setup, onChange }: Omit<SwitchesProps, 'limits'>): JSX.Element {
  const { choices, modes, ui } = useAllWords();
  const { say, scenario, situation } = useSession();
  const id = useId();
  const chosen = useStore(scenario, (state) => state.episode);
  const episodes = situation().episodes;
  const named = modeIn(setup, chosen ?? episodes[0] ?? '');
  const askFor = (episode: string): void => {
    const now = scenario.getState();
    scenario.getState().replace({ ...choicesOf(now), episode: episode === episodes[0] ? null : episode });
  };
  const jump = (text: string): void => {
    const mode = modeOf(text);
    if (mode === undefined) return;
    onChange(mode.setup);
    if (mode.episode !== 'order') askFor(mode.episode);
    say('control', modes[mode.id].name);
  };
  const canAsk = (episode: ModeEpisode): boolean => episode === 'order' || episodes.includes(episode);
  const offered = FAMILIES.map((family) => ({ family, own: MODES.filter((mode) => familyOf(mode) === family) }));
  const isWhole = MODES.every(({ episode }) => canAsk(episode));
  return (
    <>
      <div className={css.row}>
        <label htmlFor={id}>{choices.named}</label>
        <select
          id={id}
          value={named !== null && named.apart.length === 0 ? named.id : ''}
          aria-describedby={isWhole ? undefined : `${id}-why`}
          onChange={({ target }) => jump(target.value)}
        >
          <option value="">{choices.unnamed}</option>
          {offered.map(({ family, own }) => (
            <optgroup key={family} label={choices.families[family]}>
              {own.map((mode) => (
                <option key={mode.id} value={mode.id} disabled={!canAsk(mode.episode)}>
                  {modes[mode.id].name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {!isWhole && (
          <p className={css.reason} id={`${id}-why`}>
            {choices.otherEpisode(ui.situations['base-exchange'])}
          </p>
        )}
      </div>
      {episodes.length > 1 && (
        <Listed
          name={choices.episode}
          value={chosen ?? episodes[0] ?? ''}
          positions={episodes.map((value) => ({ value, label: episodeName(value, choices.episodes), reason: null }))}
          onChange={askFor}
        />
      )}
    </>
  );
}

const episodeName = (id: string, names: Readonly<Record<string, string>>): string => names[id] ?? id;
