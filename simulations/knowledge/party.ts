// Who stands between the one who wants and the one who answers, deduced from what the nodes are configured with and from who
// took part in the exchange; what a node calls itself plays no part.
import { parseUri } from '../http/target-uri.ts';
import type { HeaderNode, TraceHeader } from '../trace/header.ts';
import type { Address } from '../wire/address.ts';
import type { Journey } from './journey.ts';
import { peersText } from './saying.ts';

export interface Party {
  readonly client: HeaderNode;
  /** Chosen by the client, by another such node, or set in its way: proxies, relays, interceptors. */
  readonly clientSide: readonly HeaderNode[];
  /** Those that answer in the name of servers behind them, or pass bytes on to one of them. */
  readonly gateways: readonly HeaderNode[];
  /** Of `clientSide`, those that nobody chose. */
  readonly inTheWay: readonly HeaderNode[];
  /** Other names than the site's that lead to the same address, in lower case. */
  readonly edgeNames: readonly string[];
  /** The servers that could answer in the end. */
  readonly origins: readonly HeaderNode[];
  /** Addresses of the servers behind the gateways. */
  readonly backEnds: readonly Address[];
  /** Pairs of addresses, one of a gateway and one of a server behind it, as `peersText` writes them. */
  readonly backEndPeers: ReadonlySet<string>;
  /** Names under which the client's intermediaries, and the site's, sign: in lower case. */
  readonly clientSideNames: readonly string[];
  readonly gatewayNames: readonly string[];
}

/** Finds the party of each exchange; the same people asking the same site by the same way are worked out once. */
export function createParties(header: TraceHeader): (journey: Journey) => Party {
  const known = new Map<string, Party>();
  return (journey) => {
    const { wanted, nodes, interceptors, made } = journey;
    const key = [wanted.node, hostOf(journey), made?.by ?? '', ...nodes, '/', ...interceptors].join(' ');
    const party = known.get(key) ?? partyOf(header, journey);
    known.set(key, party);
    return party;
  };
}

/** Everything that `start` leads to by following `next`, each once, `start` left out. */
function reachable(start: readonly HeaderNode[], next: (node: HeaderNode) => readonly HeaderNode[]): HeaderNode[] {
  const found: HeaderNode[] = [];
  const waiting = start.flatMap(next);
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (found.includes(node) || start.includes(node)) continue;
    found.push(node);
    waiting.push(...next(node));
  }
  return found;
}

const isGateway = ({ configuration }: HeaderNode): boolean => configuration.inbound.length > 0;

function partyOf(header: TraceHeader, journey: Journey): Party {
  const client = header.nodes.find(({ id }) => id === journey.wanted.node);
  if (!client) throw new RangeError(`exchange ${journey.wanted.exchange} is wanted by nobody in the header`);
  const at = (addresses: readonly Address[]): HeaderNode[] =>
    addresses.flatMap((address) => header.nodes.find((node) => node.addresses.includes(address)) ?? []);
  const chosen = reachable([client], ({ configuration }) => at(configuration.proxies));
  const { passes } = client;
  const isInTheWay = (node: HeaderNode): boolean =>
    journey.interceptors.has(node.id) || (passes !== undefined && node.addresses.includes(passes));
  const inTheWay = header.nodes.filter((node) => isInTheWay(node) && !chosen.includes(node));
  const edge = at(publicAddresses(header, hostOf(journey)));
  const involved = header.nodes.filter((node) => journey.nodes.has(node.id) || edge.includes(node));
  const inbound = ({ configuration }: HeaderNode): HeaderNode[] => at(configuration.inbound);
  const front = involved.filter(isGateway);
  const gateways = [...new Set([...front, ...reachable(front, inbound).filter(isGateway)])];
  const behind = reachable(front, inbound).filter((node) => !isGateway(node));
  const clientSide = [...chosen, ...inTheWay];
  // Whoever made the response without standing in between is an origin, even if no name leads to it.
  const makers = header.nodes.filter(({ id }) => id === journey.made?.by);
  const origins = [...new Set([...(gateways.length > 0 ? behind : edge), ...makers])];
  const isBetween = (node: HeaderNode): boolean => clientSide.includes(node) || gateways.includes(node);
  return {
    client,
    clientSide,
    gateways,
    inTheWay,
    edgeNames: edgeNamesOf(header, hostOf(journey)),
    origins: origins.filter((node) => !isBetween(node)),
    backEnds: gateways.flatMap(({ configuration }) => configuration.inbound),
    backEndPeers: peersOf(gateways),
    clientSideNames: namesOf(clientSide),
    gatewayNames: namesOf(gateways),
  };
}

function edgeNamesOf(header: TraceHeader, host: string): readonly string[] {
  const edge = publicAddresses(header, host);
  return header.zone
    .filter(({ name, addresses }) => name.toLowerCase() !== host && addresses.some((one) => edge.includes(one)))
    .map(({ name }) => name.toLowerCase());
}

const namesOf = (nodes: readonly HeaderNode[]): readonly string[] =>
  nodes.flatMap(({ viaName }) => (viaName === null ? [] : [viaName.toLowerCase()]));

function peersOf(gateways: readonly HeaderNode[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const { addresses, configuration } of gateways) {
    for (const outer of addresses) {
      for (const inner of configuration.inbound) {
        pairs.add(peersText(outer, inner));
        pairs.add(peersText(inner, outer));
      }
    }
  }
  return pairs;
}

export function hostOf({ wanted }: Journey): string {
  const uri = parseUri(wanted.target);
  return 'error' in uri ? '' : uri.host;
}

/** What public DNS says of a name. */
export const publicAddresses = (header: TraceHeader, name: string): readonly Address[] =>
  header.zone.find((entry) => entry.name.toLowerCase() === name)?.addresses ?? [];

/** What public DNS says of a name and of all below it: whoever knows the name can try the others. */
export const addressesUnder = (header: TraceHeader, name: string): readonly Address[] =>
  header.zone
    .filter((entry) => entry.name.toLowerCase() === name || entry.name.toLowerCase().endsWith(`.${name}`))
    .flatMap(({ addresses }) => addresses);
