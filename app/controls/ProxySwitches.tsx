// What the client's side may be set to: how names are asked, and how its proxy behaves.
import type { JSX } from 'react';
import { inForce, type Setup } from '../../simulations/index.ts';
import { Segmented } from '../a11y/Segmented.tsx';
import { Switch } from '../a11y/Switch.tsx';
import { useWords } from '../i18n/words.ts';
import { reasonAgainst, reasonDead } from './limits.ts';
import type { SwitchesProps } from './switches-props.ts';

const TLS = ['explicit-proxy', 'tls-intercepting-proxy'] as const;
const DNS = ['plain-isp', 'doh'] as const;

export function ProxySwitches({ setup, limits, onChange }: SwitchesProps): JSX.Element {
  const words = useWords();
  const { controls } = words;
  const effective = inForce(setup);
  const noProxy = setup.clientSide === 'none' ? controls.reasons['no-forward-proxy'] : null;
  const against = (value: Setup['clientSide']): string | null =>
    noProxy ?? reasonAgainst(limits, 'clientSide', value, words);
  return (
    <>
      <Segmented
        name={controls.dns}
        named
        value={effective.dns}
        segments={DNS.map((value) => ({
          value,
          label: controls.dnsChoices[value],
          reason: reasonAgainst(limits, 'dns', value, words),
        }))}
        onChange={(dns) => onChange({ dns })}
      />
      <Segmented
        name={controls.proxyTls}
        named
        value={effective.clientSide}
        segments={TLS.map((value) => ({ value, label: controls.proxyTlsChoices[value], reason: against(value) }))}
        onChange={(clientSide) => onChange({ clientSide })}
      />
      <Switch
        label={controls.viaOf.proxy}
        on={setup.clientSide !== 'none' && effective.proxyVia}
        reason={reasonDead(limits, 'proxyVia', words)}
        onChange={(proxyVia) => onChange({ proxyVia })}
      />
    </>
  );
}
