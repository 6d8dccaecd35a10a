// Varnish's directors `random` and `hash`: a number between 0 and 1 falls into somebody's share; a sick one's share is divided among the others.
import { draw } from '../../../kernel/random.ts';
import type { BalancingPolicy, Server, Servers } from '../policy.ts';
import { ownerOf, totalOf } from '../shares.ts';
import { sha256 } from './sha256.ts';

/** Who is found sick is taken out, and the same number is laid on what is left. */
function pick(servers: readonly Server[], { isUp, tried }: Servers, share: number): number | null {
  let left = servers.map((_, index) => index).filter((index) => servers[index]!.weight > 0);
  while (left.length > 0) {
    const weights = left.map((index) => servers[index]!.weight);
    const index = left[ownerOf(share * totalOf(weights), weights)]!;
    if (isUp[index] === true && tried?.[index] !== true) return index;
    left = left.filter((other) => other !== index);
  }
  return null;
}

/** The state is how many choices were made: the key of the draws where the caller gives requests no number. */
export const varnishRandom = (servers: readonly Server[], seed: number): BalancingPolicy<number> => ({
  name: 'random',
  start: 0,
  choose: (made, known) => ({
    index: pick(servers, known, draw(seed, 'varnish random', known.request ?? made)),
    state: made + 1,
  }),
});

export const varnishHash = (servers: readonly Server[]): BalancingPolicy<null> => ({
  name: 'hash',
  start: null,
  choose: (state, known) => ({ index: pick(servers, known, sha256(known.key ?? '')[0]! / 4_294_967_296), state }),
});
