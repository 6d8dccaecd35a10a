// One record told: a key and its parameters, as the given eyes can make it out; null when nothing of it is seen.
import type { MessageSent, TraceRecord } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { sentRecord } from '../trace/trace.ts';
import { wayTo } from '../wire/way-messages.ts';
import { EVERYBODY, isAt, legible, passes } from './eyes.ts';
import type { Eyes, Sentence } from './sentence.ts';
import { tlsEndsOf, type TlsEnds } from './tls-ends.ts';

/** What record `number` of the trace says. */
export function narrate(trace: Trace, number: number, eyes: Eyes = EVERYBODY): Sentence | null {
  const { records } = trace;
  const record = records[number];
  if (record === undefined) return null;
  switch (record.kind) {
    case 'message.sent':
      return passes(eyes, record) ? journey(trace, record, eyes) : null;
    case 'message.received': {
      const sent = sentRecord(trace, record);
      if (!passes(eyes, sent)) return null;
      return { key: 'arrived', from: record.from, to: record.to, what: journey(trace, sent, eyes) };
    }
    case 'message.lost': {
      const sent = records[record.sent];
      if (sent?.kind !== 'message.sent' || !passes(eyes, sent)) return null;
      return { key: 'lost', from: record.from, to: record.to, why: record.why, what: journey(trace, sent, eyes) };
    }
    case 'intervention.applied':
      return { key: 'intervention', patch: record.patch, node: record.node, link: record.link ?? null };
    default:
      return isAt(eyes, record.node) ? atNode(record) : null;
  }
}

/** What travels, in the words of the layer that can be read. */
function journey(trace: Trace, sent: MessageSent, eyes: Eyes): Sentence {
  const { from, to } = sent;
  const layer = legible(eyes, sent);
  const holders = sent.payload.kind === 'sealed' ? sent.payload.holders : null;
  const isCarried = layer !== sent.payload;
  switch (layer.kind) {
    case 'sealed':
      return { key: 'closed', from, to, holders: layer.holders };
    case 'dns-query':
      return { key: 'name-asked', from, to, name: layer.name };
    case 'dns-answer':
      return { key: layer.addresses.length === 0 ? 'name-unknown' : 'name-told', from, to, name: layer.name };
    case 'tcp-syn':
      return { key: 'knock', from, to, isCarried };
    case 'tcp-syn-ack':
      return { key: 'knock-answered', from, to, isCarried };
    case 'tcp-fin':
      return { key: 'goodbye', from, to, isCarried };
    case 'tcp-reset':
      return { key: 'reset', from, to, isCarried };
    case 'tls-client-hello':
      return { key: 'hello', from, to, ends: endsFor(trace, layer.session, eyes), serverName: layer.serverName };
    case 'tls-server-hello':
      return { key: 'hello-answered', from, to, ends: endsFor(trace, layer.session, eyes) };
    case 'tls-finished':
      return { key: 'hello-finished', from, to, ends: endsFor(trace, layer.session, eyes) };
    case 'proxy-line':
      return { key: 'client-told', from, to, client: layer.source.address };
    case 'http-request':
      return { key: 'request', from, to, holders, method: layer.message.method, target: layer.message.target };
    case 'http-response':
      return { key: 'response', from, to, holders, status: layer.message.status, reason: layer.message.reason };
    case 'http-piece':
      return { key: 'piece', from, to, bytes: layer.content.bytes, last: layer.last };
    case 'raw-bytes':
      return { key: 'no-http', from, to };
    case 'socks':
      return { key: 'way-asked', from, to, step: `socks ${layer.step}`, leadsTo: wayTo(layer) };
    case 'circuit':
      return { key: 'way-asked', from, to, step: `circuit ${layer.step}`, leadsTo: wayTo(layer) };
  }
}

/** Who begins TLS knows with whom; others who see it pass need not know where it ends. */
function endsFor(trace: Trace, session: number, eyes: Eyes): TlsEnds | null {
  const ends = tlsEndsOf(trace, session);
  return ends !== null && isAt(eyes, ends.begins) ? ends : null;
}

type AtNode = Exclude<
  TraceRecord,
  { kind: 'message.sent' | 'message.received' | 'message.lost' | 'intervention.applied' }
>;

/** What happened at one participant. */
function atNode(record: AtNode): Sentence {
  const { node } = record;
  switch (record.kind) {
    case 'exchange.wanted':
      return { key: 'wanted', node, method: record.method, target: record.target };
    case 'exchange.finished':
      if (record.status === null) return { key: 'unanswered', node, failure: record.failure };
      if (record.failure === null) return { key: 'answered', node, status: record.status };
      return { key: 'cut-short', node, status: record.status, failure: record.failure };
    case 'connection.opened':
      return { key: 'connected', node, peer: record.peer };
    case 'connection.reused':
      return { key: 'connection-kept', node, peer: record.peer };
    case 'connection.closed':
      return { key: 'disconnected', node, peer: null };
    case 'tunnel.opened':
      return { key: 'tunnel', node };
    case 'message.rewritten':
      return { key: 'rewritten', node, edits: record.edits };
    case 'cache.hit':
      return { key: 'cache-hit', node };
    case 'cache.fwd':
      return { key: 'cache-miss', node };
    case 'cache.stored':
      return { key: 'cache-stored', node, freshSeconds: record.freshSeconds };
    case 'cache.declined':
      return { key: 'cache-declined', node, section: record.section };
    case 'cache.waits':
      return { key: 'cache-waits', node };
    case 'cache.freshened':
      return { key: 'cache-freshened', node, freshSeconds: record.freshSeconds };
    case 'cache.reused':
      return { key: 'cache-reused', node, section: record.section };
    case 'cache.removed':
      return { key: 'cache-removed', node, count: record.removed.length, section: record.section };
    case 'cache.refused':
      return { key: 'cache-refused', node, status: record.status };
    case 'server.chosen':
      return { key: 'server-chosen', node, chosen: record.chosen, among: record.among.length };
    case 'server.failed':
      return { key: 'server-failed', node, server: record.server, why: record.why };
    case 'server.health':
      return { key: 'server-health', node, server: record.server, state: record.state, by: record.by };
    case 'request.abandoned':
      return { key: 'abandoned', node, then: record.then };
    case 'request.admitted':
      return { key: 'admitted', node, rule: record.rule };
    case 'request.delayed':
      return { key: 'delayed', node, rule: record.rule, waitUs: record.wait ?? 0, isDryRun: record.isDryRun };
    case 'request.refused': {
      const { rule, word, status, section, isDryRun } = record;
      return { key: 'turned-away', node, rule, word, status, section, isDryRun };
    }
    case 'queue.entered':
      return { key: 'queued', node, length: record.length };
    case 'service.started':
    case 'service.finished':
      return { key: record.kind === 'service.started' ? 'service-started' : 'service-finished', node };
  }
}
