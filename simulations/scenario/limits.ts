// Which switches a set-up leaves without effect, and why: the page disables them with the reason, `compose` works with what is in force.
import { keeping, storeless } from './limits/caching.ts';
import type { Limit, Rule } from './limits/limit.ts';
import { products } from './limits/products.ts';
import { absent, encrypted } from './limits/reach.ts';
import {
  belief,
  hiddenNames,
  names,
  oblivious,
  placing,
  proxyLine,
  trust,
  tunnel,
  unencrypted,
} from './limits/sides.ts';
import { servers } from './limits/servers.ts';
import type { Setup, SwitchId } from './setup.ts';
import { SWITCHES, SWITCH_VALUES } from './setup.ts';

export type { Limit, LimitReason } from './limits/limit.ts';

/** In this order: a later rule sees what the earlier ones left in force. */
const RULES: readonly Rule[] = [
  ...[unencrypted, oblivious, absent, placing, names, hiddenNames, tunnel],
  ...[encrypted, proxyLine, products, belief, trust],
  ...[storeless, keeping, servers],
];

function settle(setup: Setup): { readonly inForce: Setup; readonly limits: readonly Limit[] } {
  let inForce = setup;
  const limits = new Map<SwitchId, Limit>();
  for (const rule of RULES) {
    for (const found of rule(inForce)) {
      const earlier = limits.get(found.switch)?.allows ?? SWITCH_VALUES[found.switch];
      const left = (found.allows as readonly unknown[]).filter((value) =>
        (earlier as readonly unknown[]).includes(value),
      );
      const current = inForce[found.switch];
      const value = left.includes(current) ? current : left[0];
      limits.set(found.switch, { ...found, allows: [value, ...left.filter((other) => other !== value)] } as Limit);
      inForce = { ...inForce, [found.switch]: value };
    }
  }
  return { inForce, limits: SWITCHES.flatMap((id) => limits.get(id) ?? []) };
}

/** The switches of this set-up that are not free, at most one entry each, with what is left, why, and the rule. */
export const limitsOf = (setup: Setup): readonly Limit[] => settle(setup).limits;

/** The set-up as it takes effect: every switch that is not free at a value that is. */
export const inForce = (setup: Setup): Setup => settle(setup).inForce;
