// What of a set-up's limits concerns one control: which positions are left, and the reason in the reader's words.
import type { Limit, Setup, SwitchId } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';

/** The limit on a switch, if there is one. */
const limitOn = (limits: readonly Limit[], id: SwitchId): Limit | undefined =>
  limits.find((limit) => limit.switch === id);

/** Why `value` cannot be chosen for the switch; null when it can. */
export function reasonAgainst<S extends SwitchId>(
  limits: readonly Limit[],
  id: S,
  value: Setup[S],
  { controls }: Messages,
): string | null {
  const limit = limitOn(limits, id);
  if (limit === undefined || (limit.allows as readonly unknown[]).includes(value)) return null;
  return controls.because(controls.reasons[limit.reason], limit.section);
}

/** Why a switch cannot be thrown at all; null when at least two positions are left. */
export function reasonDead(limits: readonly Limit[], id: SwitchId, { controls }: Messages): string | null {
  const limit = limitOn(limits, id);
  if (limit === undefined || limit.allows.length > 1) return null;
  return controls.because(controls.reasons[limit.reason], limit.section);
}
