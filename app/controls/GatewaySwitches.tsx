// What the site's side may be set to: where TLS ends, how many servers stand behind, what the gateway says of itself.
import type { JSX } from 'react';
import { inForce } from '../../simulations/index.ts';
import { Segmented } from '../a11y/Segmented.tsx';
import { Switch } from '../a11y/Switch.tsx';
import { useWords } from '../i18n/words.ts';
import { reasonAgainst, reasonDead } from './limits.ts';
import type { SwitchesProps } from './switches-props.ts';

const TLS = ['terminate', 're-encrypt', 'passthrough'] as const;
const COUNTS = ['1', '2', '3', '4', '5', '6'] as const;
const OPERATORS = ['gateway', 'cdn'] as const;

export function GatewaySwitches({ setup, limits, onChange }: SwitchesProps): JSX.Element {
  const words = useWords();
  const { controls } = words;
  const effective = inForce(setup);
  const absent = setup.serverSide === 'none';
  const noGateway = absent ? controls.reasons['no-gateway'] : null;
  return (
    <>
      <Segmented
        name={controls.gatewayTls}
        named
        value={absent ? '' : effective.gatewayTls}
        segments={TLS.map((value) => ({
          value,
          label: controls.gatewayTlsChoices[value],
          reason: noGateway ?? reasonAgainst(limits, 'gatewayTls', value, words),
        }))}
        onChange={(gatewayTls) => onChange({ gatewayTls: gatewayTls as (typeof TLS)[number] })}
      />
      <Segmented
        name={controls.origins}
        named
        value={absent ? '1' : String(effective.origins)}
        segments={COUNTS.map((value) => ({
          value,
          label: value,
          reason: noGateway ?? reasonAgainst(limits, 'origins', Number(value), words),
        }))}
        onChange={(origins) => onChange({ origins: Number(origins) })}
      />
      <Segmented
        name={controls.operator}
        named
        value={setup.serverSide}
        segments={OPERATORS.map((value) => ({ value, label: controls.operators[value], reason: noGateway }))}
        onChange={(serverSide) => onChange({ serverSide })}
      />
      <Switch
        label={controls.viaOf.request}
        on={!absent && effective.gatewayViaRequest}
        reason={reasonDead(limits, 'gatewayViaRequest', words)}
        onChange={(gatewayViaRequest) => onChange({ gatewayViaRequest })}
      />
      <Switch
        label={controls.viaOf.response}
        on={!absent && effective.gatewayViaResponse}
        reason={reasonDead(limits, 'gatewayViaResponse', words)}
        onChange={(gatewayViaResponse) => onChange({ gatewayViaResponse })}
      />
    </>
  );
}
