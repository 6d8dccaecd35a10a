// What makes a stage: what stands on the client's side and what on the server's. Each choice brings the switches that follow from it.
import { useId, type JSX } from 'react';
import {
  choicesIn,
  inForce,
  SERVER_CHOICES,
  SWITCH_VALUES,
  withClientSide,
  withServerSide,
  type Setup,
  type SwitchId,
} from '../../../simulations/index.ts';
import { useSession } from '../../binding/session.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import { reasonAgainst } from '../limits.ts';
import { switchInWords } from '../switch-words.ts';
import type { SwitchesProps } from '../switches-props.ts';
import { Listed } from './Listed.tsx';
import { NamedSetups } from './NamedSetups.tsx';
import css from './sheet.module.css';

export function TwoChoices({ setup, limits, onChange }: SwitchesProps): JSX.Element {
  const words = useAllWords();
  const { choices } = words;
  const { say } = useSession();
  const id = useId();
  const { client, server } = choicesIn(setup);
  const change = (which: string, what: string, switches: Partial<Setup>): void => {
    onChange(switches);
    say('control', choices.chosen(which, what, followsOf(setup, switches, words)));
  };
  const clients = SWITCH_VALUES.clientSide.map((value) => ({ value, label: choices.clientSides[value], reason: null }));
  const servers = SERVER_CHOICES.map((value) => ({
    value,
    label: choices.serverSides[value],
    reason: value === 'none' ? null : reasonAgainst(limits, 'serverSide', value === 'cdn' ? 'cdn' : 'gateway', words),
  }));
  return (
    <section className={css.choices} aria-labelledby={id} data-group="choices">
      <h3 id={id}>{choices.title}</h3>
      <Listed
        name={choices.client}
        value={client}
        positions={clients}
        onChange={(text) => {
          const chosen = clients.find(({ value }) => value === text);
          if (chosen) change(choices.client, chosen.label, withClientSide(setup, chosen.value));
        }}
      />
      <Listed
        name={choices.server}
        value={server}
        positions={servers}
        onChange={(text) => {
          const chosen = servers.find(({ value }) => value === text);
          if (chosen) change(choices.server, chosen.label, withServerSide(setup, chosen.value));
        }}
      />
      <NamedSetups setup={setup} onChange={onChange} />
    </section>
  );
}

/** What else than the two sides is in force otherwise after the choice, and is said: only what the choice itself asks for. */
function followsOf(setup: Setup, switches: Partial<Setup>, words: AllMessages): readonly string[] {
  const [before, after] = [inForce(setup), inForce({ ...setup, ...switches })];
  const ids = (Object.keys(switches) as SwitchId[]).filter((id) => id !== 'clientSide' && id !== 'serverSide');
  return ids.filter((id) => before[id] !== after[id]).map((id) => switchInWords(id, after[id], words));
}
