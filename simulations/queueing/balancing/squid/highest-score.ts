// Squid's `carp` and `sourcehash`: key and parent together make a score, the highest wins; who goes takes only its own keys along.
// The scores are those of the Cache Array Routing Protocol (draft-vinod-carp-v1-03 §3).
import { power } from '../../../kernel/arithmetic.ts';
import type { BalancingPolicy, Server } from '../policy.ts';
import { totalOf } from '../shares.ts';
import { isRetry, usablePlaces } from './turns.ts';

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The text's sum, going on from `before`. */
function sumOf(text: string, before = 0): number {
  let sum = before;
  for (let i = 0; i < text.length; i += 1) sum = (sum + rotated(sum, 19) + text.charCodeAt(i)) | 0;
  return sum;
}

const spread = (sum: number): number => rotated((sum + Math.imul(sum, 0x62531965)) | 0, 21);

/**
 * What each one's scores are multiplied by so that it wins its share of the keys (draft-vinod-carp-v1-03 §3.4), worked
 * out from the lightest upwards.
 */
function multipliersOf(servers: readonly Server[], upwards: readonly number[]): readonly number[] {
  const total = totalOf(servers.map(({ weight }) => weight));
  const multipliers = servers.map(() => 0);
  let product = 1;
  let lastShare = 0;
  let last = 0;
  upwards.forEach((index, place) => {
    const left = upwards.length - place;
    const fair = servers[index]!.weight / total;
    // A share below a thousandth counts as none.
    const share = Math.floor(fair * 1000) === 0 ? 0 : fair;
    last = power((left * (share - lastShare)) / product + power(last, left), 1 / left);
    product *= last;
    lastShare = share;
    multipliers[index] = last;
  });
  return multipliers;
}

/** With `sourcehash` the key is the client's address, with `carp` the whole URL. */
export function highestScore(servers: readonly Server[], name: 'sourcehash' | 'carp'): BalancingPolicy<null> {
  const upwards = servers.map((_, index) => index);
  upwards.sort((first, second) => servers[first]!.weight - servers[second]!.weight);
  const sums = servers.map((server) => spread(sumOf(server.name)));
  const multipliers = multipliersOf(servers, upwards);
  return {
    name,
    start: null,
    choose(state, known) {
      const usable = usablePlaces(servers, known);
      if (isRetry(known)) return { index: usable[0] ?? null, state };
      let sum = 0;
      let highest = 0;
      let chosen: number | null = null;
      for (const index of upwards) {
        // Squid 5.7 does not begin the URL's sum anew for each parent, which the draft would.
        sum = sumOf(known.key ?? '', name === 'carp' ? sum : 0);
        const score = (spread(sum ^ sums[index]!) >>> 0) * multipliers[index]!;
        if (score <= highest || !usable.includes(index)) continue;
        highest = score;
        chosen = index;
      }
      return { index: chosen, state };
    },
  };
}
