// Which of the modes that have a name a set-up is: compared by what has effect, and apart from what the name does not speak of.
import { inForce, limitsOf, type Limit, type LimitReason } from './limits.ts';
import { MODES, type ModeId } from './modes.ts';
import type { Setup, SwitchId } from './setup.ts';
import { PLAIN_SETUP, SWITCHES } from './setup.ts';

export interface RecognisedMode {
  readonly id: ModeId;
  /** Switches at which the set-up goes beyond what the name says. */
  readonly apart: readonly SwitchId[];
}

/** How a box shares out and finds its servers, and Via to those who are behind it anyway: nobody learns more or less by them. */
export const TEACHING_NOBODY: readonly SwitchId[] = [
  ...(['gatewayViaRequest', 'origins', 'balancing', 'weights', 'gatewayChecks', 'gatewayRetries'] as const),
  ...(['gatewayCollapses', 'gatewayRevalidates', 'gatewayServesStale'] as const),
];

/** What may change how a run goes, but leaves the way that messages take: the name still tells that way. */
const BESIDE_THE_NAME: readonly SwitchId[] = [
  ...(['proxyCache', 'proxyProfile', 'proxyRules', 'gatewayCache', 'gatewayTellsCacheStatus'] as const),
  ...(['gatewayProfile', 'gatewayRateLimit', 'originBelieves', 'originFirewalled'] as const),
];

/** Reasons for which a switch keeps its position without having any effect. */
const IDLE: readonly LimitReason[] = ['no-forward-proxy', 'no-gateway', 'name-is-readable'];

/**
 * The mode that a set-up is while `episode` is asked for: modes that are about a certain answer (a stored copy, a private page)
 * are themselves only with that answer. Null when none is, or when two are equally near.
 */
export function modeIn(setup: Setup, episode: string): RecognisedMode | null {
  const own = withEffect(setup);
  const candidates = EFFECTIVE.flatMap(({ id, episode: needed, setup: named }) => {
    if (needed !== 'order' && needed !== episode) return [];
    const differing = SWITCHES.filter((one) => own[one] !== named[one] && !TEACHING_NOBODY.includes(one));
    return differing.every((one) => BESIDE_THE_NAME.includes(one)) ? [{ id, apart: differing }] : [];
  });
  const least = Math.min(...candidates.map(({ apart }) => apart.length));
  const [nearest, ...others] = candidates.filter(({ apart }) => apart.length === least);
  return nearest && others.length === 0 ? nearest : null;
}

/**
 * Where the set-up differs from the one beside it though no name speaks of that: both could do otherwise, and nobody learns more or less by it,
 * but the run goes another way.
 */
export function unnamedBeside(setup: Setup, other: Setup): readonly SwitchId[] {
  const idle = new Set([...idleIn(setup), ...idleIn(other)].map((limit) => limit.switch));
  const [own, beside] = [inForce(setup), inForce(other)];
  return TEACHING_NOBODY.filter((one) => !idle.has(one) && own[one] !== beside[one]);
}

const idleIn = (setup: Setup): readonly Limit[] => limitsOf(setup).filter(({ reason }) => IDLE.includes(reason));

/** The set-up in force, with every switch that is of no effect at the same position, whatever it was left at. */
function withEffect(setup: Setup): Setup {
  const idle = idleIn(setup);
  return { ...inForce(setup), ...Object.fromEntries(idle.map((limit) => [limit.switch, PLAIN_SETUP[limit.switch]])) };
}

const EFFECTIVE = MODES.map((mode) => ({ ...mode, setup: withEffect(mode.setup) }));
