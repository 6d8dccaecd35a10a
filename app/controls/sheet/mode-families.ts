// Under which heading a named set-up stands in the list of all: read off its switches.
import { choicesIn, type Mode } from '../../../simulations/index.ts';

export const FAMILIES = [
  ...(['direct', 'http', 'https', 'socks', 'inTheWay', 'vpn', 'split'] as const),
  ...(['reverse', 'cdn', 'both'] as const),
] as const;
export type Family = (typeof FAMILIES)[number];

export function familyOf({ setup }: Mode): Family {
  const { client, server } = choicesIn(setup);
  if (client !== 'none' && server !== 'none') return 'both';
  if (server !== 'none') return server === 'cdn' ? 'cdn' : 'reverse';
  switch (client) {
    case 'none':
      return 'direct';
    case 'explicit-proxy':
      return setup.scheme;
    case 'tls-intercepting-proxy':
      return 'https';
    case 'interception':
    case 'inline-filter':
      return 'inTheWay';
    case 'socks5':
      return 'socks';
    case 'vpn':
      return 'vpn';
    case 'two-hop-relay':
    case 'tor':
    case 'ohttp':
      return 'split';
  }
}
