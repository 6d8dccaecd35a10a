// A SOCKS 5 server without credentials (RFC 1928): greeting, choice, request, reply, and then only bytes.
import type { Carrier, CarrierContext } from './carrier.ts';
import { callSite, join } from './carrier.ts';

export const createSocksServer = (context: CarrierContext): Carrier => ({
  accept(end) {
    end.listener = {
      payload(payload, exchange) {
        if (payload.kind !== 'socks') return;
        if (payload.step === 'greeting') end.send({ kind: 'socks', step: 'choice', to: null }, exchange);
        if (payload.step !== 'request' || !payload.to) return;
        callSite(context, payload.to, exchange, {
          opened(inbound) {
            end.send({ kind: 'socks', step: 'granted', to: null }, exchange);
            join(context, end, inbound, exchange);
          },
          refused() {
            end.send({ kind: 'socks', step: 'refused', to: null }, exchange);
          },
        });
      },
      closed: () => undefined,
    };
  },
});
