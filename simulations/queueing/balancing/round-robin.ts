// In turn: the next server that is up after the one chosen last, whatever its weight. So does Varnish's director of this name.
import type { BalancingPolicy, Server } from './policy.ts';
import { isFull } from './policy.ts';

/** The state is the place at which to look first. */
export function roundRobin(servers: readonly Server[]): BalancingPolicy<number> {
  return {
    name: 'round-robin',
    start: 0,
    choose(state, known) {
      for (const isBackup of [false, true]) {
        for (let step = 0; step < servers.length; step += 1) {
          const index = (state + step) % servers.length;
          const server = servers[index]!;
          const isFree = known.isUp[index] === true && known.tried?.[index] !== true && !isFull(server, known, index);
          if (isFree && !server.isDown && server.isBackup === isBackup)
            return { index, state: (index + 1) % servers.length };
        }
      }
      return { index: null, state };
    },
  };
}
