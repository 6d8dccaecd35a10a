// What a stage is, in one word: which boxes stand between the people and the site.
import type { Setup } from '../../simulations/index.ts';

export const ARRANGEMENTS = ['direct', 'forward', 'reverse', 'both'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const arrangementOf = ({ clientSide, serverSide }: Setup): Arrangement => {
  if (clientSide === 'none') return serverSide === 'none' ? 'direct' : 'reverse';
  return serverSide === 'none' ? 'forward' : 'both';
};

/** Whose agent the box is: one that nobody chose is the network's. */
export function agentOf(setup: Setup): Arrangement | 'inTheWay' {
  const arrangement = arrangementOf(setup);
  const isUnasked = setup.clientSide === 'interception' || setup.clientSide === 'inline-filter';
  return arrangement === 'forward' && isUnasked ? 'inTheWay' : arrangement;
}

/** The switches that make it so; a box that stays is left as it is. */
export function arranged(setup: Setup, arrangement: Arrangement): Pick<Setup, 'clientSide' | 'serverSide'> {
  const withProxy = arrangement === 'forward' || arrangement === 'both';
  const withGateway = arrangement === 'reverse' || arrangement === 'both';
  return {
    clientSide: withProxy ? (setup.clientSide === 'none' ? 'explicit-proxy' : setup.clientSide) : 'none',
    serverSide: withGateway ? (setup.serverSide === 'none' ? 'gateway' : setup.serverSide) : 'none',
  };
}
