// HAProxy `balance leastconn`: the fewest requests for its weight; of equals, the one whose number changed longest ago.
import type { BalancingPolicy, Servers } from '../policy.ts';
import type { Farm } from './standing.ts';
import { firstWithRoom, isUsable, standingOf } from './standing.ts';

interface Waiting {
  /** All servers, the one whose number of requests changed last at the end. */
  readonly order: readonly number[];
  readonly wasUsable: readonly boolean[];
}

/** Any load counts one more than it is, so that an idle server beats a heavy one at work; in whole numbers, as there. */
function loadOf({ servers }: Farm, { inFlight }: Servers, index: number): number {
  const requests = inFlight?.[index] ?? 0;
  return requests === 0 ? 0 : Math.floor(((requests + 1) * 256) / servers[index]!.weight);
}

const toTheEnd = (order: readonly number[], index: number): readonly number[] => [
  ...order.filter((other) => other !== index),
  index,
];

export function haproxyLeastConn(farm: Farm): BalancingPolicy<Waiting> {
  const everyone = farm.servers.map((_, index) => index);
  return {
    name: 'leastconn',
    start: { order: everyone, wasUsable: everyone.map(() => true) },
    choose(before, known) {
      const wasUsable = everyone.map((index) => isUsable(farm, known, index));
      // Who comes back queues up behind the others.
      const order = everyone
        .filter((index) => wasUsable[index] && !before.wasUsable[index])
        .reduce(toTheEnd, before.order);
      const standing = standingOf(farm, known);
      if (standing.kind === 'settled') return { index: standing.index, state: { order, wasUsable } };
      const inTurn = order.filter((index) => standing.places.includes(index));
      inTurn.sort((first, second) => loadOf(farm, known, first) - loadOf(farm, known, second));
      const index = firstWithRoom(farm, known, inTurn);
      return { index, state: { order: index === null ? order : toTheEnd(order, index), wasUsable } };
    },
    ended: ({ order, wasUsable }, { index }) => ({ order: toTheEnd(order, index), wasUsable }),
  };
}
