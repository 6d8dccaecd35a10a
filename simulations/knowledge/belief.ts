// What an origin takes for its client's address, which is not the same as knowing it: the address on its socket, or what a
// forwarding field says. Belief never enters a cell.
import type { Fields } from '../http/message.ts';
import type { Instant } from '../kernel/time.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { MessageReceived } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import { visible } from '../wire/visibility.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import { learnFromPart } from './learn.ts';

export interface Belief {
  readonly column: Column;
  /** The record in which the request reached the origin. */
  readonly record: number;
  readonly at: Instant;
  /** The peer's address: what an origin believes that reads no field. */
  readonly socket: Address;
  /** What a forwarding field says of the client; null: none is there. */
  readonly told: {
    readonly field: string;
    readonly address: Address;
    /** Whether the origin knows who wrote it: its own gateway, which appends last. Else the first entry is taken on trust. */
    readonly isTrusted: boolean;
    readonly isRight: boolean;
  } | null;
  /** Whose the peer is: the site's own gateway, or somebody on the client's side. */
  readonly peer: 'gateway' | 'client-side';
  /** Whether the request came under TLS. */
  readonly isSealed: boolean;
  readonly isDeliveryNetwork: boolean;
}

/** The belief that this message gives its recipient; null when it gives none, or when the peer is the client itself. */
export function beliefFrom(trace: Trace, number: number, received: MessageReceived, known: Case): Belief | null {
  const column = known.vantages.ofNode.get(received.to);
  const origin = known.party.origins.find(({ id }) => id === received.to);
  if (column === undefined || !origin) return null;
  const sent = sentRecord(trace, received);
  const { part, source } = visible(sent, { at: 'node', node: received.to });
  if (part?.payload.kind !== 'http-request' || source.address === known.truth.clientAddress) return null;
  const isGateway = known.party.gateways.some(
    ({ addresses, configuration }) =>
      addresses.includes(source.address) && origin.addresses.some((address) => configuration.inbound.includes(address)),
  );
  return {
    column,
    record: number,
    at: received.at,
    socket: source.address,
    told: toldBy(part.payload.message.fields, isGateway, known),
    peer: isGateway ? 'gateway' : 'client-side',
    isSealed: part.decrypted,
    isDeliveryNetwork: isListed(trace.header, source.address),
  };
}

const isListed = (header: TraceHeader, address: Address): boolean => header.lists.deliveryNetworks.includes(address);

function toldBy(fields: Fields, isTrusted: boolean, { truth }: Case): Belief['told'] {
  const request = { kind: 'request', method: 'GET', target: '/', version: '1.1', fields, content: null } as const;
  const entries = learnFromPart({ kind: 'http-request', message: request }).filter(
    ({ about }) => about === 'client-address',
  );
  // RFC 7239 §8.1: only what a trusted hop appended counts, and it appends at the end.
  const entry = isTrusted ? entries.at(-1) : entries[0];
  if (!entry) return null;
  const { value, field } = entry;
  return { field: field ?? '', address: value, isTrusted, isRight: value === truth.clientAddress };
}

/** The form in which beliefs are printed and compared. */
export interface PublishedBelief {
  readonly naive_socket: Address;
  readonly reads_xff?: Address;
  readonly trusted_xff?: Address;
  readonly trusted_header?: Address;
  readonly correct?: boolean;
  readonly correct_if?: string;
}
export type PublishedBeliefs = Readonly<Record<string, { readonly client_ip: PublishedBelief }>>;

function published({ socket, told, isDeliveryNetwork }: Belief): PublishedBelief {
  if (!told) return { naive_socket: socket, correct: false };
  if (!told.isTrusted) {
    return { naive_socket: socket, reads_xff: told.address, correct_if: 'the unknown proxy told the truth' };
  }
  return isDeliveryNetwork
    ? { naive_socket: socket, trusted_header: told.address, correct: told.isRight }
    : { naive_socket: socket, trusted_xff: told.address, correct: told.isRight };
}

/**
 * By column. Left out are those about a client-side peer under TLS: whether a proxy shows itself in fields is a question of
 * plain HTTP alone, and none is stated there.
 */
export function publishedBeliefs(beliefs: readonly Belief[], columns: readonly string[]): PublishedBeliefs {
  const stated = beliefs.filter(({ peer, isSealed }) => peer === 'gateway' || !isSealed);
  return Object.fromEntries(
    stated.map((belief) => [columns[belief.column] ?? '', { client_ip: published(belief) }] as const),
  );
}
