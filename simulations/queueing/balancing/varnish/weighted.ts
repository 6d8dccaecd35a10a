// Varnish's directors `random` and `hash`: a number between 0 and 1 falls into the share of one of the healthy. (Varnish 7.1)
import { draw } from '../../../kernel/random.ts';
import type { BalancingPolicy, Server, Servers } from '../policy.ts';
import { ownerOf, totalOf } from '../shares.ts';
import { sha256 } from './sha256.ts';

function pick(servers: readonly Server[], { isUp, tried }: Servers, share: number): number | null {
  const healthy = servers
    .map((_, index) => index)
    .filter((index) => servers[index]!.weight > 0 && isUp[index] === true && tried?.[index] !== true);
  const weights = healthy.map((index) => servers[index]!.weight);
  return healthy[ownerOf(share * totalOf(weights), weights)] ?? null;
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

/** The last four octets of the digest, low first, as a part of one (cache_vrt.c, VRT_HashStrands32). */
function shareOf(key: string): number {
  const last = sha256(key)[7]!;
  const [a, b, c, d] = [last & 255, (last >>> 8) & 255, (last >>> 16) & 255, last >>> 24];
  return (a * 16_777_216 + b * 65_536 + c * 256 + d) / 4_294_967_296;
}

export const varnishHash = (servers: readonly Server[]): BalancingPolicy<null> => ({
  name: 'hash',
  start: null,
  choose: (state, known) => ({ index: pick(servers, known, shareOf(known.key ?? '')), state }),
});
