// The lines of a composed scenario: who is joined to whom, how far apart, and who can read along.
import type { Cast } from './compose-nodes.ts';
import type { ScenarioLink } from './scenario.ts';
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

export function linksOf(situation: Situation, cast: Cast): readonly ScenarioLink[] {
  const { proxy, gateway, isCdn, origins, publicEdge } = cast;
  const far = situation.distances;
  const links: ScenarioLink[] = [];
  for (const { id } of cast.clients) {
    links.push(
      proxy
        ? join(id, proxy.id, far.clientToProxy, ACCESS)
        : join(id, publicEdge.id, isCdn ? far.clientToCdn : far.clientToSite, [...ACCESS, ...TRANSIT]),
    );
    if (cast.resolver) {
      const isHttps = cast.resolver.id === situation.resolvers.https.id;
      links.push(join(id, cast.resolver.id, isHttps ? far.clientToHttpsResolver : far.clientToPlainResolver, ACCESS));
    }
  }
  if (proxy) {
    links.push(join(proxy.id, situation.resolvers.ofProxy.id, far.proxyToResolver, []));
    links.push(join(proxy.id, publicEdge.id, isCdn ? far.proxyToCdn : far.proxyToSite, TRANSIT));
  }
  if (gateway) {
    for (const { id } of origins) {
      links.push(join(gateway.id, id, isCdn ? far.cdnToOrigin : far.gatewayToOrigin, BACKEND));
    }
  }
  return links;
}
