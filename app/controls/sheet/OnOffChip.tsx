// A switch that is on or off.
import type { JSX } from 'react';
import { inForce } from '../../../simulations/index.ts';
import { Switch } from '../../a11y/Switch.tsx';
import { useSession } from '../../binding/session.ts';
import { useWords } from '../../i18n/words.ts';
import { reasonDead } from '../limits.ts';
import type { SwitchesProps } from '../switches-props.ts';
import type { OnOffSwitch } from './switch-groups.ts';

export function OnOffChip({ id, setup, limits, onChange }: SwitchesProps & { readonly id: OnOffSwitch }): JSX.Element {
  const words = useWords();
  const { say } = useSession();
  const label = words.controls.switchNames[id];
  return (
    <Switch
      label={label}
      on={inForce(setup)[id]}
      reason={reasonDead(limits, id, words)}
      onChange={(on) => {
        onChange({ [id]: on });
        say('control', words.controls.didSwitch(label, on));
      }}
    />
  );
}
