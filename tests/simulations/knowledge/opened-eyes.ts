// For a second way to find out who knows what, sharing no code with the first: every text that an observer can read, gathered.
import type { Message } from '../../../simulations/http/message.ts';
import type { TraceHeader } from '../../../simulations/trace/header.ts';
import type { MessageSent } from '../../../simulations/trace/record.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import type { Payload } from '../../../simulations/wire/payload.ts';

const withoutCase = (text: string): string => text.toLowerCase();

const messageText = (message: Message): string =>
  [
    message.kind === 'request' ? `${message.method} ${message.target}` : `status ${String(message.status)}`,
    ...message.fields.map(({ name, value }) => `${withoutCase(name)}: ${value}`),
    '',
    message.content === null ? '' : `content<${message.content.text}>`,
  ].join('\n');

/** All that `hands` can open of it, as one text; `hands` null: everything. */
export function textOf(payload: Payload, hands: ReadonlySet<string> | null): string {
  if (payload.kind === 'sealed') {
    const opens = hands === null || payload.holders.some((holder) => hands.has(holder));
    return opens ? textOf(payload.inner, hands) : '';
  }
  if (payload.kind === 'packet') {
    return `${textOf(payload.inner, hands)}\npacket: ${payload.source.address} ${payload.destination.address}`;
  }
  if (payload.kind === 'socks' || payload.kind === 'circuit') {
    return payload.to && (payload.kind === 'socks' || payload.step === 'begin') ? `stream to: ${payload.to.host}` : '';
  }
  if (payload.kind === 'http-request' || payload.kind === 'http-response') {
    const within = payload.encapsulated ? textOf(payload.encapsulated, hands) : '';
    // Who reads what is closed takes that for the message, and the one round it for an envelope.
    return within === '' ? messageText(payload.message) : `${within}\nin: ${messageText(payload.message)}`;
  }
  if (payload.kind === 'dns-query') return `asked: ${payload.name}`;
  if (payload.kind === 'dns-answer') return `asked: ${payload.name}\nis at: ${payload.addresses.join(' ')}`;
  if (payload.kind === 'tls-client-hello') {
    const within = payload.encapsulated ? `\n${textOf(payload.encapsulated, hands)}` : '';
    return `server name: ${payload.serverName ?? ''}${within}`;
  }
  if (payload.kind === 'tls-server-hello') return `server name: ${(payload.certificate ?? []).join('\nserver name: ')}`;
  if (payload.kind === 'proxy-line') return `proxy line: ${payload.source.address}`;
  return '';
}

export interface Pair {
  readonly sent: MessageSent;
  readonly sentAt: number;
  readonly receivedAt: number;
}

function pairsOf({ records }: Trace): Pair[] {
  const received = new Map<number, number>();
  for (const record of records) if (record.kind === 'message.received') received.set(record.sent, record.at);
  return records.flatMap((record, number) =>
    record.kind === 'message.sent'
      ? [{ sent: record, sentAt: record.at, receivedAt: received.get(number) ?? Infinity }]
      : [],
  );
}

const pairs = new WeakMap<Trace, Pair[]>();
export function cachedPairs(trace: Trace): readonly Pair[] {
  const found = pairs.get(trace) ?? pairsOf(trace);
  pairs.set(trace, found);
  return found;
}

/** What one observer reads of one exchange by `t`: the texts, and the packets' addresses. */
export function everythingRead(trace: Trace, who: Who, exchange: number, t: number): string {
  const texts: string[] = [];
  const mine = new Set<number>();
  for (const { sent, sentAt, receivedAt } of cachedPairs(trace)) {
    const isSender = who.nodes.has(sent.from);
    const isReader = who.nodes.has(sent.to) || who.links.has(sent.link);
    const at = isSender ? sentAt : isReader ? receivedAt : Infinity;
    if (at > t) continue;
    // What only one of two vantages can open is read by both: one observer, one notebook.
    const hands = isSender || who.nodes.has(sent.to) ? who.nodes : new Set<string>();
    const text = textOf(sent.payload, hands);
    if (sent.exchange === exchange) {
      mine.add(sent.connection);
      texts.push(`packet: ${sent.source.address} ${sent.destination.address}\n${text}`);
    }
  }
  // How a connection was set up is remembered as long as it is used.
  for (const { sent, sentAt, receivedAt } of cachedPairs(trace)) {
    const isSetUp = /^(?:server name:|proxy line:|stream to:|CONNECT )/u;
    if (!mine.has(sent.connection) || sent.exchange === exchange) continue;
    const isSender = who.nodes.has(sent.from);
    const isReader = who.nodes.has(sent.to) || who.links.has(sent.link);
    if ((isSender ? sentAt : isReader ? receivedAt : Infinity) > t) continue;
    const text = textOf(sent.payload, isSender || who.nodes.has(sent.to) ? who.nodes : new Set<string>());
    if (isSetUp.test(text)) texts.push(text);
  }
  return texts.join('\n\n');
}

export interface Who {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

export const eyesOf = ({ nodes, links }: TraceHeader, ids: readonly string[]): Who => ({
  nodes: new Set(nodes.filter(({ operator }) => operator !== null && ids.includes(operator)).map(({ id }) => id)),
  links: new Set(links.filter(({ taps }) => taps.some((tap) => ids.includes(tap))).map(({ id }) => id)),
});
