// nginx `least_conn`: the fewest requests in work for its weight; those that are equal take turns by smooth weighted round robin.
import type { BalancingPolicy, Server, Servers } from '../policy.ts';
import { afterChoice, afterTry, freePlaces, groupsOf, nginxStandings, startPeers } from './peers.ts';
import type { Peers } from './peers.ts';
import { smoothTurn } from './smooth-turn.ts';

/** Less than 0 when the first is the less loaded; loads per weight are compared crosswise, without division. */
export function comparedLoad(servers: readonly Server[], { inFlight }: Servers, first: number, second: number): number {
  const load = (index: number): number => inFlight?.[index] ?? 0;
  return load(first) * servers[second]!.weight - load(second) * servers[first]!.weight;
}

function leastLoaded(servers: readonly Server[], known: Servers, free: readonly number[]): readonly number[] {
  let tied: number[] = [];
  for (const index of free) {
    const difference = tied[0] === undefined ? -1 : comparedLoad(servers, known, index, tied[0]);
    if (difference < 0) tied = [index];
    else if (difference === 0) tied.push(index);
  }
  return tied;
}

export function leastConn(servers: readonly Server[]): BalancingPolicy<Peers> {
  return {
    name: 'least_conn',
    start: startPeers(servers),
    choose(state, known) {
      for (const group of groupsOf(servers)) {
        const tied = leastLoaded(servers, known, freePlaces(servers, state, known, group));
        if (tied[0] === undefined) continue;
        // A single winner costs nobody a turn.
        const turn = tied.length > 1 ? smoothTurn(servers, state, tied) : { index: tied[0], peers: state };
        const index = turn.index ?? tied[0];
        return { index, state: afterChoice(servers, turn.peers, index, known) };
      }
      return { index: null, state };
    },
    ended: (state, ended) => afterTry(servers, state, ended),
    standings: (state) => nginxStandings(servers, state),
  };
}
