// Varnish's director `fallback`: the first of the list that is healthy.
import type { BalancingPolicy } from './policy.ts';

/** With `isSticky` it stays with the one that it has come to, until that one fails. The state is the place at which to look first. */
export const fallback = (isSticky: boolean): BalancingPolicy<number> => ({
  name: 'fallback',
  start: 0,
  choose(state, { isUp, tried }) {
    for (let step = 0; step < isUp.length; step += 1) {
      const index = (state + step) % isUp.length;
      if (isUp[index] === true && tried?.[index] !== true) return { index, state: isSticky ? index : 0 };
    }
    return { index: null, state };
  },
});
