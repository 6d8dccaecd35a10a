// nginx `random` and `random two least_conn`: a server by lot, or the less loaded of two by lot.
import { draw } from '../../../kernel/random.ts';
import type { BalancingPolicy, Server } from '../policy.ts';
import { ownerOf, totalOf } from '../shares.ts';
import { comparedLoad } from './least-conn.ts';
import { afterChoice, afterTry, freePlaces, isAlone, nginxStandings, startPeers } from './peers.ts';
import type { Peers } from './peers.ts';
import { turnAmongFree } from './smooth-turn.ts';

interface Lots {
  readonly peers: Peers;
  /** Choices made so far: the key of the draws where the caller gives requests no number. */
  readonly made: number;
}

/** After so many lots that fell on servers that cannot serve nginx takes turns. */
const MOST_LOTS = 20;

/** `candidates` is how many different free servers are drawn before the less loaded of them is taken, the later if equal. */
export function randomChoice(servers: readonly Server[], seed: number, candidates: 1 | 2): BalancingPolicy<Lots> {
  const weights = servers.map(({ weight }) => weight);
  const total = totalOf(weights);
  const places = servers.map((_, index) => index);
  return {
    name: candidates === 1 ? 'random' : 'random two least_conn',
    start: { peers: startPeers(servers), made: 0 },
    choose({ peers, made }, known) {
      const free = new Set(isAlone(servers) ? [] : freePlaces(servers, peers, known, places));
      let chosen: number | null = null;
      let left: number = candidates;
      for (let lot = 0; left > 0 && free.size > 0 && lot <= MOST_LOTS; lot += 1) {
        const lots = draw(seed, 'nginx random', known.request ?? made, lot);
        const index = ownerOf(Math.floor(lots * total), weights);
        if (!free.has(index) || index === chosen) continue;
        if (chosen === null || comparedLoad(servers, known, index, chosen) <= 0) chosen = index;
        left -= 1;
      }
      if (chosen !== null && left === 0) {
        return { index: chosen, state: { peers: afterChoice(servers, peers, chosen, known), made: made + 1 } };
      }
      const turn = turnAmongFree(servers, peers, known);
      return { index: turn.index, state: { peers: turn.peers, made: made + 1 } };
    },
    ended: (state, ended) => ({ ...state, peers: afterTry(servers, state.peers, ended) }),
    standings: ({ peers }) => nginxStandings(servers, peers),
  };
}
