// A trace told as the recordings tell it: what each origin received and from whom, what the client got back.
import { startLine } from '../../http/message.ts';
import type { Message } from '../../http/message.ts';
import type { Trace } from '../../trace/trace.ts';
import { nodeOf, sentRecord } from '../../trace/trace.ts';
import { innermost } from '../../wire/payload.ts';
import type { IdentityObserved, RecordedField, RecordedRequest, RecordedResponse } from './recorded-case.ts';

const fieldsOf = ({ fields }: Message): RecordedField[] => fields.map(({ name, value }) => [name, value]);

/** Only what arrived: a message that was still under way at the end is nobody's observation. */
export function observedIn(trace: Trace): IdentityObserved {
  const origin: RecordedRequest[] = [];
  const responses: RecordedResponse[] = [];
  const serverNames = new Map<number, string | null>();
  let body = '';
  for (const record of trace.records) {
    if (record.kind !== 'message.received') continue;
    const sent = sentRecord(trace, record);
    const payload = innermost(sent.payload);
    const { kind } = nodeOf(trace.header, record.to);
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
      body = payload.message.content?.text ?? '';
    }
  }
  return { origin, client: [{ responses, body }] };
}
