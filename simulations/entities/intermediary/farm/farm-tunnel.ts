// A gateway in front of TLS that it cannot open: bytes pass unread from the first ClientHello on; nothing above TCP can be changed, added or stored.
import type { ExchangeId } from '../../../trace/record.ts';
import type { NodeId, Payload } from '../../../wire/payload.ts';
import type { World } from '../../entity.ts';
import type { Hop, Route, Step } from '../route.ts';
import type { End } from '../../transport/end.ts';
import { relay } from '../../transport/relay.ts';
import type { Transport } from '../../transport/transport.ts';

export type FarmTunnel = (outbound: End, first: Payload, exchange: ExchangeId, route: Route) => void;

export function createFarmTunnel(node: NodeId, transport: Transport, world: World): FarmTunnel {
  return (outbound, first, exchange, route) => {
    const held: { payload: Payload; exchange: ExchangeId }[] = [{ payload: first, exchange }];
    outbound.listener = {
      payload: (payload, of) => void held.push({ payload, exchange: of }),
      closed: () => undefined,
    };
    const attempt = ({ place, server }: Hop): void => {
      transport.dial({
        from: place.from,
        to: place.to,
        exchange,
        tells: place.tells ?? null,
        refused(why) {
          const failed = server ?? place.to.address;
          world.record({ kind: 'server.failed', at: world.now, exchange, node, server: failed, why });
          route.failed({ why, isSent: false, isKept: false, status: null }, go);
        },
        opened(inbound) {
          const connections = { outbound: outbound.connection, inbound: inbound.connection };
          world.record({ kind: 'tunnel.opened', at: world.now, exchange, node, ...connections });
          relay(outbound, inbound, () => {
            route.ended('answered');
          });
          for (const message of held) inbound.send(message.payload, message.exchange);
        },
      });
    };
    const go = (step: Step): void => {
      if (step.to) attempt(step.to);
      else outbound.close('reset');
    };
    route.start(go);
  };
}
