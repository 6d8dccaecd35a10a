// A server that carries its clients' bytes to wherever they ask (RFC 9110 §3.7, "tunnel"): by SOCKS, as one relay of an onion-routed
// circuit, as the far end of a virtual private network, or as the relay of Oblivious HTTP. It is a party to none of what is said.
import { MODERN_TLS } from '../http/connection-settings.ts';
import type { Address, SocketAddress } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import type { Carrier, CarrierContext } from './carrying/carrier.ts';
import { createCircuitRelay } from './carrying/circuit-relay.ts';
import { createObliviousRelay } from './carrying/oblivious-relay.ts';
import { createPacketForwarder } from './carrying/packet-forwarder.ts';
import { createSocksServer } from './carrying/socks-server.ts';
import type { ResolverSettings } from './transport/names.ts';
import { createNames } from './transport/names.ts';
import { createPool } from './transport/pool.ts';
import { createTransport } from './transport/transport.ts';

export interface TunnelServerSettings {
  readonly id: NodeId;
  /** The address that it calls from. */
  readonly egressAddress: Address;
  readonly port: number;
  /** In its certificate. */
  readonly name: string;
  /** Whom it asks for names; null: nobody, it has the public zone at hand. */
  readonly resolver: ResolverSettings | null;
  readonly carries:
    | { readonly by: 'socks' | 'circuit' | 'packets' }
    /** RFC 9458 §2: the one gateway to which it passes requests on. */
    | { readonly by: 'oblivious'; readonly gateway: { readonly name: string; readonly port: number } };
}

function carrierOf({ carries }: TunnelServerSettings, context: CarrierContext): Carrier {
  switch (carries.by) {
    case 'socks':
      return createSocksServer(context);
    case 'circuit':
      return createCircuitRelay(context);
    case 'packets':
      return createPacketForwarder(context);
    case 'oblivious':
      return createObliviousRelay(context, carries.gateway);
  }
}

export function createTunnelServer(settings: TunnelServerSettings, world: World): Entity {
  const { id, egressAddress } = settings;
  const transport = createTransport(id, world, (end, port) => {
    if (port !== settings.port) return false;
    // The way to it may be encrypted; what is inside is not for it.
    end.answersTls = { versions: MODERN_TLS, certificateFor: () => [settings.name] };
    carrier.accept(end);
    return true;
  });
  const pool = createPool(transport, world);
  const names = createNames(id, egressAddress, settings.resolver, world, pool);
  const from = (to: SocketAddress): { from: Address; to: SocketAddress } => ({ from: egressAddress, to });
  const carrier = carrierOf(settings, { id, world, transport, pool, names, from });

  return {
    id,
    receive(transmission) {
      if (carrier.takes?.(transmission) || names.receive(transmission)) return;
      transport.receive(transmission);
    },
    obey(order) {
      if (order === 'stop' || order === 'start') transport.setUp(order === 'start');
    },
  };
}
