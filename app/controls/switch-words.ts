// A switch and where it stands, in words.
import type { SwitchId } from '../../simulations/index.ts';
import type { AllMessages } from '../i18n/messages.ts';

/** The name of the switch, and its position as the choosers call it. */
export function switchInWords(id: SwitchId, value: unknown, { choices, controls }: AllMessages): string {
  const positions: Partial<Record<SwitchId, Readonly<Record<string, string>>>> = controls.positions;
  const isOn = id === 'scheme' ? value === 'https' : typeof value === 'boolean' ? value : null;
  const word = isOn === null ? positions[id]?.[String(value)] : isOn ? choices.isOn : choices.isOff;
  return choices.became(controls.switchNames[id], word ?? String(value));
}
