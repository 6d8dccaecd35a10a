// What a party knows by being or running a node, before and without any message: its own configuration, as the header tells it.
import { START } from '../kernel/time.ts';
import type { HeaderNode } from '../trace/header.ts';
import type { Vantages } from './columns.ts';
import type { BaseFact } from './fact.ts';
import type { Journey } from './journey.ts';
import type { Notebook } from './notebook.ts';
import { note } from './notebook.ts';
import type { Party } from './party.ts';
import type { Truth } from './truth.ts';

/** Writes role knowledge into the notebook: everybody's from the start, the client's own data from its wish on. */
export function noteRoles(notebook: Notebook, journey: Journey, party: Party, truth: Truth, vantages: Vantages): void {
  const know = (node: HeaderNode, fact: BaseFact, value: string): void => {
    const column = vantages.ofNode.get(node.id);
    if (column === undefined) return;
    note(notebook, column, fact, {
      record: null,
      at: START,
      part: 'configuration',
      field: null,
      value,
      assurance: 'role',
    });
  };
  const poolSize = String(truth.backEnds.length);
  for (const proxy of party.clientSide) {
    know(proxy, 'forward_proxy_in_use', proxy.addresses[0] ?? '');
    if (party.client.configuration.proxies.some((address) => proxy.addresses.includes(address))) {
      know(party.client, 'forward_proxy_in_use', proxy.addresses[0] ?? '');
    }
  }
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
    if (party.gateways.length > 0) {
      know(origin, 'backend_count', poolSize);
      know(origin, 'gateway_in_use', party.gateways[0]?.addresses[0] ?? '');
    }
  }
  noteOwnRequest(notebook, journey, truth, vantages);
}

function noteOwnRequest(notebook: Notebook, { wanted, wantedRecord }: Journey, truth: Truth, vantages: Vantages): void {
  const column = vantages.ofNode.get(wanted.node);
  if (column === undefined) return;
  const own: readonly (readonly [BaseFact, string | null])[] = [
    ['client_ip', truth.clientAddress],
    ['user_identity', truth.identities[0] ?? null],
    ['dest_host', truth.host],
    ['url_path', truth.path],
    ['request_body', truth.requestContent],
  ];
  for (const [fact, value] of own) {
    if (value === null) continue;
    const evidence = { record: wantedRecord, at: wanted.at, part: 'own-request', field: null, value } as const;
    note(notebook, column, fact, { ...evidence, assurance: 'role' });
  }
}
