// The asking side of HTTP/1.1 on one connection: a request out, its response or the end of the connection back.
import type { Request, Response } from '../../http/message.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { End } from './end.ts';

export interface Answering {
  /** `stays`: the peer has not said that it closes the connection. */
  answered(response: Response): void;
  /** The connection ended before a response came. */
  broken(): void;
}

export function ask(end: End, request: Request, exchange: ExchangeId, answering: Answering): void {
  end.listener = {
    payload(payload) {
      if (payload.kind === 'http-response') answering.answered(payload.message);
    },
    closed() {
      answering.broken();
    },
  };
  end.send({ kind: 'http-request', message: request }, exchange);
}
