// The serving side of HTTP/1.1 on one accepted connection: requests in, one response each, then the connection stays or goes.
import type { Request, Response } from '../../http/message.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Payload } from '../../wire/payload.ts';
import type { End } from './end.ts';
import { keepsConnection } from './persistence.ts';

/** A request that waits for its answer; `respond` may be called once, and does nothing when the asker is gone. */
export interface Asked {
  readonly request: Request;
  readonly exchange: ExchangeId;
  readonly end: End;
  respond(response: Response): void;
  /** The asker is answered by other means (a tunnel): no response will be sent. */
  isGone(): boolean;
}

export interface Serving {
  asked(asked: Asked): void;
  /** Anything that is no request: a ClientHello for somebody behind, for instance. */
  other?(payload: Payload, exchange: ExchangeId): void;
  closed?(): void;
}

export function serveHttp(end: End, serving: Serving): void {
  end.listener = {
    payload(payload, exchange) {
      if (payload.kind !== 'http-request') {
        serving.other?.(payload, exchange);
        return;
      }
      const request = payload.message;
      serving.asked({
        request,
        exchange,
        end,
        isGone: () => end.state === 'closed',
        respond(response) {
          if (end.state === 'closed') return;
          end.send({ kind: 'http-response', message: response }, exchange);
          if (!keepsConnection(request) || !keepsConnection(response)) end.close('last-answer');
        },
      });
    },
    closed() {
      serving.closed?.();
    },
  };
}
