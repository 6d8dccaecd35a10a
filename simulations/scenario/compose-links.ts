// The lines of a composed scenario: who is joined to whom, how far apart, and who can read along.
import type { Attacker, Cast } from './compose-nodes.ts';
import type { ScenarioLink } from './scenario.ts';
import { isOnOwnMachine } from './client-sides.ts';
import { usesBoxes } from './compose-client-side.ts';
import type { Setup } from './setup.ts';
import type { Distance, Situation } from './situation.ts';

type Taps = readonly string[];
/** The Wi-Fi or provider that a client hangs on. */
const ACCESS: Taps = ['access_network'];
/** The last public stretch before the site's edge. */
const TRANSIT: Taps = ['transit'];
const BACKEND: Taps = ['backend_link'];

const join = (from: string, to: string, { latencyMs, bandwidthMbps }: Distance, taps: Taps): ScenarioLink => ({
  id: `${from}-${to}`,
  between: [from, to],
  latencyMs,
  bandwidthMbps,
  taps,
});

const RELAY_LINK: Taps = ['relay_link'];

export function linksOf(situation: Situation, setup: Setup, cast: Cast): readonly ScenarioLink[] {
  const { boxes, gateway, isCdn, origins, publicEdge } = cast;
  const far = situation.distances;
  const links: ScenarioLink[] = [];
  const [first] = boxes;
  for (const { id } of cast.clients) {
    const isByBox = first !== undefined && usesBoxes(situation, setup, id);
    links.push(
      isByBox
        ? join(id, first.id, isOnOwnMachine(setup) ? INSIDE : far.clientToProxy, isOnOwnMachine(setup) ? [] : ACCESS)
        : join(id, publicEdge.id, isCdn ? far.clientToCdn : far.clientToSite, [...ACCESS, ...TRANSIT]),
    );
    if (cast.resolver && !(isByBox && isOnOwnMachine(setup) && setup.clientSide !== 'socks5')) {
      links.push(join(id, cast.resolver.id, resolverDistance(situation, cast.resolver.id), ACCESS));
    }
  }
  if (cast.attacker) links.push(attackLink(cast.attacker, cast, far));
  boxes.slice(1).forEach(({ id }, place) => {
    links.push(join(boxes[place]?.id ?? '', id, far.relayToRelay, RELAY_LINK));
  });
  const last = boxes.at(-1);
  if (last) {
    // What a box on the client's own machine sends crosses the client's own line.
    const own = isOnOwnMachine(setup) ? ACCESS : [];
    if (cast.hasProxyResolver) {
      // Relays of a circuit look nothing up but the last; proxies in a row might be asked for any name.
      const asking = setup.clientSide === 'two-hop-relay' ? boxes : [last];
      for (const { id } of asking) links.push(join(id, situation.resolvers.ofProxy.id, far.proxyToResolver, []));
    } else if (cast.resolver)
      links.push(join(last.id, cast.resolver.id, resolverDistance(situation, cast.resolver.id), own));
    links.push(join(last.id, publicEdge.id, distanceBehind(situation, setup, isCdn), [...own, ...TRANSIT]));
  }
  if (gateway) {
    for (const { id } of origins) {
      links.push(join(gateway.id, id, isCdn ? far.cdnToOrigin : far.gatewayToOrigin, BACKEND));
    }
  }
  return links;
}

/** Whoever calls a server past its gateway crosses the same stretch as the gateway's own connections, from outside. */
function attackLink(
  { id, calls }: Attacker,
  { gateway, isCdn, publicEdge }: Cast,
  far: Situation['distances'],
): ScenarioLink {
  const isByGateway = gateway !== null && calls.id === publicEdge.id;
  return join(id, calls.id, isByGateway && isCdn ? far.clientToCdn : far.clientToSite, TRANSIT);
}

/** Between two programs of one machine. */
const INSIDE: Distance = { latencyMs: 0, bandwidthMbps: null };

const resolverDistance = ({ resolvers, distances: far }: Situation, id: string): Distance =>
  id === resolvers.https.id ? far.clientToHttpsResolver : far.clientToPlainResolver;

function distanceBehind({ distances: far }: Situation, setup: Setup, isCdn: boolean): Distance {
  if (isOnOwnMachine(setup)) return isCdn ? far.clientToCdn : far.clientToSite;
  return isCdn ? far.proxyToCdn : far.proxyToSite;
}
