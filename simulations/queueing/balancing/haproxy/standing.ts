// Which of HAProxy's servers take part: those that work, and the backups only while no other does. (HAProxy 2.6)
import type { Server, Servers } from '../policy.ts';
import { isFull } from '../policy.ts';

/** Either there is nothing to choose (`index`: the one that serves, null for none), or `places` to choose among. */
export type Standing =
  | { readonly kind: 'settled'; readonly index: number | null }
  | { readonly kind: 'open'; readonly places: readonly number[]; readonly isBackup: boolean };

/** A list of HAProxy's servers; with `allBackups` (its `option`) the backups share, else the first that works serves alone. */
export interface Farm {
  readonly servers: readonly Server[];
  readonly allBackups: boolean;
}

export function isUsable({ servers }: Farm, { isUp }: Pick<Servers, 'isUp'>, index: number): boolean {
  const server = servers[index]!;
  return !server.isDown && server.weight > 0 && isUp[index] === true;
}

export function standingOf(farm: Farm, known: Servers): Standing {
  const { servers, allBackups } = farm;
  const usable = servers.map((_, index) => index).filter((index) => isUsable(farm, known, index));
  const active = usable.filter((index) => !servers[index]!.isBackup);
  if (active.length > 0) return { kind: 'open', places: active, isBackup: false };
  if (allBackups && usable.length > 0) return { kind: 'open', places: usable, isBackup: true };
  return { kind: 'settled', index: usable[0] ?? null };
}

/**
 * The first of `order` with room that this request has not been to; where it has been to all with room, the first of
 * these; null when all are full.
 */
export function firstWithRoom({ servers }: Farm, known: Servers, order: readonly number[]): number | null {
  const withRoom = order.filter((index) => !isFull(servers[index]!, known, index));
  return withRoom.find((index) => known.tried?.[index] !== true) ?? withRoom[0] ?? null;
}
