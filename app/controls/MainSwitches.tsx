// HTTPS, Cache, Forwarded: the three switches that both kinds of box share.
import type { JSX } from 'react';
import { inForce, type Limit, type Setup, type SwitchId } from '../../simulations/index.ts';
import { Switch } from '../a11y/Switch.tsx';
import { useSession } from '../binding/session.ts';
import { useWords } from '../i18n/words.ts';
import { reasonDead } from './limits.ts';
import type { SwitchesProps } from './switches-props.ts';

export function MainSwitches({ setup, limits, onChange }: SwitchesProps): JSX.Element {
  const words = useWords();
  const { controls } = words;
  const { say } = useSession();
  const effective = inForce(setup);
  const throwSwitch = (label: string, on: boolean, switches: Partial<Setup>): void => {
    onChange(switches);
    say('control', controls.didSwitch(label, on));
  };
  /** A switch of several boxes is dead when it is dead in each box that is there. */
  const reason = (ids: readonly SwitchId[]): string | null => {
    const reasons = ids.map((id) => reasonDead(limits, id, words));
    return reasons.some((why) => why === null) ? null : (mostTelling(ids, limits, reasons) ?? null);
  };
  const tells = [effective.proxyTellsClient, effective.gatewayTellsClient];
  const toldBy = (on: boolean): Partial<Setup> =>
    on
      ? { proxyTellsClient: 'x-forwarded-for', gatewayTellsClient: 'x-forwarded-for' }
      : { proxyTellsClient: 'off', gatewayTellsClient: 'off' };
  const stands = { proxy: setup.clientSide !== 'none', gateway: setup.serverSide !== 'none' };
  return (
    <>
      <Switch
        label={controls.https}
        on={effective.scheme === 'https'}
        reason={reasonDead(limits, 'scheme', words)}
        onChange={(on) => throwSwitch(controls.https, on, { scheme: on ? 'https' : 'http' })}
      />
      <Switch
        label={controls.cache}
        on={(stands.proxy && effective.proxyCache) || (stands.gateway && effective.gatewayCache)}
        reason={reason(['proxyCache', 'gatewayCache'])}
        onChange={(on) => throwSwitch(controls.cache, on, { proxyCache: on, gatewayCache: on })}
      />
      <Switch
        label={controls.forwarded}
        on={(stands.proxy && tells[0] !== 'off') || (stands.gateway && tells[1] !== 'off')}
        reason={reason(['proxyTellsClient', 'gatewayTellsClient'])}
        onChange={(on) => throwSwitch(controls.forwarded, on, toldBy(on))}
      />
    </>
  );
}

/** Of several reasons, the one of a box that is there; that a box is absent explains less. */
function mostTelling(
  ids: readonly SwitchId[],
  limits: readonly Limit[],
  reasons: readonly (string | null)[],
): string | null | undefined {
  const absent = (id: SwitchId): boolean => {
    const reason = limits.find((limit) => limit.switch === id)?.reason;
    return reason === 'no-forward-proxy' || reason === 'no-gateway';
  };
  const place = ids.findIndex((id) => !absent(id));
  return reasons[place < 0 ? 0 : place];
}
