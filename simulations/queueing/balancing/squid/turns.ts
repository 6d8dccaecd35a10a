// Squid's parents by turns: `round-robin`, `weighted-round-robin`, and the first that is up. (Squid 5.7)
import type { BalancingPolicy, Server, Servers } from '../policy.ts';
import { isFull } from '../policy.ts';
import { replaced } from '../shares.ts';

export const usablePlaces = (servers: readonly Server[], known: Servers): readonly number[] =>
  servers.flatMap((server, index) => {
    const isUsable = known.isUp[index] === true && !server.isDown && known.tried?.[index] !== true;
    return isUsable && !isFull(server, known, index) ? [index] : [];
  });

/** A request that its first parent failed goes to the others in their order, and counts for none. */
export const isRetry = ({ tried }: Servers): boolean => tried?.includes(true) === true;

/** No word after `cache_peer`: the first parent that is up. */
export const firstUp = (servers: readonly Server[]): BalancingPolicy<null> => ({
  name: 'first-up',
  start: null,
  choose: (state, known) => ({ index: usablePlaces(servers, known)[0] ?? null, state }),
});

function turns(
  servers: readonly Server[],
  name: string,
  shares: readonly number[],
): BalancingPolicy<readonly number[]> {
  return {
    name,
    // Squid's first round leaves the first parent out, as if it had served once before: seen with every list tried.
    start: servers.map((_, index) => (index === 0 ? 1 : 0)),
    choose(served, known) {
      const usable = usablePlaces(servers, known).filter((index) => isRetry(known) || shares[index]! > 0);
      if (isRetry(known)) return { index: usable[0] ?? null, state: served };
      let chosen: number | null = null;
      // The last of equals: each further one takes over unless it has served more for its share.
      for (const index of usable) {
        const isMore = chosen !== null && served[chosen]! / shares[chosen]! < served[index]! / shares[index]!;
        if (!isMore) chosen = index;
      }
      return { index: chosen, state: chosen === null ? served : replaced(served, chosen, served[chosen]! + 1) };
    },
  };
}

export const squidRoundRobin = (servers: readonly Server[]): BalancingPolicy<readonly number[]> =>
  turns(
    servers,
    'round-robin',
    servers.map(({ weight }) => weight),
  );

/** Here the weight only divides measured round-trip times; with none measured, all are equal. */
export const squidWeightedRoundRobin = (servers: readonly Server[]): BalancingPolicy<readonly number[]> =>
  turns(
    servers,
    'weighted-round-robin',
    servers.map(() => 1),
  );
