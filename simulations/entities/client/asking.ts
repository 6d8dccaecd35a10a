// A client with a connection: it says what it has to say, at the pace it was told to, and takes what comes.
import type { Response } from '../../http/message.ts';
import { milliseconds } from '../../kernel/time.ts';
import type { Timer, World } from '../entity.ts';
import type { End } from '../transport/end.ts';
import type { Answering, Asking } from '../transport/http-client.ts';
import { ask, hear } from '../transport/http-client.ts';
import { requestOctets } from '../transport/octets.ts';
import type { Errand } from './errand.ts';
import type { LaterPiece, Outgoing } from './request.ts';

/** `keep` is called when the whole answer is there and the connection is free; else the end is closed. */
export function askOver(
  end: End,
  errand: Errand,
  outgoing: Outgoing,
  world: World,
  keep: (response: Response) => void,
): void {
  const { manner, want } = errand;
  let octets = '';
  let timer: Timer | null = null;
  let pieces: readonly LaterPiece[] = outgoing.later;

  const over = (): void => {
    timer?.cancel();
    pieces = [];
  };

  const sendNext = (): void => {
    const [piece, ...rest] = pieces;
    if (!piece || end.state === 'closed') return;
    pieces = rest;
    asking?.more(piece.content, piece.isLast);
    schedule();
  };
  const schedule = (): void => {
    const [piece] = pieces;
    if (piece) timer = world.later(milliseconds(piece.afterMs), sendNext);
  };

  const answering: Answering = {
    interim({ status }) {
      if (status !== 100 || !outgoing.waitsForContinue) return;
      timer?.cancel();
      sendNext();
    },
    begun({ status }) {
      errand.status = status;
    },
    raw({ text }) {
      octets += text;
      // What has no empty line yet may still become a head; what has one and was not sent as a message is none.
      if (errand.status === null && !octets.includes('\r\n\r\n')) return;
      over();
      errand.finish(errand.status, errand.status === null ? 'not-http' : 'incomplete');
      end.close('last-answer');
    },
    answered(response) {
      over();
      errand.finish(response.status, null);
      keep(response);
    },
    broken({ begun }) {
      over();
      if (begun) errand.finish(begun.status, 'incomplete');
      else errand.finish(null, octets === '' ? 'connection-reset' : 'not-http');
    },
  };

  errand.stop = () => {
    over();
    end.close('given-up');
  };
  let asking: Asking | null = null;
  if (manner.raw === undefined) {
    asking = ask(end, outgoing.request, want.exchange, answering, outgoing.continues);
    schedule();
  } else {
    hear(end, answering);
    requestOctets((payload) => {
      end.send(payload, want.exchange);
    }).write(manner.raw);
  }
  if (manner.stopsReading === true) end.setReading(false);
}
