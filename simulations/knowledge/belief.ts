// What an origin takes for its client's address, which is not the same as knowing it: the address on its socket, or what a
// forwarding field says. Belief never enters a cell.
import type { Instant } from '../kernel/time.ts';
import type { Configuration } from '../trace/header.ts';
import type { MessageReceived } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { visible } from '../wire/visibility.ts';
import type { Case, Inquiry } from './case.ts';
import type { Column } from './columns.ts';
import { asKeyHoldersRead } from './reading.ts';
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
    /**
     * By which rule the origin takes it: because its settings trust whoever wrote it; because they say that the first entry counts. Null:
     * they say nothing, and it is what an origin believes that reads the first entry all the same.
     */
    readonly rule: 'trusted' | 'leftmost' | null;
    readonly isLine: boolean;
    readonly isRight: boolean;
  } | null;
  /** Whether that peer says something in its own name: the site's gateway, or somebody who wrote this request anew in the clear. */
  readonly isOfSpeaker: boolean;
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
  { trace, readings, connections }: Inquiry,
  number: number,
  received: MessageReceived,
  known: Case,
): Belief | null {
  const { party, truth, vantages } = known;
  const column = vantages.ofNode.get(received.to);
  const origin = party.origins.find(({ id }) => id === received.to);
  const sent = sentRecord(trace, received);
  const { part, source } = visible(sent, { at: 'node', node: received.to });
  if (column === undefined || !origin || part?.payload.kind !== 'http-request') return null;
  if (source.address === truth.clientAddress) return null;
  const isGateway = party.gateways.some(
    ({ addresses, configuration }) =>
      addresses.includes(source.address) && origin.addresses.some((address) => configuration.inbound.includes(address)),
  );
  const lines = connections.setUps
    .get(sent.connection)
    ?.flatMap((setUp) => readings.of(asKeyHoldersRead(setUp.sent.payload)));
  const said = [...readings.of(part.payload), ...(lines?.filter(({ part: one }) => one === 'proxy-line') ?? [])];
  return {
    column,
    record: number,
    at: received.at,
    socket: source.address,
    told: toldBy(said, source.address, origin.configuration, truth),
    isOfSpeaker: isGateway || (!part.decrypted && rewrites(trace, known, sent.from)),
    isDeliveryNetwork: trace.header.lists.deliveryNetworks.includes(source.address),
  };
}

/** Whether that node makes requests of its own out of those that it reads. */
const rewrites = (trace: Trace, { journey }: Case, node: NodeId): boolean =>
  journey.rewritten.some((number) => {
    const record = trace.records[number];
    return record?.kind === 'message.rewritten' && record.node === node && record.forwarded.kind === 'request';
  });

function toldBy(
  sayings: readonly Saying[],
  peer: Address,
  { trusted, believes }: Configuration,
  truth: Truth,
): Belief['told'] {
  const said = sayings.filter(({ about }) => about === 'client-address');
  const [leftmost] = said;
  if (!leftmost) return null;
  const rule = trusted.includes(peer) ? 'trusted' : believes === 'leftmost' ? 'leftmost' : null;
  // RFC 7239 §8.1: each entry was written by the one after it, so from the right, past trusted hops, to the first that is none.
  const fromTheRight = said.filter(({ field }) => field === leftmost.field).reverse();
  const outermost = fromTheRight.find(({ value }) => !trusted.includes(value)) ?? leftmost;
  const { value, field, part } = rule === 'trusted' ? outermost : leftmost;
  const isLine = part === 'proxy-line';
  return { field: field ?? '', address: value, rule, isLine, isRight: value === truth.clientAddress };
}

/** The form in which beliefs are printed and compared. */
export interface PublishedBelief {
  readonly naive_socket: Address;
  readonly reads_xff?: Address;
  readonly trusted_xff?: Address;
  readonly trusted_header?: Address;
  readonly trusted_proxy_line?: Address;
  readonly leftmost_xff?: Address;
  readonly correct?: boolean;
  readonly correct_if?: string;
}
export type PublishedBeliefs = Readonly<Record<string, { readonly client_ip: PublishedBelief }>>;

function published({ socket, told, isDeliveryNetwork }: Belief): PublishedBelief {
  if (!told) return { naive_socket: socket, correct: false };
  const { address, rule, isLine, isRight: correct } = told;
  if (rule === null) {
    return { naive_socket: socket, reads_xff: address, correct_if: 'the unknown proxy told the truth' };
  }
  if (rule === 'leftmost') return { naive_socket: socket, leftmost_xff: address, correct };
  if (isLine) return { naive_socket: socket, trusted_proxy_line: address, correct };
  return isDeliveryNetwork
    ? { naive_socket: socket, trusted_header: address, correct }
    : { naive_socket: socket, trusted_xff: address, correct };
}

/**
 * By column. Left out are those about a peer that says nothing in its own name: whoever only passes bytes on could not tell the truth if
 * it wanted to, and under the client's own TLS a box that opens it is nobody whom the site knows.
 */
export function publishedBeliefs(beliefs: readonly Belief[], columns: readonly string[]): PublishedBeliefs {
  const stated = beliefs.filter(({ isOfSpeaker }) => isOfSpeaker);
  return Object.fromEntries(
    stated.map((belief) => [columns[belief.column] ?? '', { client_ip: published(belief) }] as const),
  );
}
