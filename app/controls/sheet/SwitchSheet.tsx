// All switches of a stage: the two choices that make it, then the rest grouped by whose they are. Each keeps its place whatever stands on the stage, and says why it is dead.
import { useId, type JSX } from 'react';
import { inForce, type Setup, type SwitchId } from '../../../simulations/index.ts';
import { useWords } from '../../i18n/words.ts';
import type { SwitchesProps } from '../switches-props.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { OnOffChip } from './OnOffChip.tsx';
import { ProfileRemarks } from './ProfileRemarks.tsx';
import css from './sheet.module.css';
import { isOnOff, SWITCH_GROUPS, type SwitchGroup } from './switch-groups.ts';
import { TwoChoices } from './TwoChoices.tsx';

export function SwitchSheet(props: SwitchesProps): JSX.Element {
  return (
    <div className={css.whole}>
      <TwoChoices {...props} />
      <div className={css.groups}>
        {SWITCH_GROUPS.filter((group) => group.isHead || !isAbsent(group, props.setup)).map((group) => (
          <Group key={group.id} group={group} {...props} />
        ))}
      </div>
    </div>
  );
}

function Group({ group, ...props }: SwitchesProps & { readonly group: SwitchGroup }): JSX.Element {
  const { controls } = useWords();
  const id = useId();
  const chips = group.switches.filter(isOnOff);
  const rows = group.switches.filter((one): one is Exclude<SwitchId, (typeof chips)[number]> => !isOnOff(one));
  return (
    <section className={css.group} aria-labelledby={id} data-group={group.id}>
      <h3 id={id}>{controls.groups[group.id]}</h3>
      {isAbsent(group, props.setup) ? (
        <p className={css.absent}>{controls.reasons[group.box === 'proxy' ? 'no-forward-proxy' : 'no-gateway']}</p>
      ) : (
        <>
          {rows.map((one) => (
            <ChoiceRow key={one} id={one} {...props} />
          ))}
          {chips.length > 0 && (
            <div className={css.chips}>
              {chips.map((one) => (
                <OnOffChip key={one} id={one} {...props} />
              ))}
            </div>
          )}
          <ProfileRemarks group={group.id} setup={props.setup} />
        </>
      )}
    </section>
  );
}

function isAbsent({ box }: SwitchGroup, setup: Setup): boolean {
  const { clientSide, serverSide } = inForce(setup);
  return (box === 'proxy' && clientSide === 'none') || (box === 'gateway' && serverSide === 'none');
}
