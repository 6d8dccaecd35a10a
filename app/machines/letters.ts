// The alphabet of the exchange machines: what one record means to one participant, in a letter that it could say of itself.
// A transmission is read with the keys that the participant holds; what it cannot open is just bytes to it.
import type { LegiblePart, MessageSent, TraceRecord } from '../../simulations/index.ts';
import { visible } from '../../simulations/index.ts';

export type Unit =
  | 'question'
  | 'address'
  | 'call'
  | 'acceptance'
  | 'hello'
  | 'keys'
  | 'request'
  | 'tunnel request'
  | 'response'
  | 'bytes'
  | 'end';

/** A record that names the exchange and the node where it happened. */
export type OwnRecord = Extract<TraceRecord, { readonly exchange: number; readonly node: string }>;
export type Letter = OwnRecord['kind'] | `sends ${Unit}` | `receives ${Unit}`;

/** What every exchange machine hears. */
export interface LetterEvent {
  readonly type: Letter;
}

function unitOf({ payload }: LegiblePart): Unit {
  switch (payload.kind) {
    case 'dns-query':
      return 'question';
    case 'dns-answer':
      return 'address';
    case 'tcp-syn':
      return 'call';
    case 'tcp-syn-ack':
      return 'acceptance';
    case 'tcp-fin':
    case 'tcp-reset':
      return 'end';
    case 'tls-client-hello':
      return 'hello';
    case 'tls-server-hello':
      return 'keys';
    case 'http-request':
      return payload.message.method === 'CONNECT' ? 'tunnel request' : 'request';
    case 'http-response':
      return 'response';
  }
}

/** What `sent` is to `node`, one of its two ends. */
export function unitFor(sent: MessageSent, node: string): Unit {
  const { part } = visible(sent, { at: 'node', node });
  return part ? unitOf(part) : 'bytes';
}
