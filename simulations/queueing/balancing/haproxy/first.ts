// HAProxy `balance first`: the first of the list as long as it has room, so that the last ones may sleep.
import type { BalancingPolicy } from '../policy.ts';
import type { Farm } from './standing.ts';
import { firstWithRoom, standingOf } from './standing.ts';

export function haproxyFirst(farm: Farm): BalancingPolicy<null> {
  return {
    name: 'first',
    start: null,
    choose(state, known) {
      const standing = standingOf(farm, known);
      if (standing.kind === 'settled') return { index: standing.index, state };
      return { index: firstWithRoom(farm, known, standing.places), state };
    },
  };
}
