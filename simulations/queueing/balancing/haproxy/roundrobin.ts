// HAProxy `balance roundrobin`: turns on a wheel; who is full is passed over and keeps its pace.
import type { BalancingPolicy, Servers } from '../policy.ts';
import { isFull } from '../policy.ts';
import type { Farm } from './standing.ts';
import { isUsable, standingOf } from './standing.ts';
import { copyOf, createWheel, head, join, leave, seat, step, turnOver } from './wheel.ts';
import type { Wheel } from './wheel.ts';

interface Wheels {
  readonly active: Wheel;
  readonly backup: Wheel;
  /** Who took part when a request came last. */
  readonly wasUsable: readonly boolean[];
}

/** Copies of both wheels, without those that went since, with those that came. */
function broughtUpToDate(farm: Farm, weights: readonly number[], state: Wheels, known: Servers): Wheels {
  const active = copyOf(state.active);
  const backup = copyOf(state.backup);
  const wasUsable = farm.servers.map(({ isBackup }, index) => {
    const usable = isUsable(farm, known, index);
    const wheel = isBackup ? backup : active;
    if (usable && !state.wasUsable[index]) join(wheel, weights, index);
    if (!usable && state.wasUsable[index]) leave(wheel, weights, index);
    return usable;
  });
  return { active, backup, wasUsable };
}

/** Who is served next; once in a turn the wheel may be turned over. */
function nextOn(wheel: Wheel, mayTurnOver: boolean): { next: number | null; hasTurnedOver: boolean } {
  const next = head(wheel);
  if (next !== null || !mayTurnOver) return { next, hasTurnedOver: false };
  turnOver(wheel);
  return { next: head(wheel), hasTurnedOver: true };
}

/** The next on the wheel with room; the wheel is changed. */
function takeTurn({ servers }: Farm, weights: readonly number[], wheel: Wheel, known: Servers): number | null {
  if (wheel.round === 0) wheel.position = wheel.round = wheel.nextRound;
  const passedOver: number[] = [];
  let tried: number | null = null;
  let chosen: number | null = null;
  for (let mayTurnOver = true; chosen === null;) {
    const { next, hasTurnedOver } = nextOn(wheel, mayTurnOver);
    if (hasTurnedOver) mayTurnOver = false;
    if (next === null) break;
    step(wheel, weights, next);
    const hasRoom = !isFull(servers[next]!, known, next);
    if (hasRoom && known.tried?.[next] !== true) chosen = next;
    else passedOver.unshift(next);
    if (hasRoom) tried ??= next;
  }
  chosen ??= tried;
  if (chosen !== null) seat(wheel, weights, chosen);
  for (const index of passedOver) if (index !== chosen) seat(wheel, weights, index);
  return chosen;
}

export function haproxyRoundRobin(farm: Farm): BalancingPolicy<Wheels> {
  const weights = farm.servers.map(({ weight }) => weight);
  const wasUsable = farm.servers.map((_, index) => isUsable(farm, { isUp: farm.servers.map(() => true) }, index));
  const membersOf = (backups: boolean): number[] =>
    farm.servers.flatMap(({ isBackup }, index) => (wasUsable[index] && isBackup === backups ? [index] : []));
  return {
    name: 'roundrobin',
    start: { active: createWheel(weights, membersOf(false)), backup: createWheel(weights, membersOf(true)), wasUsable },
    choose(before, known) {
      const state = broughtUpToDate(farm, weights, before, known);
      const standing = standingOf(farm, known);
      if (standing.kind === 'settled') return { index: standing.index, state };
      return { index: takeTurn(farm, weights, standing.isBackup ? state.backup : state.active, known), state };
    },
  };
}
