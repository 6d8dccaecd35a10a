// Which switches stand together on the sheet of all switches, in which order, and whose they are.
import type { SwitchGroupId } from '../../i18n/switch-words.ts';
import { SWITCH_VALUES, type Limit, type Setup, type SwitchId } from '../../../simulations/index.ts';

export interface SwitchGroup {
  readonly id: SwitchGroupId;
  /** The box that they belong to; where it does not stand on the stage, one sentence takes their place. */
  readonly box: 'proxy' | 'gateway' | null;
  /** The first of its box: the one that says that the box is not there. */
  readonly isHead: boolean;
  readonly switches: readonly SwitchId[];
}

export const SWITCH_GROUPS: readonly SwitchGroup[] = [
  {
    id: 'client',
    box: null,
    isHead: true,
    switches: ['dns', 'ech', 'siteAddress', 'cookies', 'clientForges', 'attack'],
  },
  {
    id: 'proxy',
    box: 'proxy',
    isHead: true,
    switches: [
      ...(['proxyAt', 'proxyLeg', 'interceptorSource', 'proxyProfile'] as const),
      ...(['proxyTellsClient', 'proxyRules', 'proxyVia', 'proxyCache'] as const),
    ],
  },
  {
    id: 'gateway',
    box: 'gateway',
    isHead: true,
    switches: [
      ...(['gatewayProfile', 'gatewayTls', 'gatewayTellsClient', 'gatewayServerField'] as const),
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
      ...(['originBelieves', 'originTrusts', 'originLimit'] as const),
      ...(['originFirewalled', 'dnsOnlyRecord', 'originSignsErrors'] as const),
    ],
  },
  { id: 'protection', box: 'gateway', isHead: false, switches: ['gatewayRateLimit'] },
];

/** Positions that a switch has only where something makes it so; the sheet offers them there, and is not cluttered elsewhere. */
const NOW_AND_THEN: Partial<Record<SwitchId, readonly unknown[]>> = { gatewayTls: ['none'], dns: ['remote'] };

/** The positions that the sheet offers for a switch under these limits. */
export function offered(id: SwitchId, limits: readonly Limit[]): readonly Setup[SwitchId][] {
  const rare = NOW_AND_THEN[id] ?? [];
  const allowed: readonly unknown[] = limits.find((limit) => limit.switch === id)?.allows ?? [];
  const values: readonly Setup[SwitchId][] = SWITCH_VALUES[id];
  return values.filter((value) => !rare.includes(value) || allowed.includes(value));
}

/** A switch that is on or off. */
export type OnOffSwitch = { [S in SwitchId]: Setup[S] extends boolean ? S : never }[SwitchId];
/** A switch with named positions. */
export type ChoiceSwitch = { [S in SwitchId]: Setup[S] extends string ? S : never }[SwitchId];

export const isOnOff = (id: SwitchId): id is OnOffSwitch => typeof SWITCH_VALUES[id][0] === 'boolean';
