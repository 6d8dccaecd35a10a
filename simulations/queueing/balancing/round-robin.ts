// In turn: the next server that is up after the one chosen last. So does Varnish's director of this name.
import type { BalancingPolicy } from './policy.ts';

/** The state is the place at which to look first. */
export const roundRobin: BalancingPolicy<number> = {
  name: 'round-robin',
  start: 0,
  choose(state, { isUp, tried }) {
    for (let step = 0; step < isUp.length; step += 1) {
      const index = (state + step) % isUp.length;
      if (isUp[index] === true && tried?.[index] !== true) return { index, state: (index + 1) % isUp.length };
    }
    return { index: null, state };
  },
};
