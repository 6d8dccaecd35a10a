// One relay of an onion-routed circuit (tor-spec §5, §6): it agrees on one layer of keys with somebody whom it does not know, takes that
// layer off, and passes on what is inside to the one neighbour that it was told of.
import type { CircuitCell } from '../../wire/way-messages.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { End } from '../transport/end.ts';
import type { Carrier, CarrierContext } from './carrier.ts';
import { callSite, join } from './carrier.ts';

export function createCircuitRelay(context: CarrierContext): Carrier {
  const { id, world, pool } = context;

  const say = (end: End, step: CircuitCell['step'], session: number | null, exchange: ExchangeId): void => {
    end.send({ kind: 'circuit', step, session, to: null }, exchange);
  };

  const create = (end: End, session: number, exchange: ExchangeId): void => {
    world.answerSession(session, id);
    say(end, 'created', session, exchange);
    end.addLayer(session);
  };

  /** What the client says to the next relay about keys goes through this one, which cannot make them out. */
  const extend = (end: End, { session, to }: CircuitCell, exchange: ExchangeId): void => {
    if (!to || session === null) return;
    pool.take(
      { ...context.from({ address: to.host, port: to.port }), serverName: null, isTlsWithoutName: true },
      exchange,
      (inbound) => {
        inbound.listener = {
          payload(payload) {
            if (payload.kind !== 'circuit' || payload.step !== 'created') return;
            say(end, 'extended', session, exchange);
            join(context, end, inbound, exchange);
          },
          closed() {
            end.close('peer');
          },
        };
        say(inbound, 'create', session, exchange);
      },
      () => {
        say(end, 'ended', null, exchange);
      },
    );
  };

  return {
    accept(end) {
      end.listener = {
        payload(payload, exchange) {
          if (payload.kind !== 'circuit') return;
          if (payload.step === 'create' && payload.session !== null) create(end, payload.session, exchange);
          if (payload.step === 'extend') extend(end, payload, exchange);
          if (payload.step !== 'begin' || !payload.to) return;
          callSite(context, payload.to, exchange, {
            opened(inbound) {
              say(end, 'connected', null, exchange);
              join(context, end, inbound, exchange);
            },
            refused() {
              say(end, 'ended', null, exchange);
            },
          });
        },
        closed: () => undefined,
      };
    },
  };
}
