// What is said once for a whole connection: who opened it, and the set-up messages that tell where it leads. They hold for every
// exchange that the connection carries later.
import type { ConnectionId, MessageSent } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import type { Address } from '../wire/address.ts';
import { asKeyHoldersRead } from './reading.ts';

/** A ClientHello, a certificate in the clear, a PROXY line, a CONNECT or what takes its place, with the numbers of the records in which it left and arrived. */
export interface SetUpMessage {
  readonly sent: MessageSent;
  readonly sentRecord: number;
  readonly receivedRecord: number;
}

export interface Connections {
  readonly openers: ReadonlyMap<ConnectionId, Address>;
  readonly setUps: ReadonlyMap<ConnectionId, readonly SetUpMessage[]>;
}

function isSetUp({ payload }: MessageSent): boolean {
  const part = asKeyHoldersRead(payload);
  switch (part.kind) {
    case 'tls-client-hello':
    case 'proxy-line':
    case 'socks':
    case 'circuit':
      return true;
    case 'tls-server-hello':
      return part.certificate !== null;
    case 'http-request':
      return part.message.method === 'CONNECT';
    default:
      return false;
  }
}

export function connectionsOf(trace: Trace): Connections {
  const openers = new Map<ConnectionId, Address>();
  const setUps = new Map<ConnectionId, SetUpMessage[]>();
  trace.records.forEach((record, number) => {
    if (record.kind === 'message.sent' && !openers.has(record.connection)) {
      openers.set(record.connection, record.source.address);
    }
    if (record.kind !== 'message.received') return;
    const sent = sentRecord(trace, record);
    if (!isSetUp(sent)) return;
    const message = { sent, sentRecord: record.sent, receivedRecord: number };
    const earlier = setUps.get(sent.connection);
    if (earlier) earlier.push(message);
    else setUps.set(sent.connection, [message]);
  });
  return { openers, setUps };
}
