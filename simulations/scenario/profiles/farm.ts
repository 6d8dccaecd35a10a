// What a gateway is told of the servers behind it: by the scenario's own fields, or by its product's words.
import type { FarmSettings } from '../../http/farm-settings.ts';
import type { GatewayNode } from '../scenario.ts';
import { haproxyFarm } from './haproxy-backend.ts';
import { nginxFarm } from './nginx-upstream.ts';
import { rfcFarm } from './rfc-farm.ts';
import type { ServerPlace } from './server-places.ts';
import { squidFarm } from './squid-peers.ts';
import { varnishFarm } from './varnish-directors.ts';

export type { ServerPlace } from './server-places.ts';
export { GATEWAY_PORTS, serverPlacesOf } from './server-places.ts';

/**
 * `places`: the servers in the order of `inbound.servers`. Throws `DirectiveError` for a word that the product would not take, and for a
 * server that is none of these.
 */
export function farmFor(node: GatewayNode, places: readonly ServerPlace[]): FarmSettings {
  const { manners } = node;
  switch (manners.profile) {
    case 'nginx':
      return nginxFarm(manners, places);
    case 'haproxy':
      return haproxyFarm(manners, places);
    case 'squid':
      return squidFarm(manners, places);
    case 'varnish':
      return varnishFarm(manners, places);
    case 'rfc':
      return rfcFarm(node, places);
  }
}
