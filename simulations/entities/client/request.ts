// What a client sends for one wish: the message, how much of its content goes with the head, and what follows when.
import { has, listValues, valueOf } from '../../http/fields.ts';
import type { AskingManner } from '../../http/asking-manner.ts';
import type { Content, Fields, Request } from '../../http/message.ts';
import { octetsIn } from '../../http/message.ts';
import type { TargetForm } from '../../http/request-target.ts';
import { targetInForm } from '../../http/request-target.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { hostField } from '../../http/target-uri.ts';

export interface Wish {
  readonly method: string;
  readonly uri: TargetUri;
  readonly content: string | null;
  /** What the client sends with every request, then what it sends with this one. */
  readonly fields: Fields;
  readonly manner: AskingManner;
}

/** More content, so long after what was sent before it. */
export interface LaterPiece {
  readonly content: Content;
  readonly afterMs: number;
  readonly isLast: boolean;
}

export interface Outgoing {
  /** With such content as goes along. */
  readonly request: Request;
  /** Whether the request is not at its end with that. */
  readonly continues: boolean;
  readonly later: readonly LaterPiece[];
  /** The content waits until it is asked for by "100 Continue", or until this time is over. */
  readonly waitsForContinue: boolean;
}

/** curl 7.88 waits so long for "100 Continue" before it sends its content all the same (--expect100-timeout). */
const CONTINUE_MS = 1000;

const contentOf = (text: string): Content => ({ text, bytes: octetsIn(text) });

function laterPieces(content: string | null, { pieces, contentAfterMs }: AskingManner, waits: boolean): LaterPiece[] {
  if (pieces) {
    const last = pieces.texts.length - 1;
    return pieces.texts.map((text, index) => ({
      content: contentOf(text),
      afterMs: pieces.everyMs,
      isLast: index === last,
    }));
  }
  if (content === null || (contentAfterMs === undefined && !waits)) return [];
  return [{ content: contentOf(content), afterMs: contentAfterMs ?? CONTINUE_MS, isLast: true }];
}

export function outgoingFor({ method, uri, content, fields, manner }: Wish, form: TargetForm): Outgoing {
  const expects = listValues(fields, 'Expect').some((word) => word.toLowerCase() === '100-continue');
  const waitsForContinue = expects && content !== null && manner.contentAfterMs === undefined && !manner.pieces;
  const later = laterPieces(content, manner, waitsForContinue);
  const atOnce = later.length > 0 || content === null ? null : contentOf(content);
  const total = later.reduce((sum, piece) => sum + piece.content.bytes, atOnce?.bytes ?? 0);
  // A user agent that was told to name another host, or another length, does so (RFC 9110 §7.2, §8.6).
  const host = has(fields, 'Host') ? [] : [{ name: 'Host', value: hostField(uri) }];
  const isFramed = has(fields, 'Content-Length') || has(fields, 'Transfer-Encoding');
  const hasContent = content !== null || later.length > 0;
  const length = isFramed || !hasContent ? [] : [{ name: 'Content-Length', value: String(total) }];
  const announced = Number(valueOf(fields, 'Content-Length') ?? total);
  const isShort = announced > total;
  return {
    request: {
      kind: 'request',
      method,
      target: targetInForm(uri, form),
      version: '1.1',
      fields: [...host, ...fields, ...length],
      content: atOnce,
    },
    continues: later.length > 0 || isShort,
    later: later.map((piece) => ({ ...piece, isLast: piece.isLast && !isShort })),
    waitsForContinue,
  };
}
