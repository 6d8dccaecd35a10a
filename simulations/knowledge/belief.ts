// What an origin takes for its client's address, which is not the same as knowing it: the address on its socket, or what a
// forwarding field says. Belief never enters a cell.
import type { Instant } from '../kernel/time.ts';
import type { MessageReceived } from '../trace/record.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { visible } from '../wire/visibility.ts';
import type { Case, Inquiry } from './case.ts';
import type { Column } from './columns.ts';
import type { Saying } from './saying.ts';
import type { Truth } from './truth.ts';

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
    /** Whether the origin's settings trust whoever wrote it. Else it is what an origin believes that reads the first entry. */
    readonly isTrusted: boolean;
    readonly isRight: boolean;
  } | null;
  /** Whose the peer is: the site's own gateway, or somebody on the client's side. */
  readonly peer: 'gateway' | 'client-side';
  /** Whether the request came under TLS. */
  readonly isSealed: boolean;
  readonly isDeliveryNetwork: boolean;
}

/** The beliefs that this exchange gave origins whose peer was not the client itself, in order of time. */
export function beliefsOf(inquiry: Inquiry, known: Case): readonly Belief[] {
  const { trace } = inquiry;
  const isOrigin = (id: NodeId): boolean => known.party.origins.some((origin) => origin.id === id);
  return known.journey.messages.flatMap((number) => {
    const record = trace.records[number];
    if (record?.kind !== 'message.received' || !isOrigin(record.to)) return [];
    return beliefFrom(inquiry, number, record, known) ?? [];
  });
}

function beliefFrom(
  { trace, readings }: Inquiry,
  number: number,
  received: MessageReceived,
  known: Case,
): Belief | null {
  const { party, truth, vantages } = known;
  const column = vantages.ofNode.get(received.to);
  const origin = party.origins.find(({ id }) => id === received.to);
  const { part, source } = visible(sentRecord(trace, received), { at: 'node', node: received.to });
  if (column === undefined || !origin || part?.payload.kind !== 'http-request') return null;
  if (source.address === truth.clientAddress) return null;
  const isGateway = party.gateways.some(
    ({ addresses, configuration }) =>
      addresses.includes(source.address) && origin.addresses.some((address) => configuration.inbound.includes(address)),
  );
  return {
    column,
    record: number,
    at: received.at,
    socket: source.address,
    told: toldBy(readings.of(part.payload), source.address, origin.configuration.trusted, truth),
    peer: isGateway ? 'gateway' : 'client-side',
    isSealed: part.decrypted,
    isDeliveryNetwork: trace.header.lists.deliveryNetworks.includes(source.address),
  };
}

function toldBy(sayings: readonly Saying[], peer: Address, trusted: readonly Address[], truth: Truth): Belief['told'] {
  const said = sayings.filter(({ about }) => about === 'client-address');
  const [leftmost] = said;
  if (!leftmost) return null;
  const isTrusted = trusted.includes(peer);
  // RFC 7239 §8.1: each entry was written by the one after it, so from the right, past trusted hops, to the first that is none.
  const fromTheRight = said.filter(({ field }) => field === leftmost.field).reverse();
  const outermost = fromTheRight.find(({ value }) => !trusted.includes(value)) ?? leftmost;
  const { value, field } = isTrusted ? outermost : leftmost;
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
