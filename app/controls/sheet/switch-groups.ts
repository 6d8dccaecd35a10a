// Which switches stand together on the sheet of all switches, in which order, and whose they are.
import type { SwitchGroupId } from '../../i18n/switch-words.ts';
import { SWITCH_VALUES, type Setup, type SwitchId } from '../../../simulations/index.ts';

export interface SwitchGroup {
  readonly id: SwitchGroupId;
  /** The box that they belong to; where it does not stand on the stage, one sentence takes their place. */
  readonly box: 'proxy' | 'gateway' | null;
  /** The first of its box: the one that says that the box is not there. */
  readonly isHead: boolean;
  readonly switches: readonly SwitchId[];
}

export const SWITCH_GROUPS: readonly SwitchGroup[] = [
  { id: 'client', box: null, isHead: true, switches: ['dns', 'ech', 'siteAddress', 'cookies', 'clientForges'] },
  {
    id: 'proxy',
    box: 'proxy',
    isHead: true,
    switches: [
      ...(['clientSide', 'proxyAt', 'proxyLeg', 'interceptorSource', 'proxyProfile'] as const),
      ...(['proxyTellsClient', 'proxyRules', 'proxyVia', 'proxyCache'] as const),
    ],
  },
  {
    id: 'gateway',
    box: 'gateway',
    isHead: true,
    switches: [
      ...(['serverSide', 'gatewayProfile', 'gatewayTls', 'gatewayTellsClient', 'gatewayServerField'] as const),
      ...(['gatewayViaRequest', 'gatewayViaResponse', 'gatewayLocation', 'gatewayProxyLine'] as const),
    ],
  },
  {
    id: 'gatewayCache',
    box: 'gateway',
    isHead: false,
    switches: [
      ...(['gatewayServesStale', 'gatewayCache', 'gatewayCollapses', 'gatewayRevalidates'] as const),
      'gatewayTellsCacheStatus',
    ],
  },
  {
    id: 'servers',
    box: 'gateway',
    isHead: false,
    switches: [
      ...(['origins', 'balancing', 'weights', 'gatewayChecks', 'gatewayRetries'] as const),
      ...(['originBelieves', 'originFirewalled', 'dnsOnlyRecord'] as const),
    ],
  },
  { id: 'protection', box: 'gateway', isHead: false, switches: ['gatewayRateLimit'] },
];

/** Positions that the head of the stage chooses, so that the sheet does not offer them again. */
const ELSEWHERE: Partial<Record<SwitchId, readonly unknown[]>> = {
  clientSide: ['none'],
  serverSide: ['none'],
  gatewayTls: ['none'],
  dns: ['remote'],
};

/** The positions that the sheet offers for a switch. */
export function offered(id: SwitchId): readonly Setup[SwitchId][] {
  const elsewhere = ELSEWHERE[id] ?? [];
  const values: readonly Setup[SwitchId][] = SWITCH_VALUES[id];
  return values.filter((value) => !elsewhere.includes(value));
}

/** A switch that is on or off. */
export type OnOffSwitch = { [S in SwitchId]: Setup[S] extends boolean ? S : never }[SwitchId];
/** A switch with named positions. */
export type ChoiceSwitch = { [S in SwitchId]: Setup[S] extends string ? S : never }[SwitchId];

export const isOnOff = (id: SwitchId): id is OnOffSwitch => typeof SWITCH_VALUES[id][0] === 'boolean';
