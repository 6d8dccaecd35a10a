// The asking side of HTTP/1.1 on one connection: a request out, whole or in pieces; its responses or the end of the connection back.
import type { Content, Request, Response } from '../../http/message.ts';
import { isFinal } from '../../http/status.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { RawBytes } from '../../wire/payload.ts';
import type { End } from './end.ts';
import type { Gathering } from './gathering.ts';
import { endsWithConnection, gather } from './gathering.ts';

/** The connection ended before the answer did. */
export interface Broken {
  readonly by: 'closed' | 'reset';
  /** Head and content of the answer as far as it came; null: not even its head came. */
  readonly begun: Response | null;
}

/**
 * What the asker is told. One of `answered` and `broken` is told last; nothing is, when nothing comes and nobody closes: a timer is the
 * asker's own business.
 */
export interface Answering {
  /** An interim response (RFC 9110 §15.2): the answer is still to come. */
  interim?(response: Response): void;
  /** The head of the answer, with such content as came with it; told before `answered` too. `continues`: pieces are to follow. */
  begun?(response: Response, continues: boolean): void;
  /** More content, as it comes. */
  piece?(content: Content, last: boolean): void;
  /** Bytes that are no HTTP message as they stand. What follows from them is the asker's decision; on their own they end nothing. */
  raw?(raw: RawBytes): void;
  /** The answer, whole. */
  answered(response: Response): void;
  broken(broken: Broken): void;
}

/** A request under way. */
export interface Asking {
  /** More of the request's content, when it was begun with `continues`. */
  more(content: Content, last: boolean): void;
  /** Hear nothing more of it; the connection is the caller's to close. */
  drop(): void;
}

/** Hears what comes over `end`, whatever was sent to bring it about. */
export function hear(end: End, answering: Answering): void {
  let coming: Gathering<Response> | null = null;
  const done = (response: Response): void => {
    coming = null;
    answering.answered(response);
  };
  end.listener = {
    payload(payload) {
      if (payload.kind === 'http-response') {
        const { message } = payload;
        const isWhole = payload.continues !== true;
        if (!isFinal(message.status) && message.status !== 101) {
          answering.interim?.(message);
          return;
        }
        if (!isWhole) coming = gather(message);
        answering.begun?.(message, !isWhole);
        if (isWhole) done(message);
      } else if (payload.kind === 'http-piece' && coming) {
        coming.add(payload.content);
        const whole = payload.last ? coming.message() : null;
        answering.piece?.(payload.content, payload.last);
        if (whole) done(whole);
      } else if (payload.kind === 'raw-bytes') {
        answering.raw?.(payload);
      }
    },
    closed(why) {
      const begun = coming?.message() ?? null;
      // RFC 9112 §6.3, rule 8: without a length, the end of the connection is the end of the content; a reset is not (§8).
      if (begun && why === 'peer' && endsWithConnection(begun)) done(begun);
      else answering.broken({ by: why === 'peer' ? 'closed' : 'reset', begun });
    },
  };
}

/** Sends `request` over `end` and hears its answer; `continues`: its content is not at its end, `more` follows. */
export function ask(end: End, request: Request, exchange: ExchangeId, answering: Answering, continues = false): Asking {
  hear(end, answering);
  end.send({ kind: 'http-request', message: request, ...(continues ? { continues: true } : {}) }, exchange);
  return {
    more(content, last) {
      end.send({ kind: 'http-piece', content, last }, exchange);
    },
    drop() {
      end.listener = { payload: () => undefined, closed: () => undefined };
    },
  };
}
