// A switch with several positions: side by side where they are few and short, else as a list to choose from.
import type { JSX } from 'react';
import { inForce, type SwitchId } from '../../../simulations/index.ts';
import { Segmented } from '../../a11y/Segmented.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Messages } from '../../i18n/messages.ts';
import { reasonAgainst } from '../limits.ts';
import type { SwitchesProps } from '../switches-props.ts';
import { Listed } from './Listed.tsx';
import { offered, type ChoiceSwitch, type OnOffSwitch } from './switch-groups.ts';

type Id = Exclude<SwitchId, OnOffSwitch>;

/** More positions than this, or longer words, are no longer read at a glance. */
const MOST_SIDE_BY_SIDE = 6;
const LONGEST_SIDE_BY_SIDE = 46;

export function ChoiceRow({ id, setup, limits, onChange }: SwitchesProps & { readonly id: Id }): JSX.Element {
  const words = useWords();
  const name = words.controls.switchNames[id];
  const current = inForce(setup)[id];
  // A position that the head of the stage has chosen is shown, though it cannot be chosen here.
  const open = offered(id, limits);
  const values = open.includes(current) ? open : [current, ...open];
  const positions = values.map((value) => ({
    value: String(value),
    label: labelOf(id, value, words),
    reason: reasonAgainst(limits, id, value as never, words),
  }));
  const value = String(current);
  const choose = (chosen: string): void => {
    const position = open.find((own) => String(own) === chosen);
    if (position !== undefined) onChange({ [id]: position });
  };
  const length = positions.reduce((sum, { label }) => sum + label.length, 0);
  return positions.length <= MOST_SIDE_BY_SIDE && length <= LONGEST_SIDE_BY_SIDE ? (
    <Segmented name={name} named value={value} segments={positions} onChange={choose} />
  ) : (
    <Listed name={name} value={value} positions={positions} onChange={choose} />
  );
}

function labelOf(id: Id, value: unknown, { controls, format }: Messages): string {
  if (typeof value === 'number') return format.number(value);
  const names: Readonly<Record<string, string>> = controls.positions[id as ChoiceSwitch];
  return names[String(value)] ?? String(value);
}
