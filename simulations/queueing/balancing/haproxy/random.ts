// HAProxy `balance random(N)`: N points on the ring by lot, the least loaded of their servers; with N = 2 the power of two choices.
import { draw } from '../../../kernel/random.ts';
import type { BalancingPolicy } from '../policy.ts';
import { isFull } from '../policy.ts';
import { nearest, ringOf } from './ring.ts';
import { remembered } from './slots.ts';
import type { Farm } from './standing.ts';
import { standingOf } from './standing.ts';

/** The state is how many choices were made: the key of the draws where the caller gives requests no number. */
export function haproxyRandom(farm: Farm, draws: number, seed: number): BalancingPolicy<number> {
  const { servers } = farm;
  const ringFor = remembered((places) => ringOf(servers, places));
  return {
    name: 'random',
    start: 0,
    choose(made, known) {
      const standing = standingOf(farm, known);
      const state = made + 1;
      if (standing.kind === 'settled') return { index: standing.index, state };
      const load = (index: number): number => (known.inFlight?.[index] ?? 0) / servers[index]!.weight;
      let chosen: number | null = null;
      for (let lot = 0; lot < draws; lot += 1) {
        const hash = Math.floor(draw(seed, 'haproxy random', known.request ?? made, lot) * 4_294_967_296);
        const index = nearest(ringFor(standing.places), hash, (other) => known.tried?.[other] === true);
        if (chosen === null || load(index) <= load(chosen)) chosen = index;
      }
      // A full winner is not replaced: the request waits for the first server that has room.
      return { index: chosen !== null && isFull(servers[chosen]!, known, chosen) ? null : chosen, state };
    },
  };
}
