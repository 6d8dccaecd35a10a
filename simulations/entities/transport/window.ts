// How much of a connection may be under way at once (RFC 9293 §3.8.6): a sender goes on only when its peer has read what came before.
// Large contents travel in parts for that; small messages never fill a window and are not counted.
import type { Content } from '../../http/message.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Payload } from '../../wire/payload.ts';
import { innermost, payloadBytes } from '../../wire/payload.ts';

/** Octets that may be sent and not yet read: the most that Linux keeps for one connection by itself (net.ipv4.tcp_wmem). */
export const WINDOW = 4_194_304;
const PART = WINDOW / 4;
/** Contents below this, in octets, are not counted, and heads never are. */
const SMALL = 65_536;

function contentOctets(payload: Payload): number {
  const layer = innermost(payload); // how long it is, encryption does not hide
  switch (layer.kind) {
    case 'http-request':
    case 'http-response':
      return layer.message.content?.bytes ?? 0;
    case 'http-piece':
      return layer.content.bytes;
    case 'raw-bytes':
      return layer.bytes;
    default:
      return 0;
  }
}

/** What a payload takes of the window; its reader gives as much back. */
export function countedOctets(payload: Payload): number {
  const bytes = contentOctets(payload);
  return bytes < SMALL ? 0 : bytes;
}

/** Octets `from` to `to` of a content; a text that stands for a larger content is used up first. */
const part = ({ text }: Content, from: number, to: number): Content => ({
  text: text.slice(from, to),
  bytes: to - from,
});

/** A message whose content is larger than the window, as head and pieces; anything else as it is. */
export function inParts(payload: Payload): readonly Payload[] {
  const isPiece = payload.kind === 'http-piece';
  if (!isPiece && payload.kind !== 'http-request' && payload.kind !== 'http-response') return [payload];
  const content = isPiece ? payload.content : payload.message.content;
  if (!content || content.bytes <= WINDOW) return [payload];
  const isEnd = isPiece ? payload.last : payload.continues !== true;
  const first = part(content, 0, PART);
  const parts: Payload[] = [];
  if (isPiece) parts.push({ kind: 'http-piece', content: first, last: false });
  else if (payload.kind === 'http-request')
    parts.push({ ...payload, message: { ...payload.message, content: first }, continues: true });
  else parts.push({ ...payload, message: { ...payload.message, content: first }, continues: true });
  for (let from = PART; from < content.bytes; from += PART) {
    const to = Math.min(content.bytes, from + PART);
    parts.push({ kind: 'http-piece', content: part(content, from, to), last: isEnd && to === content.bytes });
  }
  return parts;
}

interface Item {
  readonly payload: Payload;
  readonly exchange: ExchangeId;
}

/** What one end still has to send. */
export interface Outbox {
  /** Octets that wait for room in the window. */
  readonly waiting: number;
  put(payload: Payload, exchange: ExchangeId): void;
  /** The peer has read so many octets. */
  acknowledged(octets: number): void;
  /** Forgets what waits. */
  discard(): void;
}

/** `drained` is told each time when nothing waits any more that had to wait. */
export function createOutbox(transmit: (payload: Payload, exchange: ExchangeId) => void, drained: () => void): Outbox {
  let items: Item[] = [];
  let under = 0;

  const flush = (): void => {
    let next = items[0];
    if (!next) return;
    while (next) {
      const octets = countedOctets(next.payload);
      if (under > 0 && under + octets > WINDOW) return;
      under += octets;
      items.shift();
      transmit(next.payload, next.exchange);
      next = items[0];
    }
    drained();
  };

  return {
    get waiting() {
      return items.reduce((sum, { payload }) => sum + payloadBytes(payload), 0);
    },
    put(payload, exchange) {
      const octets = countedOctets(payload);
      if (items.length > 0 || (under > 0 && under + octets > WINDOW)) {
        items.push({ payload, exchange });
        return;
      }
      under += octets;
      transmit(payload, exchange);
    },
    acknowledged(octets) {
      under -= octets;
      flush();
    },
    discard() {
      items = [];
    },
  };
}
