// Under which name the boxes tell the next hop whose request they pass on. To choose one is to switch it on.
import type { JSX } from 'react';
import { inForce, type Setup } from '../../simulations/index.ts';
import { Segmented } from '../a11y/Segmented.tsx';
import { useWords } from '../i18n/words.ts';
import { reasonAgainst } from './limits.ts';
import type { SwitchesProps } from './switches-props.ts';

const FIELDS = ['x-forwarded-for', 'x-forwarded-for-overwrite', 'forwarded'] as const;

export function ForwardedField({ setup, limits, onChange }: SwitchesProps): JSX.Element {
  const words = useWords();
  const { controls } = words;
  const effective = inForce(setup);
  const boxes = [
    ...(setup.clientSide === 'none' ? [] : (['proxyTellsClient'] as const)),
    ...(setup.serverSide === 'none' ? [] : (['gatewayTellsClient'] as const)),
  ];
  /** It can be chosen where at least one box of the stage can do it. */
  const against = (value: Setup['proxyTellsClient']): string | null => {
    if (boxes.length === 0) return controls.reasons['no-forward-proxy'];
    const reasons = boxes.map((box) => reasonAgainst(limits, box, value, words));
    return reasons.includes(null) ? null : (reasons[0] ?? null);
  };
  const told = boxes.map((box) => effective[box]).find((tells) => tells !== 'off') ?? '';
  return (
    <Segmented
      name={controls.forwardedField}
      named
      value={told}
      segments={FIELDS.map((value) => ({ value, label: controls.forwardedFields[value], reason: against(value) }))}
      onChange={(value) => {
        if (value !== '') onChange({ proxyTellsClient: value, gatewayTellsClient: value });
      }}
    />
  );
}
