// The alphabet of the exchange machines: what one record means to one participant, in a letter that it could say of itself.
// A transmission is read with the keys that the participant holds; what it cannot open is just bytes to it.
import type { LegiblePart, MessageSent, TraceRecord } from '../../simulations/index.ts';
import { visible } from '../../simulations/index.ts';

/** What one transmission is. `hang-up`: the end of a connection by the one that called; `end`: by the one that was called. */
export type Unit =
  | 'question'
  | 'address'
  | 'call'
  | 'acceptance'
  | 'hello'
  | 'keys'
  | 'finished'
  | 'client address'
  | 'request'
  | 'tunnel request'
  | 'response'
  | 'interim response'
  | 'way question'
  | 'way answer'
  | 'piece'
  | 'no HTTP'
  | 'bytes'
  | 'end'
  | 'hang-up';

/** A record that names the exchange and the node where it happened. */
export type OwnRecord = Extract<TraceRecord, { readonly exchange: number; readonly node: string }>;
/** `gives up`: an exchange is finished without any response. */
export type Letter = OwnRecord['kind'] | 'gives up' | `sends ${Unit}` | `receives ${Unit}`;

/** What every exchange machine hears. */
export interface LetterEvent {
  readonly type: Letter;
}

const ASKED_OF_THE_WAY: ReadonlySet<string> = new Set(['greeting', 'request', 'create', 'extend', 'begin']);

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
    case 'tls-finished':
      return 'finished';
    case 'proxy-line':
      return 'client address';
    case 'http-request':
      return payload.message.method === 'CONNECT' ? 'tunnel request' : 'request';
    case 'http-response': // RFC 9110 §15.2: 1xx is not the answer yet
      return payload.message.status < 200 ? 'interim response' : 'response';
    case 'http-piece':
      return 'piece';
    case 'raw-bytes':
      return 'no HTTP';
    case 'socks':
    case 'circuit':
      return ASKED_OF_THE_WAY.has(payload.step) ? 'way question' : 'way answer';
  }
}

/** Connection → the node that called. */
export type Callers = ReadonlyMap<number, string>;

/** What `sent` is to `node`, one of its two ends. */
export function unitFor(sent: MessageSent, node: string, callers: Callers): Unit {
  const { part } = visible(sent, { at: 'node', node });
  const unit = part ? unitOf(part) : 'bytes';
  return unit === 'end' && callers.get(sent.connection) === sent.from ? 'hang-up' : unit;
}

/** The letter of a record at the node where it happened. */
export const letterOf = (record: OwnRecord): Letter =>
  record.kind === 'exchange.finished' && record.status === null ? 'gives up' : record.kind;
