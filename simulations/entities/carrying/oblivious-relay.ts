// The relay of Oblivious HTTP (RFC 9458 §2): it passes closed requests on to one gateway, in requests of its own that say nothing of who
// asked it, and closed answers back.
import type { Fields, Request, Response } from '../../http/message.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Sealed } from '../../wire/payload.ts';
import type { End } from '../transport/end.ts';
import type { Place } from '../transport/pool.ts';
import type { Carrier, CarrierContext } from './carrier.ts';

interface Gateway {
  readonly name: string;
  readonly port: number;
}

/** Where a gateway is asked by custom (RFC 9540 §2). */
const WELL_KNOWN = '/.well-known/ohttp-gateway';

const requestTo = ({ name }: Gateway): Request => ({
  kind: 'request',
  method: 'POST',
  target: WELL_KNOWN,
  version: '1.1',
  fields: [
    { name: 'Host', value: name },
    { name: 'Content-Type', value: 'message/ohttp-req' },
  ],
  content: null,
});

const NO_FIELDS: Fields = [];
const answer = (status: number, reason: string, fields = NO_FIELDS): Response => ({
  kind: 'response',
  version: '1.1',
  status,
  reason,
  fields,
  content: null,
});

export function createObliviousRelay(context: CarrierContext, gateway: Gateway): Carrier {
  const refuse = (end: End, status: number, reason: string, exchange: ExchangeId): void => {
    end.send({ kind: 'http-response', message: answer(status, reason) }, exchange);
  };

  const passOn = (client: End, encapsulated: Sealed, exchange: ExchangeId): void => {
    context.names.resolve(gateway.name, exchange, ([address]) => {
      if (address === undefined) {
        refuse(client, 502, 'Bad Gateway', exchange);
        return;
      }
      const place: Place = { ...context.from({ address, port: gateway.port }), serverName: gateway.name };
      const failed = (): void => {
        refuse(client, 502, 'Bad Gateway', exchange);
      };
      context.pool.take(
        place,
        exchange,
        (end) => {
          end.listener = {
            payload(payload) {
              if (payload.kind !== 'http-response') return;
              context.pool.give(place, end);
              client.send(payload, exchange);
            },
            closed: failed,
          };
          end.send({ kind: 'http-request', message: requestTo(gateway), encapsulated }, exchange);
        },
        failed,
      );
    });
  };

  return {
    accept(end) {
      end.listener = {
        payload(payload, exchange) {
          if (payload.kind !== 'http-request') return;
          if (payload.encapsulated) passOn(end, payload.encapsulated, exchange);
          else refuse(end, 400, 'Bad Request', exchange);
        },
        closed: () => undefined,
      };
    },
  };
}
