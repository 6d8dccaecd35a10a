// A trace told as the recordings tell it: what each origin received and from whom, what each call of curl got back.
import { startLine } from '../../../http/message.ts';
import type { Message } from '../../../http/message.ts';
import type { MessageReceived, MessageSent } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import { nodeOf, sentRecord } from '../../../trace/trace.ts';
import { innermost, proxyLineText } from '../../../wire/payload.ts';
import type { RecordedField } from '../json.ts';
import { ownPage } from '../own-page.ts';
import type { RecordedCall, RecordedRequest, RecordedResponse } from './recorded-case.ts';

export interface Call extends RecordedCall {
  /** The content as it came. */
  readonly page: string;
}

export interface Ends {
  readonly origin: readonly RecordedRequest[];
  readonly client: readonly Call[];
}

type Arrival = {
  readonly received: MessageReceived;
  readonly sent: MessageSent;
  readonly payload: ReturnType<typeof innermost>;
};

const fieldsOf = ({ fields }: Message): RecordedField[] => fields.map(({ name, value }) => [name, value]);

/** Only what arrived: a message that was still under way at the end is nobody's observation. */
function arrivalsIn(trace: Trace): Arrival[] {
  return trace.records.flatMap((received) => {
    if (received.kind !== 'message.received') return [];
    const sent = sentRecord(trace, received);
    return [{ received, sent, payload: innermost(sent.payload) }];
  });
}

/** Of each connection, what its set-up said to whoever took it. */
interface Introduction {
  sni?: string | null;
  line?: string;
}

function requestsAt(isOrigin: (node: string) => boolean, arrivals: readonly Arrival[]): RecordedRequest[] {
  const introductions = new Map<number, Introduction>();
  return arrivals.flatMap(({ received, sent, payload }) => {
    if (!isOrigin(received.to)) return [];
    const introduction = introductions.get(sent.connection) ?? {};
    introductions.set(sent.connection, introduction);
    if (payload.kind === 'tls-client-hello') introduction.sni = payload.serverName;
    if (payload.kind === 'proxy-line') introduction.line = proxyLineText(payload);
    if (payload.kind !== 'http-request') return [];
    const { sni, line } = introduction;
    return [
      {
        name: received.to,
        peer: sent.source.address,
        line: startLine(payload.message),
        headers: fieldsOf(payload.message),
        ...(sni === undefined ? {} : { tls_sni: sni }),
        ...(line === undefined ? {} : { proxy_protocol: line }),
      },
    ];
  });
}

/** What came back to one call; `ofOrigins`: contents that an origin made, all others are pages of boxes. */
function callOf(node: string, arrivals: readonly Arrival[], ofOrigins: ReadonlySet<Message['content']>): Call {
  const responses: RecordedResponse[] = [];
  let page = '';
  let isFromOrigin = false;
  let isTunnelAsked = false;
  for (const { received, payload } of arrivals) {
    if (received.from === node && payload.kind === 'http-request') isTunnelAsked = payload.message.method === 'CONNECT';
    if (received.to !== node || payload.kind !== 'http-response') continue;
    const { message } = payload;
    responses.push({ first: startLine(message), headers: fieldsOf(message) });
    // curl prints what the site answered, not what was answered to its CONNECT.
    page = isTunnelAsked ? '' : (message.content?.text ?? '');
    isFromOrigin = ofOrigins.has(message.content);
  }
  return { responses, page, body: isFromOrigin ? page : ownPage(page) };
}

/** Each call of curl is a client of its own. */
export function endsOf(trace: Trace): Ends {
  const { header } = trace;
  const isOrigin = (node: string): boolean => nodeOf(header, node).kind === 'origin-server';
  const arrivals = arrivalsIn(trace);
  const ofOrigins = new Set(
    arrivals.flatMap(({ received, payload }) =>
      isOrigin(received.from) && payload.kind === 'http-response' ? [payload.message.content] : [],
    ),
  );
  const clients = header.nodes.filter(({ kind }) => kind === 'client');
  return {
    origin: requestsAt(isOrigin, arrivals),
    client: clients.map(({ id }) => callOf(id, arrivals, ofOrigins)),
  };
}
