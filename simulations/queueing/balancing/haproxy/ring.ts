// HAProxy's ring for `hash-type consistent`: sixteen nodes for each unit of weight; a key belongs to the nearest node, before or after.
import { placesBefore } from '../../../kernel/search.ts';
import type { Server } from '../policy.ts';
import { avalanche } from './hash-functions.ts';

export interface Node {
  readonly at: number;
  readonly index: number;
}
export type Ring = readonly Node[];

const NODES_PER_WEIGHT = 16;
const MOST_NODES = 256 * NODES_PER_WEIGHT;

/** The nodes of the servers at `places`. Servers are numbered from 1; the numbers alone decide where the nodes are. */
export function ringOf(servers: readonly Server[], places: readonly number[]): Ring {
  const nodes = places.flatMap((index) =>
    Array.from({ length: servers[index]!.weight * NODES_PER_WEIGHT }, (_, node) => ({
      at: avalanche((index + 1) * MOST_NODES + node),
      index,
    })),
  );
  return nodes.sort((first, second) => first.at - second.at);
}

/** The place of the first node at or after `hash`, round the end. */
export const nodeFrom = (ring: Ring, hash: number): number =>
  placesBefore(ring.length, (place) => ring[place]!.at < hash) % ring.length;

/** The server of the node nearest to `hash`, the one before it if both are equally near; passing over those to avoid. */
export function nearest(ring: Ring, hash: number, isAvoided: (index: number) => boolean): number {
  const after = nodeFrom(ring, hash);
  const before = (after + ring.length - 1) % ring.length;
  const isBefore = (hash - ring[before]!.at) >>> 0 <= (ring[after]!.at - hash) >>> 0;
  const start = isBefore ? before : after;
  for (let step = 0; step < ring.length; step += 1) {
    const { index } = ring[(start + step) % ring.length]!;
    if (!isAvoided(index)) return index;
  }
  return ring[start]!.index;
}
