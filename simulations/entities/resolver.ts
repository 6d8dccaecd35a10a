// A recursive resolver: it answers what it is asked from public DNS (how it finds out itself is left out).
import { MODERN_TLS } from '../http/connection-settings.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import { createTransport } from './transport/transport.ts';

export interface ResolverEntitySettings {
  readonly id: NodeId;
  readonly address: Address;
  /** In its certificate. */
  readonly name: string;
  /** Whether it is asked over HTTPS (RFC 8484) too. */
  readonly overHttps: boolean;
}

export function createResolver(settings: ResolverEntitySettings, world: World): Entity {
  const transport = createTransport(settings.id, world, (end, port) => {
    if (!settings.overHttps || port !== 443) return false;
    end.answersTls = { versions: MODERN_TLS, certificateFor: () => [settings.name] };
    end.listener = {
      payload(payload, exchange) {
        if (payload.kind !== 'dns-query') return;
        end.send({ kind: 'dns-answer', name: payload.name, addresses: world.lookUp(payload.name) }, exchange);
      },
      closed: () => undefined,
    };
    return true;
  });
  return {
    id: settings.id,
    receive(transmission) {
      const { connection, from, source, destination, exchange, payload } = transmission;
      if (payload.kind !== 'dns-query') {
        transport.receive(transmission);
        return;
      }
      const answer = { kind: 'dns-answer', name: payload.name, addresses: world.lookUp(payload.name) } as const;
      world.send({
        connection,
        from: settings.id,
        to: from,
        source: destination,
        destination: source,
        exchange,
        payload: answer,
      });
    },
    obey(order) {
      if (order === 'stop' || order === 'start') transport.setUp(order === 'start');
    },
  };
}
