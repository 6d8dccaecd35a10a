// What the product that a box behaves like brings of itself, and where that departs from the standard: read off its settings.
import type { JSX } from 'react';
import { inForce, profileTraits, type Setup } from '../../../simulations/index.ts';
import type { SwitchGroupId } from '../../i18n/switch-words.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import css from './sheet.module.css';

interface Props {
  readonly group: SwitchGroupId;
  readonly setup: Setup;
}

export function ProfileRemarks({ group, setup }: Props): JSX.Element | null {
  const { controls, traits } = useAllWords();
  if (group !== 'proxy' && group !== 'gateway') return null;
  const { proxyProfile, gatewayProfile } = inForce(setup);
  const [profile, kind] =
    group === 'proxy' ? ([proxyProfile, 'forward-proxy'] as const) : ([gatewayProfile, 'gateway'] as const);
  const usual = profileTraits('rfc', kind).map((trait) => traits(trait));
  return (
    <details className={css.remarks} data-traits={profile}>
      <summary>{controls.defaults}</summary>
      <ul>
        {profileTraits(profile, kind).map((trait) => {
          const sentence = traits(trait);
          return (
            <li key={trait.key}>
              {sentence} {!usual.includes(sentence) && <b>{controls.departs}</b>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
