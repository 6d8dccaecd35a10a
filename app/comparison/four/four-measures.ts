// What a run says about the four differences that are commonly named: each number is counted in its records, or read off its ledger.
import {
  innermost,
  isBox,
  matrixAt,
  metricsAt,
  NO_EXCHANGE,
  type HeaderNode,
  type Instant,
  type LinkFact,
  type MessageSent,
} from '../../../simulations/index.ts';
import type { SideRun } from '../../state/run-store.ts';
import { transitBytes } from '../measures.ts';

export const FOUR_MEASURES = [
  ...(['begunByClients', 'begunByServers', 'begunByBoxes', 'toldClients', 'ledByName', 'knowOrigin'] as const),
  ...(['addressAndSite', 'addressAndContent', 'originRequests', 'latencyMedian', 'transitBytes'] as const),
] as const;
export type FourMeasure = (typeof FOUR_MEASURES)[number];

/** By `t`; null: nothing to measure yet. Latency in milliseconds, bytes in octets, all others are counts. */
export function fourMeasure(name: FourMeasure, run: SideRun, t: Instant): number | null {
  switch (name) {
    case 'begunByClients':
      return begunBy(run, t, ({ kind }) => kind === 'client');
    case 'begunByServers':
      return begunBy(run, t, ({ kind }) => kind === 'origin-server');
    case 'begunByBoxes':
      return errandsOfBoxes(run, t);
    case 'toldClients':
      return toldClients(run, t);
    case 'ledByName':
      return ledByName(run, t);
    case 'knowOrigin':
      return strangersWhoKnowOrigin(run, t);
    case 'addressAndSite':
      return holdersOf('link_ip_host', run, t);
    case 'addressAndContent':
      return holdersOf('link_ip_content', run, t);
    case 'originRequests':
      return metricsAt(run.samples, t).originRequests.total;
    case 'latencyMedian':
      return metricsAt(run.samples, t).latencyMs.median;
    case 'transitBytes':
      return transitBytes(run, metricsAt(run.samples, t));
  }
}

const idsOf = ({ trace }: SideRun, is: (node: HeaderNode) => boolean): ReadonlySet<string> =>
  new Set(trace.header.nodes.filter(is).map(({ id }) => id));

/** Requests that somebody of this kind wanted, rather than passed on. */
function begunBy(run: SideRun, t: Instant, is: (node: HeaderNode) => boolean): number {
  const begun = idsOf(run, is);
  return run.trace.records.filter(
    (record) => record.kind === 'exchange.wanted' && record.at <= t && begun.has(record.node),
  ).length;
}

/** Requests that boxes sent for nobody: to see whether their servers are well. */
function errandsOfBoxes(run: SideRun, t: Instant): number {
  const boxes = idsOf(run, ({ kind }) => isBox(kind));
  return run.trace.records.filter(
    (record) =>
      record.kind === 'message.sent' &&
      record.at <= t &&
      record.exchange === NO_EXCHANGE &&
      boxes.has(record.from) &&
      innermost(record.payload).kind === 'http-request',
  ).length;
}

/**
 * Clients that were set to use a box: whose requests to it name the site as only a proxy is asked (RFC 9112 §3.2.2, §3.2.3), or which
 * ask it for a way (SOCKS, a relay's circuit).
 */
function toldClients(run: SideRun, t: Instant): number {
  const clients = idsOf(run, ({ kind }) => kind === 'client');
  const boxes = idsOf(run, ({ kind }) => isBox(kind));
  const told = new Set<string>();
  for (const record of run.trace.records) {
    if (record.at > t) break;
    if (record.kind === 'message.sent' && clients.has(record.from) && boxes.has(record.to) && asksAProxy(record)) {
      told.add(record.from);
    }
  }
  return told.size;
}

function asksAProxy({ payload }: MessageSent): boolean {
  const carried = innermost(payload);
  if (carried.kind === 'socks' || carried.kind === 'circuit') return true;
  return carried.kind === 'http-request' && !carried.message.target.startsWith('/') && carried.message.target !== '*';
}

/** Clients that came to a box because the site's name led there. */
function ledByName(run: SideRun, t: Instant): number {
  const clients = idsOf(run, ({ kind }) => kind === 'client');
  const addresses = new Set(run.trace.header.nodes.filter(({ kind }) => isBox(kind)).flatMap((node) => node.addresses));
  const led = new Set<string>();
  for (const record of run.trace.records) {
    if (record.at > t) break;
    if (record.kind !== 'message.sent' || !clients.has(record.to)) continue;
    const carried = innermost(record.payload);
    if (carried.kind === 'dns-answer' && carried.addresses.some((address) => addresses.has(address)))
      led.add(record.to);
  }
  return led.size;
}

/** Observers outside the site's own organisation that read the origin's address. */
function strangersWhoKnowOrigin({ trace, ledger }: SideRun, t: Instant): number {
  const own = new Set(
    trace.header.nodes.filter(({ place }) => place === 'server-side').map(({ operator }) => operator),
  );
  const columns = new Set(trace.header.observers.filter(({ id }) => !own.has(id)).map(({ column }) => column));
  const { cells } = matrixAt(ledger, t, 'run');
  return Object.entries(cells).filter(([column, facts]) => columns.has(column) && facts.origin_ip.value === 'yes')
    .length;
}

const holdersOf = (fact: LinkFact, { ledger }: SideRun, t: Instant): number =>
  matrixAt(ledger, t, 'run').counters[fact].length;
