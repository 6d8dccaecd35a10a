// What a party knows by being or running a node, before and without any message: its own configuration, as the header tells it.
import { START } from '../kernel/time.ts';
import type { HeaderNode, TraceHeader } from '../trace/header.ts';
import type { Case, Inquiry } from './case.ts';
import type { Column } from './columns.ts';
import { columnOf } from './columns.ts';
import type { BaseFact } from './fact.ts';
import { note, pageOf } from './notebook.ts';
import { publicAddresses } from './party.ts';

/** Writes role knowledge into the notebook: everybody's from the start, what the client wants from its wish on. */
export function noteRoles({ header, columns }: Inquiry, known: Case): void {
  const { party, truth, vantages } = known;
  const know = (node: HeaderNode, fact: BaseFact, value: string): void => {
    const column = vantages.ofNode.get(node.id);
    if (column !== undefined) noteRole(known, column, fact, value);
  };
  for (const proxy of party.clientSide) {
    const [address = ''] = proxy.addresses;
    know(proxy, 'forward_proxy_in_use', address);
    // Whose network it stands in has put it there, or let it in.
    const host =
      proxy.standsWith === undefined ? -1 : columns.indexOf(columnOf(header, proxy.standsWith, party.client.operator));
    if (host >= 0) noteRole(known, host, 'forward_proxy_in_use', address);
    if (party.client.configuration.proxies.includes(address)) know(party.client, 'forward_proxy_in_use', address);
  }
  const poolSize = String(party.backEnds.length);
  for (const gateway of party.gateways) {
    know(gateway, 'gateway_in_use', gateway.addresses[0] ?? '');
    know(gateway, 'backend_count', poolSize);
    for (const address of truth.originAddresses) {
      if (gateway.configuration.inbound.includes(address)) know(gateway, 'origin_ip', address);
    }
  }
  for (const origin of party.origins) {
    // Servers of one pool are one organisation's: whoever runs any of them knows which one it was.
    know(origin, 'origin_ip', truth.originAddresses[0] ?? '');
    know(origin, 'server_software', truth.software ?? '');
    if (party.gateways.length === 0) continue;
    know(origin, 'backend_count', poolSize);
    know(origin, 'gateway_in_use', party.gateways[0]?.addresses[0] ?? '');
  }
  know(party.client, 'client_ip', truth.clientAddress);
  noteOwnRequest(known);
  noteLookedUp(header, known);
}

function noteRole({ notebook }: Case, column: Column, fact: BaseFact, value: string): void {
  const evidence = { record: null, at: START, part: 'configuration', field: null, value, assurance: 'role' } as const;
  note(pageOf(notebook, column), fact, evidence);
}

/** Names that somebody has looked up before: a public record may lead past the gateway, straight to the origin. */
function noteLookedUp(header: TraceHeader, { party, truth, vantages, notebook }: Case): void {
  if (party.gateways.length === 0) return; // the name itself leads there
  for (const { id, configuration } of header.nodes) {
    const column = vantages.ofNode.get(id);
    const found = (configuration.lookedUp ?? []).flatMap((name) => publicAddresses(header, name));
    const value = truth.originAddresses.find((address) => found.includes(address));
    if (column === undefined || value === undefined) continue;
    const evidence = { record: null, at: START, part: 'public-record', field: null, value } as const;
    note(pageOf(notebook, column), 'origin_ip', { ...evidence, assurance: 'observed' });
  }
}

function noteOwnRequest({ journey, truth, vantages, notebook }: Case): void {
  const { wanted, wantedRecord } = journey;
  const column = vantages.ofNode.get(wanted.node);
  if (column === undefined) return;
  const page = pageOf(notebook, column);
  const own: readonly (readonly [BaseFact, string | null])[] = [
    ['user_identity', truth.identities[0] ?? null],
    ['dest_host', truth.host],
    ['url_path', truth.path],
    ['request_body', truth.requestContent],
  ];
  for (const [fact, value] of own) {
    if (value === null) continue;
    const evidence = { record: wantedRecord, at: wanted.at, part: 'own-request', field: null, value } as const;
    note(page, fact, { ...evidence, assurance: 'role' });
  }
}
