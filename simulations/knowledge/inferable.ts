// What no message says but anybody could find out: by public look-up, by published lists of addresses, by what an answer's age tells.
// An inference is never evidence, and never raises a cell to "yes".
import type { Instant } from '../kernel/time.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { Address } from '../wire/address.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import { CLIENT, OTHER_CLIENT } from './columns.ts';
import type { BaseFact } from './fact.ts';
import type { Sighting } from './notebook.ts';
import { firstEvidence } from './notebook.ts';
import { addressesUnder, publicAddresses } from './party.ts';

/** How it could be found out. */
export const BASES = [
  'public-dns',
  'proxy-list',
  'first-hop',
  'delivery-network-list',
  'age',
  'shared-copy',
  'sole-site',
  'active-test',
] as const;
export type Basis = (typeof BASES)[number];

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
  const page = known.notebook.get(column);
  if (!page || name === OTHER_CLIENT) return null; // off every path: for shared copies see `shared-copy.ts`
  const { sightings, aged } = page;
  switch (fact) {
    case 'dest_host': // the name or the address serves this site alone
      return page.standIn && inference(page.standIn.at, 'sole-site', page.standIn.record);
    case 'origin_ip':
      return fromName(
        known,
        column,
        known.truth.originAddresses,
        addressesUnder(header, known.truth.host),
        'public-dns',
      );
    case 'forward_proxy_in_use': {
      const tested = name === CLIENT && known.party.inTheWay.length > 0;
      return earliest([
        ...sightings.map((sighting) => ofProxy(header, known, sighting)),
        tested ? inference(known.journey.wanted.at, 'active-test', null) : null,
      ]);
    }
    case 'gateway_in_use': {
      const listed = listedGateways(header, known);
      return earliest([
        ...sightings.map(({ address, at, record }) =>
          listed.includes(address) ? inference(at, 'delivery-network-list', record) : null,
        ),
        fromName(known, column, listed, publicAddresses(header, known.truth.host), 'delivery-network-list'),
        aged && inference(aged.at, 'age', aged.record),
      ]);
    }
    default:
      return null;
  }
}

const inference = (at: Instant, by: Basis, record: number | null): Inference => ({ at, by, record });

export function earliest(inferences: readonly (Inference | null)[]): Inference | null {
  let first: Inference | null = null;
  for (const one of inferences) if (one && (!first || one.at < first.at)) first = one;
  return first;
}

/** Whoever has the host's name can look it up: what public DNS answers is within reach, if it is one of `addresses`. */
function fromName(
  { notebook }: Case,
  column: Column,
  addresses: readonly Address[],
  answered: readonly Address[],
  by: Basis,
): Inference | null {
  const host = addresses.length > 0 ? firstEvidence(notebook, column, 'dest_host') : null;
  if (!host || !answered.some((address) => addresses.includes(address))) return null;
  return inference(host.at, by, host.record);
}

/** An address known to be a proxy's; or, seen beside the client's own, the one place to which all its traffic goes. */
function ofProxy(header: TraceHeader, { party, truth }: Case, sighting: Sighting): Inference | null {
  const { address, other, at, record } = sighting;
  const isProxy = party.clientSide.some(({ addresses }) => addresses.includes(address));
  if (!isProxy || address === truth.clientAddress) return null;
  if (header.lists.proxies.includes(address)) return inference(at, 'proxy-list', record);
  return other === truth.clientAddress ? inference(at, 'first-hop', record) : null;
}

/** Addresses of this exchange's gateways that are published as a delivery network's. */
function listedGateways(header: TraceHeader, { party }: Case): readonly Address[] {
  const { deliveryNetworks } = header.lists;
  if (deliveryNetworks.length === 0) return deliveryNetworks;
  return party.gateways.flatMap(({ addresses }) => addresses).filter((address) => deliveryNetworks.includes(address));
}
