// What no message says but anybody could find out: by public look-up, by published lists of addresses, by what an answer's age tells.
// An inference is never evidence, and never raises a cell to "yes".
import type { Instant } from '../kernel/time.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { Address } from '../wire/address.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import { OTHER_CLIENT } from './columns.ts';
import type { BaseFact } from './fact.ts';
import type { Page, Sighting } from './notebook.ts';
import { factNumber } from './notebook.ts';
import { publicAddresses } from './party.ts';

/** How it could be found out. */
export type Basis = 'public-dns' | 'proxy-list' | 'first-hop' | 'delivery-network-list' | 'age' | 'shared-copy';

export interface Inference {
  readonly at: Instant;
  readonly by: Basis;
  /** The record that gives the starting point; null when it starts from what the observer knows by role. */
  readonly record: number | null;
}

/** The earliest inference to that fact; null when there is none. `name` is the column's. */
export function inferenceOf(
  header: TraceHeader,
  known: Case,
  column: Column,
  name: string,
  fact: BaseFact,
): Inference | null {
  const page = known.notebook[column];
  if (!page || name === OTHER_CLIENT) return null; // off every path: for shared copies see `shared-copy.ts`
  switch (fact) {
    case 'origin_ip':
      return fromPublicName(header, known, page, known.truth.originAddresses, 'public-dns');
    case 'forward_proxy_in_use':
      return earliest(page.sightings.map((sighting) => ofProxy(header, known, sighting)));
    case 'gateway_in_use':
      return earliest([
        ...page.sightings.map((sighting) => ofDeliveryNetwork(header, known, sighting)),
        fromPublicName(header, known, page, listedGateways(header, known), 'delivery-network-list'),
        page.aged && { at: page.aged.at, by: 'age', record: page.aged.record },
      ]);
    default:
      return null;
  }
}

export function earliest(inferences: readonly (Inference | null)[]): Inference | null {
  let first: Inference | null = null;
  for (const inference of inferences) if (inference && (!first || inference.at < first.at)) first = inference;
  return first;
}

/** Whoever has the host's name can look it up: what public DNS answers is within reach, if it is one of `addresses`. */
function fromPublicName(
  header: TraceHeader,
  { truth }: Case,
  page: Page,
  addresses: readonly Address[],
  by: Basis,
): Inference | null {
  const [host] = page.evidence[factNumber('dest_host')] ?? [];
  if (!host || !publicAddresses(header, truth.host).some((address) => addresses.includes(address))) return null;
  return { at: host.at, by, record: host.record };
}

/** An address known to be a proxy's; or, seen beside the client's own, the one place to which all its traffic goes. */
function ofProxy(header: TraceHeader, { party, truth }: Case, sighting: Sighting): Inference | null {
  const { address, other, at, record } = sighting;
  const isProxy = party.clientSide.some(({ addresses }) => addresses.includes(address));
  if (!isProxy || address === truth.clientAddress) return null;
  if (header.lists.proxies.includes(address)) return { at, by: 'proxy-list', record };
  return other === truth.clientAddress ? { at, by: 'first-hop', record } : null;
}

function ofDeliveryNetwork(header: TraceHeader, known: Case, { address, at, record }: Sighting): Inference | null {
  return listedGateways(header, known).includes(address) ? { at, by: 'delivery-network-list', record } : null;
}

/** Addresses of this exchange's gateways that are published as a delivery network's. */
const listedGateways = (header: TraceHeader, { party }: Case): readonly Address[] =>
  party.gateways
    .flatMap(({ addresses }) => addresses)
    .filter((address) => header.lists.deliveryNetworks.includes(address));
