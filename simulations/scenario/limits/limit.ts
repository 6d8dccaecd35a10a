// What it means that a switch is not free: which positions are left, why, and by which rule.
import type { Setup, SwitchId } from '../setup.ts';

/** Why a switch is not free; each key has a sentence in every language's catalogue. */
export type LimitReason =
  | 'no-forward-proxy'
  | 'no-gateway'
  | 'no-cache'
  | 'nothing-encrypted'
  | 'somebody-must-answer-tls'
  | 'proxy-looks-up'
  | 'client-looks-up'
  | 'tunnel-carries-bytes'
  | 'bytes-pass-unread'
  | 'product-cannot'
  | 'always-so'
  | 'origin-decides'
  | 'one-server'
  | 'closed-to-it'
  | 'gateway-is-the-origin'
  | 'box-stands-elsewhere'
  | 'leg-crosses-no-network'
  | 'box-is-asked'
  | 'nobody-asks-it'
  | 'always-encrypted'
  | 'no-key-for-the-name'
  | 'network-shares-addresses'
  | 'name-is-readable'
  | 'connections-are-shared'
  | 'nobody-to-trust'
  | 'list-unread';

/** A switch that is not free: `allows` are the values left, the one in force first; when it is the only one, the switch is dead. */
export interface Limit<S extends SwitchId = SwitchId> {
  readonly switch: S;
  readonly allows: readonly Setup[S][];
  readonly reason: LimitReason;
  /** The rule that makes it so, as "RFC 9110 §9.3.6", or the product that cannot do it. */
  readonly section: string;
}

/** Looks at a set-up in which what earlier rules found is in force. */
export type Rule = (setup: Setup) => readonly Limit[];

export function limit<S extends SwitchId>(
  id: S,
  allows: readonly Setup[S][],
  reason: LimitReason,
  section: string,
): Limit {
  return { switch: id, allows, reason, section };
}
