// What a passive observer beside each link reads: the flows in order of their beginning, made of the packets and of what no encryption closes.
import { startLine } from '../../../http/message.ts';
import type { Message } from '../../../http/message.ts';
import type { MessageSent } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import { sentRecord } from '../../../trace/trace.ts';
import { addressNumber, isInPrefix, socketText } from '../../../wire/address.ts';
import type { LegiblePart } from '../../../wire/visibility.ts';
import { visible } from '../../../wire/visibility.ts';
import { proxyLineText } from '../../../wire/payload.ts';
import { LINKS } from './network.ts';
import type { LinkName, Marks, RecordedFlow } from './recorded-case.ts';

type Part = LegiblePart['payload'];

/** The recordings' own words for the two secrets that every call carries. */
const PATH = 'secret-path';
const COOKIE = 's3cr3t';

/** One connection, or one question to a resolver, as it passes. */
interface Flow {
  readonly first: MessageSent;
  /** What could be read of it, by direction, in order. */
  readonly up: Part[];
  readonly down: Part[];
}

const messageText = (message: Message): string =>
  [
    startLine(message),
    ...message.fields.map(({ name, value }) => `${name}: ${value}`),
    '',
    message.content?.text ?? '',
  ].join('\n');

/** The text that stands in a layer, for somebody who searches the bytes. */
function textOf(part: Part): string {
  switch (part.kind) {
    case 'http-request':
    case 'http-response':
      return messageText(part.message);
    case 'http-piece':
      return part.content.text;
    case 'raw-bytes':
      return part.text;
    case 'proxy-line':
      return proxyLineText(part);
    case 'tls-client-hello':
      return part.serverName ?? '';
    case 'tls-server-hello':
      return (part.certificate ?? []).join(' ');
    case 'socks':
      // An address is four octets there, no text (RFC 1928 §5).
      return part.to === null || addressNumber(part.to.host) !== null ? '' : part.to.host;
    default:
      return '';
  }
}

/** Nothing but the opening and closing of a connection. */
const isBare = ({ kind }: Part): boolean => kind.startsWith('tcp-');

/** On which of the links packets between these two pass; null: they do not leave their machine. */
function linkOf({ source, destination }: MessageSent): LinkName | null {
  if (source.address === destination.address) return null;
  return LINKS.find(({ prefix }) => isInPrefix(source.address, prefix, 24))?.name ?? null;
}

/** Every flow that had arrived somewhere, in order of its first packet. */
function flowsOf(trace: Trace): Map<LinkName, Flow[]> {
  const flows = new Map<number, Flow>();
  const byLink = new Map<LinkName, Flow[]>();
  for (const record of trace.records) {
    if (record.kind !== 'message.received') continue;
    const sent = sentRecord(trace, record);
    const link = linkOf(sent);
    if (link === null) continue;
    const { part } = visible(sent, { at: 'link' });
    const known = flows.get(sent.connection);
    const flow = known ?? { first: sent, up: [], down: [] };
    if (!known) {
      flows.set(sent.connection, flow);
      byLink.set(link, [...(byLink.get(link) ?? []), flow]);
    }
    if (!part || isBare(part.payload)) continue;
    (sent.from === flow.first.from ? flow.up : flow.down).push(part.payload);
  }
  return byLink;
}

const isTunnel = ([request]: readonly Part[], [answer]: readonly Part[]): boolean =>
  request?.kind === 'http-request' &&
  request.message.method === 'CONNECT' &&
  answer?.kind === 'http-response' &&
  answer.message.status >= 200 &&
  answer.message.status < 300;

function kindOf({ up, down }: Flow): string {
  const [first, second] = up;
  switch (first?.kind) {
    case 'tls-client-hello':
      return 'tls';
    case 'http-request':
      return isTunnel(up, down) ? 'http CONNECT + tls inside' : 'http';
    case 'proxy-line':
      return second?.kind === 'tls-client-hello' ? 'proxy-protocol + tls' : 'proxy-protocol + http';
    default:
      return 'tcp';
  }
}

const firstLine = (part: Part | undefined): string =>
  part === undefined ? '' : (textOf(part).split('\n', 1)[0] ?? '');

function told(flow: Flow, marks: Marks): RecordedFlow {
  const { first, up, down } = flow;
  const [question] = up;
  const ends = { from: first.source.address, to: socketText(first.destination) };
  if (question?.kind === 'dns-query')
    return { kind: 'dns', from: ends.from, to: first.destination.address, query: question.name };
  const kind = kindOf(flow);
  const read = [...up, ...down].map(textOf).join('\n');
  const readable = {
    host: read.includes(marks.host),
    path: read.includes(PATH),
    cookie: read.includes(COOKIE),
    client_ip_text: read.includes(marks.client),
    origin_ip_text: read.includes(marks.origin),
  };
  const lines = kind.includes('http') ? { first_up: firstLine(up[0]), first_down: firstLine(down[0]) } : {};
  const isTls = kind.includes('tls');
  const handshake = {
    sni_in_clear: up.some((part) => part.kind === 'tls-client-hello' && part.serverName === marks.host),
    certificate_in_clear: down.some((part) => part.kind === 'tls-server-hello' && part.certificate !== null),
  };
  return { kind, ...ends, ...lines, readable, ...(isTls ? handshake : {}) };
}

/** By link, flows without data left out. */
export function wireIn(trace: Trace, marks: Marks): Partial<Record<LinkName, readonly RecordedFlow[]>> {
  const wire: Partial<Record<LinkName, readonly RecordedFlow[]>> = {};
  for (const [link, flows] of flowsOf(trace)) {
    const shown = flows.filter(({ up, down }) => up.length + down.length > 0);
    if (shown.length > 0) wire[link] = shown.map((flow) => told(flow, marks));
  }
  return wire;
}
