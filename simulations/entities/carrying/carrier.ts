// What a tunnel server's trade needs of the server round it, and what it has to know to do.
import type { Address, SocketAddress } from '../../wire/address.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Transmission, World } from '../entity.ts';
import type { End } from '../transport/end.ts';
import type { Names } from '../transport/names.ts';
import type { Pool } from '../transport/pool.ts';
import { relay } from '../transport/relay.ts';
import type { Transport } from '../transport/transport.ts';

export interface CarrierContext {
  readonly id: NodeId;
  readonly world: World;
  readonly transport: Transport;
  readonly pool: Pool;
  readonly names: Names;
  /** A call to there, from the server's own address. */
  from(to: SocketAddress): { readonly from: Address; readonly to: SocketAddress };
}

export interface Carrier {
  /** A client has connected. */
  accept(end: End): void;
  /** Whether a transmission was this trade's own business, below connections. */
  takes?(transmission: Transmission): boolean;
}

/** From now on bytes pass between the two ends unread (RFC 9110 §3.7); whoever asked may have gone while the far end was called. */
export function join({ id, world }: CarrierContext, outbound: End, inbound: End, exchange: ExchangeId): void {
  if (outbound.state !== 'open') {
    inbound.close('peer');
    return;
  }
  const connections = { outbound: outbound.connection, inbound: inbound.connection };
  world.record({ kind: 'tunnel.opened', at: world.now, exchange, node: id, ...connections });
  relay(outbound, inbound);
}

/** Calls a site, by its name or its address. */
export function callSite(
  context: CarrierContext,
  { host, port }: { readonly host: string; readonly port: number },
  exchange: ExchangeId,
  told: { opened(inbound: End): void; refused(): void },
): void {
  context.names.resolve(host, exchange, ([address]) => {
    if (address === undefined) told.refused();
    else context.transport.dial({ ...context.from({ address, port }), exchange, ...told });
  });
}
