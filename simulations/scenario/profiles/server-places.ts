// The servers behind a box as the scenario has them, and how a product's configuration finds them: by address and port, or by id.
import type { GatewayNode, ScenarioNode } from '../scenario.ts';

export interface ServerPlace {
  readonly id: string;
  readonly address: string;
  readonly port: number;
  /** Where it serves plain HTTP; missing: there too. */
  readonly plainPort?: number;
}

export const placeText = ({ address, port }: ServerPlace): string => `${address}:${String(port)}`;

/** The place of the server that is meant; -1: none. `port` null: the only one at this address or of this id, else the usual port. */
export function placeOf(places: readonly ServerPlace[], host: string, port: number | null): number {
  const fits = ({ id, address }: ServerPlace): boolean => id === host || address === host;
  const wanted = port ?? 80;
  const exact = places.findIndex((place) => fits(place) && place.port === wanted);
  if (exact !== -1 || port !== null) return exact;
  const alone = places.filter(fits);
  const [only, ...others] = alone;
  return only && others.length === 0 ? places.indexOf(only) : -1;
}

/** Where a gateway listens unless it is told otherwise. */
export const GATEWAY_PORTS = { http: 80, https: 443 } as const;

/** The servers of a gateway, in its order, with the port that it speaks to; an id that serves nothing is left out. */
export function serverPlacesOf({ inbound, tls }: GatewayNode, nodes: readonly ScenarioNode[]): ServerPlace[] {
  const isTls = inbound.tls || tls === 'passthrough';
  return inbound.servers.flatMap((id) => {
    const node = nodes.find((candidate) => candidate.id === id);
    if (node?.kind !== 'origin-server' && node?.kind !== 'gateway') return [];
    const { http, https } = node.ports ?? GATEWAY_PORTS;
    return [{ id, address: node.address, port: isTls ? https : http, plainPort: http }];
  });
}
