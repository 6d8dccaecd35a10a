// The far end of a virtual private network: packets come out of the tunnel and go on from the server's own address and a port of their
// own (RFC 3022), and what comes back to that port goes into the tunnel again. No connection ends here but the tunnel.
import type { InnerPacket } from '../../wire/payload.ts';
import type { SocketAddress } from '../../wire/address.ts';
import { socketText } from '../../wire/address.ts';
import type { ConnectionId, ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { End } from '../transport/end.ts';
import { countedOctets } from '../transport/window.ts';
import type { Carrier, CarrierContext } from './carrier.ts';

/** One conversation of a client, as it is on the far side. */
interface Flow {
  readonly tunnel: End;
  /** The client's end inside. */
  readonly inside: SocketAddress;
  readonly connection: ConnectionId;
  readonly peer: NodeId;
  readonly source: SocketAddress;
}

export function createPacketForwarder(context: CarrierContext): Carrier {
  const { id, world } = context;
  const flows = new Map<string, Flow>();
  const byConnection = new Map<ConnectionId, Flow>();

  const flowFor = (tunnel: End, { source, destination }: InnerPacket, exchange: ExchangeId): Flow | null => {
    const key = `${String(tunnel.connection)} ${socketText(source)} ${socketText(destination)}`;
    const known = flows.get(key);
    if (known) return known;
    const peer = world.reach(id, destination);
    if (peer === null) return null;
    const { from } = context.from(destination);
    const connection = world.newConnection();
    const flow = { tunnel, inside: source, connection, peer, source: { address: from, port: world.newPort() } };
    flows.set(key, flow);
    byConnection.set(connection, flow);
    const connections = { outbound: tunnel.connection, inbound: connection };
    world.record({ kind: 'tunnel.opened', at: world.now, exchange, node: id, ...connections });
    return flow;
  };

  const goOut = (tunnel: End, packet: InnerPacket, exchange: ExchangeId): void => {
    const { source, destination, inner } = packet;
    const flow = flowFor(tunnel, packet, exchange);
    if (flow) {
      const { connection, peer: to, source: outside } = flow;
      world.send({ connection, from: id, to, source: outside, destination, exchange, payload: inner });
    } else if (inner.kind === 'tcp-syn') {
      const refusal = { kind: 'tcp-reset' } as const;
      tunnel.send({ kind: 'packet', source: destination, destination: source, inner: refusal }, exchange);
    }
  };

  return {
    accept(end) {
      end.listener = {
        payload(payload, exchange) {
          if (payload.kind === 'packet') goOut(end, payload, exchange);
        },
        closed: () => undefined,
      };
    },
    takes({ connection, from, source, destination, exchange, payload }) {
      const flow = byConnection.get(connection);
      if (!flow) return false;
      if (payload.kind === 'tcp-ack') return true; // windows inside a tunnel are left out
      flow.tunnel.send({ kind: 'packet', source, destination: flow.inside, inner: payload }, exchange);
      const octets = countedOctets(payload);
      const back = { connection, from: id, to: from, source: destination, destination: source, exchange };
      if (octets > 0) world.send({ ...back, payload: { kind: 'tcp-ack', octets } });
      return true;
    },
  };
}
