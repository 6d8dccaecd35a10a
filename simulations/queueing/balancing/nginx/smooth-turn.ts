// Smooth weighted round robin: heavy servers come often, and never all their turns in a row. nginx's order and Apache's `byrequests`.
import type { BalancingPolicy, Server, Servers } from '../policy.ts';
import { afterChoice, afterTry, freePlaces, groupsOf, nginxStandings, startPeers } from './peers.ts';
import type { Peers } from './peers.ts';

export interface Turn {
  readonly index: number | null;
  readonly peers: Peers;
}

/**
 * One turn among `places`: everyone's credit grows by its effective weight, the first with the largest is chosen and
 * pays what all have been given.
 */
export function smoothTurn(servers: readonly Server[], peers: Peers, places: readonly number[]): Turn {
  const next = [...peers];
  let total = 0;
  let best: number | null = null;
  for (const index of places) {
    const peer = next[index]!;
    const current = peer.current + peer.effective;
    total += peer.effective;
    next[index] = { ...peer, current, effective: Math.min(peer.effective + 1, servers[index]!.weight) };
    if (best === null || current > next[best]!.current) best = index;
  }
  if (best !== null) next[best] = { ...next[best]!, current: next[best]!.current - total };
  return { index: best, peers: next };
}

/** A choice by round robin, among the backups when no primary is free: also what nginx's other policies fall back on. */
export function turnAmongFree(servers: readonly Server[], peers: Peers, known: Servers): Turn {
  for (const group of groupsOf(servers)) {
    const free = freePlaces(servers, peers, known, group);
    if (free.length === 0) continue;
    const turn = smoothTurn(servers, peers, free);
    return { ...turn, peers: turn.index === null ? peers : afterChoice(servers, turn.peers, turn.index, known) };
  }
  return { index: null, peers };
}

export function smoothRoundRobin(servers: readonly Server[], name: string): BalancingPolicy<Peers> {
  return {
    name,
    start: startPeers(servers),
    choose(state, known) {
      const { index, peers } = turnAmongFree(servers, state, known);
      return { index, state: peers };
    },
    ended: (state, ended) => afterTry(servers, state, ended),
    standings: (state) => nginxStandings(servers, state),
  };
}
