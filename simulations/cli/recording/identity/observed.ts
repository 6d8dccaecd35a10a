// A trace told as the recordings tell it: what each origin received and from whom, what the client got back.
import { startLine } from '../../../http/message.ts';
import type { Message } from '../../../http/message.ts';
import type { Trace } from '../../../trace/trace.ts';
import { nodeOf, sentRecord } from '../../../trace/trace.ts';
import { innermost } from '../../../wire/payload.ts';
import type { RecordedField } from '../json.ts';
import { ownPage } from '../own-page.ts';
import type { IdentityObserved, RecordedRequest, RecordedResponse } from './recorded-case.ts';

const fieldsOf = ({ fields }: Message): RecordedField[] => fields.map(({ name, value }) => [name, value]);

type Content = Message['content'];

/** Only what arrived: a message that was still under way at the end is nobody's observation. */
export function observedIn(trace: Trace): IdentityObserved {
  const origin: RecordedRequest[] = [];
  const responses: RecordedResponse[] = [];
  const serverNames = new Map<number, string | null>();
  const fromOrigins = new Set<Content>();
  let body = '';
  let isTunnelAsked = false;
  for (const record of trace.records) {
    if (record.kind !== 'message.received') continue;
    const sent = sentRecord(trace, record);
    const payload = innermost(sent.payload);
    const { kind } = nodeOf(trace.header, record.to);
    const sender = nodeOf(trace.header, record.from).kind;
    if (sender === 'origin-server' && payload.kind === 'http-response') fromOrigins.add(payload.message.content);
    if (sender === 'client' && payload.kind === 'http-request') isTunnelAsked = payload.message.method === 'CONNECT';
    if (kind === 'origin-server' && payload.kind === 'tls-client-hello')
      serverNames.set(sent.connection, payload.serverName);
    if (kind === 'origin-server' && payload.kind === 'http-request') {
      const sni = serverNames.get(sent.connection);
      origin.push({
        name: record.to,
        peer: sent.source.address,
        line: startLine(payload.message),
        headers: fieldsOf(payload.message),
        ...(sni === undefined ? {} : { tls_sni: sni }),
      });
    }
    if (kind === 'client' && payload.kind === 'http-response') {
      responses.push({ first: startLine(payload.message), headers: fieldsOf(payload.message) });
      const { content } = payload.message;
      const text = content?.text ?? '';
      // curl prints what the site answered, not what was answered to its CONNECT.
      body = isTunnelAsked ? '' : fromOrigins.has(content) ? text : ownPage(text);
    }
  }
  return { origin, client: [{ responses, body }] };
}
