// A filter in the line: whatever its clients send passes it on the way, and it reads what is readable without ending anybody's encryption.
// It hands packets on as they are, or calls the site from its own address and passes bytes between the two connections.
import type { Address } from '../wire/address.ts';
import type { NodeId, Payload } from '../wire/payload.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Entity, World } from './entity.ts';
import { relay } from './transport/relay.ts';
import { createTransport } from './transport/transport.ts';

export interface FilterSettings {
  readonly id: NodeId;
  readonly egressAddress: Address;
  /** Whether the site sees the client's address. */
  readonly keepsSource: boolean;
}

export const createFilter = (settings: FilterSettings, world: World): Entity =>
  settings.keepsSource ? handingOn(settings.id, world) : callingAnew(settings, world);

const handingOn = (id: NodeId, world: World): Entity => ({
  id,
  receive(transmission) {
    const to = world.reach(id, transmission.destination);
    if (to !== null) world.send({ ...transmission, from: id, to });
  },
  obey: () => undefined,
});

function callingAnew({ id, egressAddress }: FilterSettings, world: World): Entity {
  const transport = createTransport(id, world, (end) => {
    const held: { readonly payload: Payload; readonly exchange: ExchangeId }[] = [];
    end.listener = {
      payload: (payload, exchange) => void held.push({ payload, exchange }),
      closed: () => undefined,
    };
    transport.dial({
      from: egressAddress,
      to: end.local,
      exchange: end.exchange,
      refused() {
        end.close('reset');
      },
      opened(inbound) {
        const connections = { outbound: end.connection, inbound: inbound.connection };
        world.record({ kind: 'tunnel.opened', at: world.now, exchange: end.exchange, node: id, ...connections });
        relay(end, inbound);
        for (const { payload, exchange } of held) inbound.send(payload, exchange);
      },
    });
    return true;
  });
  return {
    id,
    receive: (transmission) => {
      transport.receive(transmission);
    },
    obey: () => undefined,
  };
}
