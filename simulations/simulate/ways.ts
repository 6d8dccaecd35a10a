// Whom a client goes by: from node ids of a scenario to addresses, ports and names in certificates.
import type { ClientWay } from '../entities/client.ts';
import type { ProxyAddress } from '../entities/ways/relays.ts';
import { invariant } from '../kernel/invariant.ts';
import type { ClientNode, ScenarioNode } from '../scenario/scenario.ts';

type Find = (id: string) => ScenarioNode;

/** The HTTP proxy that a client was told to use. `find` gives the node of an id. */
export const proxyFinder =
  (find: Find) =>
  ({ proxy }: ClientNode): ProxyAddress | null =>
    proxy && reached(find, proxy.node, proxy.port, proxy.tls);

/** Whom else. */
export const wayFinder =
  (find: Find) =>
  ({ way }: ClientNode): ClientWay | null => {
    if (!way) return null;
    switch (way.by) {
      case 'socks': {
        const { node, port, tls, remoteNames } = way;
        return { by: 'socks', server: { ...reached(find, node, port, tls), remoteNames } };
      }
      case 'relays':
      case 'circuit': {
        const [first, ...others] = way.relays.map(({ node, port }) => reached(find, node, port, true));
        invariant(first !== undefined, 'a way by no relay'); // the decoder asks for one
        return { by: way.by, relays: [first, ...others] };
      }
      case 'vpn': {
        const { node, port, innerAddress, resolvesInside } = way;
        return { by: 'vpn', server: reached(find, node, port, true), innerAddress, resolvesInside };
      }
      case 'oblivious-relay':
        return { by: way.by, relay: reached(find, way.node, way.port, true), keyHolder: way.keyHolder };
    }
  };

function reached(find: Find, id: string, port: number, isTls: boolean): ProxyAddress {
  const box = find(id);
  // A client may be told to use a gateway as its proxy: what comes of it is worth seeing.
  const isBox = box.kind === 'forward-proxy' || box.kind === 'gateway' || box.kind === 'tunnel-server';
  invariant(isBox, `${id} is no box`);
  const name = box.kind === 'tunnel-server' ? box.name : box.manners.name;
  return { address: box.address, port, serverName: isTls ? name : null };
}
