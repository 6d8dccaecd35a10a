// What an origin takes for its client's address, which is not the same as knowing it: the address on its socket, or what a
// forwarding field says. Belief never enters a cell.
import { believed } from '../http/believing.ts';
import type { Configuration } from '../trace/header.ts';
import type { MessageReceived } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import { visible } from '../wire/visibility.ts';
import type { Case, Inquiry } from './case.ts';
import type { Belief } from './published-belief.ts';
import { asKeyHoldersRead } from './reading.ts';
import type { Saying } from './saying.ts';
import type { Truth } from './truth.ts';

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

function toldBy(sayings: readonly Saying[], peer: Address, settings: Configuration, truth: Truth): Belief['told'] {
  const reports = sayings
    .filter(({ about }) => about === 'client-address')
    .map(({ value, field }) => ({ field, address: value }));
  const told = believed(reports, peer, settings);
  if (!told) return null;
  const { field, address } = told.report;
  return {
    ...{ field: field ?? '', address, rule: told.rule, isLine: field === null },
    isRight: address === truth.clientAddress,
  };
}
