// What is counted in a run for the four differences: its records are read once, and every "how many by t?" is a search from then on.
import {
  countedSince,
  innermost,
  isBox,
  knownSince,
  NO_EXCHANGE,
  type HeaderNode,
  type Instant,
  type MessageSent,
  type Trace,
} from '../../../simulations/index.ts';
import type { SideRun } from '../../state/run-store.ts';

export const COUNTS = [
  ...(['begunByClients', 'begunByServers', 'begunByBoxes', 'toldClients', 'ledByName', 'knowOrigin'] as const),
  ...(['addressAndSite', 'addressAndContent'] as const),
] as const;
export type CountName = (typeof COUNTS)[number];

/** Of each, the instants at which it grew by one, in order. */
export type Counted = Readonly<Record<CountName, readonly Instant[]>>;

const known = new WeakMap<Trace, Counted>();

export function countedIn(run: SideRun): Counted {
  const counted = known.get(run.trace) ?? { ...countRecords(run.trace), ...countKnowing(run) };
  known.set(run.trace, counted);
  return counted;
}

type ByRecords = Exclude<CountName, 'knowOrigin' | 'addressAndSite' | 'addressAndContent'>;

function countRecords({ header, records }: Trace): Record<ByRecords, readonly Instant[]> {
  const cast = castOf(header.nodes);
  const counts: Record<ByRecords, Instant[]> = {
    ...{ begunByClients: [], begunByServers: [], begunByBoxes: [], toldClients: [], ledByName: [] },
  };
  const told = new Set<string>();
  const led = new Set<string>();
  for (const record of records) {
    const { at } = record;
    if (record.kind === 'exchange.wanted') {
      // Requests that somebody of this kind wanted, rather than passed on.
      if (cast.clients.has(record.node)) counts.begunByClients.push(at);
      if (cast.servers.has(record.node)) counts.begunByServers.push(at);
    } else if (record.kind === 'message.sent') {
      if (isErrand(record, cast)) counts.begunByBoxes.push(at);
      if (!told.has(record.from) && asksABox(record, cast)) {
        told.add(record.from);
        counts.toldClients.push(at);
      }
      if (!led.has(record.to) && leadsToABox(record, cast)) {
        led.add(record.to);
        counts.ledByName.push(at);
      }
    }
  }
  return counts;
}

function castOf(nodes: readonly HeaderNode[]) {
  const idsOf = (is: (kind: HeaderNode['kind']) => boolean): ReadonlySet<string> =>
    new Set(nodes.filter(({ kind }) => is(kind)).map(({ id }) => id));
  return {
    clients: idsOf((kind) => kind === 'client'),
    servers: idsOf((kind) => kind === 'origin-server'),
    boxes: idsOf(isBox),
    addressesOfBoxes: new Set(nodes.filter(({ kind }) => isBox(kind)).flatMap(({ addresses }) => addresses)),
  };
}
type Cast = ReturnType<typeof castOf>;

/** A request that a box sends for nobody: to see whether its servers are well. */
const isErrand = ({ exchange, from, payload }: MessageSent, { boxes }: Cast): boolean =>
  exchange === NO_EXCHANGE && boxes.has(from) && innermost(payload).kind === 'http-request';

/**
 * A client that was set to use a box: its request to it names the site as only a proxy is asked (RFC 9112 §3.2.2, §3.2.3), or it asks it for
 * a way (SOCKS, a relay's circuit).
 */
function asksABox({ from, to, payload }: MessageSent, { clients, boxes }: Cast): boolean {
  if (!clients.has(from) || !boxes.has(to)) return false;
  const carried = innermost(payload);
  if (carried.kind === 'socks' || carried.kind === 'circuit') return true;
  return carried.kind === 'http-request' && !carried.message.target.startsWith('/') && carried.message.target !== '*';
}

/** A client comes to a box because the site's name leads there. */
function leadsToABox({ to, payload }: MessageSent, { clients, addressesOfBoxes }: Cast): boolean {
  if (!clients.has(to)) return false;
  const carried = innermost(payload);
  return carried.kind === 'dns-answer' && carried.addresses.some((address) => addressesOfBoxes.has(address));
}

/** Who reads the origin's address outside the site's own organisation, and who holds two things together besides the two ends. */
function countKnowing({ trace, ledger }: SideRun): Record<Exclude<CountName, ByRecords>, readonly Instant[]> {
  const own = new Set(
    trace.header.nodes.filter(({ place }) => place === 'server-side').map(({ operator }) => operator),
  );
  const strangers = new Set(trace.header.observers.filter(({ id }) => !own.has(id)).map(({ column }) => column));
  const inOrder = (since: readonly { readonly at: Instant }[]): readonly Instant[] =>
    since.map(({ at }) => at).sort((one, other) => one - other);
  return {
    knowOrigin: inOrder(knownSince(ledger, 'origin_ip').filter(({ column }) => strangers.has(column))),
    addressAndSite: inOrder(countedSince(ledger, 'link_ip_host')),
    addressAndContent: inOrder(countedSince(ledger, 'link_ip_content')),
  };
}
