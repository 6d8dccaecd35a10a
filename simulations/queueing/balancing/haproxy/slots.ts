// Turns along a row of slots, HAProxy's `static-rr`; also what a request takes that has nothing to hash.
import type { BalancingPolicy, Servers } from '../policy.ts';
import { mapOf } from './map.ts';
import type { Farm } from './standing.ts';
import { firstWithRoom, standingOf } from './standing.ts';

/** The value made from the same places before: maps and rings change only when servers come or go. */
export function remembered<Value>(make: (places: readonly number[]) => Value): (places: readonly number[]) => Value {
  const made = new Map<string, Value>();
  return (places) => {
    const name = places.join();
    const value = made.get(name) ?? make(places);
    made.set(name, value);
    return value;
  };
}

/** `at` is the slot at which to look first; the state, the slot after the chosen one. */
export function turnAlong(
  farm: Farm,
  known: Servers,
  slots: readonly number[],
  at: number,
): { index: number | null; state: number } {
  const start = at < slots.length ? at : 0;
  const order = [...slots.slice(start), ...slots.slice(0, start)];
  const index = firstWithRoom(farm, known, order);
  return { index, state: index === null ? at : ((start + order.indexOf(index)) % slots.length) + 1 };
}

/** `balance static-rr`. */
export function staticRoundRobin(farm: Farm): BalancingPolicy<number> {
  const slotsOf = remembered((places) => mapOf(farm.servers, places));
  return {
    name: 'static-rr',
    start: 0,
    choose(at, known) {
      const standing = standingOf(farm, known);
      if (standing.kind === 'settled') return { index: standing.index, state: at };
      return turnAlong(farm, known, slotsOf(standing.places), at);
    },
  };
}
