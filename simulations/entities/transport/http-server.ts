// The serving side of HTTP/1.1 on one accepted connection: requests in, whole or in pieces; answers out, one each, likewise; then the
// connection stays or goes.
import type { Content, Request, Response } from '../../http/message.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Payload, RawBytes } from '../../wire/payload.ts';
import type { CloseReason, End } from './end.ts';
import { endsWithConnection, gather } from './gathering.ts';
import { keepsConnection } from './persistence.ts';

/**
 * A request that waits for its answer: `respond`, or `begin` and then `more` until the last piece, once. Nothing that is said to an asker
 * who is gone does anything.
 */
export interface Asked {
  /** Head, and such content as came with it. */
  readonly request: Request;
  /** Whether content is still to come: whoever was `asked` returns an `Incoming` to hear it. */
  readonly continues: boolean;
  readonly exchange: ExchangeId;
  readonly end: End;
  /** The whole answer; the connection is closed after it where one of the two messages says so (RFC 9112 §9.3). */
  respond(response: Response): void;
  /** An interim response, before the answer (RFC 9110 §15.2). */
  interim(response: Response): void;
  /** The answer's head, and such content as is there; `more` follows. */
  begin(response: Response): void;
  /** More content of the answer that was begun. `last` without a length or chunks ends the connection, as nothing else can tell. */
  more(content: Content, last: boolean): void;
  /** Ends the connection in the middle: in order ("closed"), or with a reset. */
  breakOff(how: 'closed' | 'reset'): void;
  /** The asker has gone, or is answered by other means (a tunnel). */
  isGone(): boolean;
  /** Told when the asker goes before it has its whole answer. */
  whenGone(task: (how: CloseReason) => void): void;
}

/** Hears the rest of a request's content. */
export interface Incoming {
  piece(content: Content, last: boolean): void;
  /** The rest will never come: the asker is gone. */
  aborted(): void;
}

export interface Serving {
  /** The head of a request is there. What is returned hears the rest, if `asked.continues`; null: it is let go by unheard. */
  asked(asked: Asked): Incoming | null;
  /**
   * Bytes that are no HTTP message as they stand; what they are is for the box to make out (`http/reading.ts` reads them by the letter).
   * Where it finds a request in them, or has to answer as if there were one, `accept` makes of it what `asked` would have got.
   */
  raw?(raw: RawBytes, exchange: ExchangeId, accept: (request: Request, continues?: boolean) => Asked): void;
  /** Anything else that is no request: a ClientHello for somebody behind, for instance. */
  other?(payload: Payload, exchange: ExchangeId): void;
  closed?(why: CloseReason): void;
}

/** For those who want requests whole: `handle` is called when the last piece is there. */
export const whole =
  (handle: (asked: Asked) => void): Serving['asked'] =>
  (asked) => {
    if (!asked.continues) {
      handle(asked);
      return null;
    }
    const coming = gather(asked.request);
    return {
      piece(content, last) {
        coming.add(content);
        if (last) handle({ ...asked, request: coming.message(), continues: false });
      },
      aborted: () => undefined,
    };
  };

export function serveHttp(end: End, serving: Serving): void {
  let incoming: Incoming | null = null;
  /** For each request without its whole answer, what is to be done when its asker goes. */
  const open = new Set<((how: CloseReason) => void)[]>();
  /** Whether the content of the last request is not at its end. */
  let isComing = false;
  /** What came while a request before it had no answer yet: answers keep the order of their requests (RFC 9112 §9.3.2). */
  const held: { readonly payload: Payload; readonly exchange: ExchangeId }[] = [];

  const take = (request: Request, continues: boolean, exchange: ExchangeId): Asked => {
    let begun: Response | null = null;
    const farewells: ((how: CloseReason) => void)[] = [];
    open.add(farewells);
    const done = (response: Response): void => {
      open.delete(farewells);
      if (!keepsConnection(request) || !keepsConnection(response)) end.close('last-answer');
      else goOn();
    };
    return {
      request,
      continues,
      exchange,
      end,
      isGone: () => end.state === 'closed',
      whenGone(task) {
        farewells.push(task);
      },
      respond(response) {
        if (end.state === 'closed') return;
        end.send({ kind: 'http-response', message: response }, exchange);
        done(response);
      },
      interim(response) {
        end.send({ kind: 'http-response', message: response }, exchange);
      },
      begin(response) {
        begun = response;
        end.send({ kind: 'http-response', message: response, continues: true }, exchange);
      },
      more(content, last) {
        if (end.state === 'closed' || !begun) return;
        const isOpenEnded = endsWithConnection(begun);
        if (content.bytes > 0 || !isOpenEnded)
          end.send({ kind: 'http-piece', content, last: last && !isOpenEnded }, exchange);
        if (!last) return;
        if (isOpenEnded) {
          open.delete(farewells);
          end.close('last-answer');
        } else done(begun);
      },
      breakOff(how) {
        open.delete(farewells);
        end.close(how === 'reset' ? 'reset' : 'last-answer');
      },
    };
  };

  const hear = (payload: Payload, exchange: ExchangeId): void => {
    if (payload.kind === 'http-request') {
      isComing = payload.continues === true;
      const hears = serving.asked(take(payload.message, isComing, exchange));
      incoming = isComing ? hears : null;
    } else if (payload.kind === 'http-piece') {
      const hears = incoming;
      if (payload.last) {
        incoming = null;
        isComing = false;
      }
      hears?.piece(payload.content, payload.last);
    } else if (payload.kind === 'raw-bytes') {
      serving.raw?.(payload, exchange, (request, continues = false) => take(request, continues, exchange));
    } else {
      serving.other?.(payload, exchange);
    }
  };

  const hasToWait = ({ kind }: Payload): boolean =>
    open.size > 0 && !isComing && (kind === 'http-request' || kind === 'raw-bytes');

  const goOn = (): void => {
    for (let next = held[0]; next && end.state !== 'closed' && !hasToWait(next.payload); next = held[0]) {
      held.shift();
      hear(next.payload, next.exchange);
    }
  };

  end.listener = {
    payload(payload, exchange) {
      if (held.length === 0 && !hasToWait(payload)) {
        hear(payload, exchange);
        return;
      }
      held.push({ payload, exchange });
      goOn();
    },
    closed(why) {
      const left = [...open].flat();
      open.clear();
      held.length = 0;
      incoming?.aborted();
      incoming = null;
      for (const task of left) task(why);
      serving.closed?.(why);
    },
  };
}
