// What the second way looks for: the values that the facts of one exchange really have, read off the records.
import type { MessageSent, TraceRecord } from '../../../simulations/trace/record.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import { cachedPairs, textOf } from './opened-eyes.ts';

type OfKind<K extends TraceRecord['kind']> = TraceRecord & { readonly kind: K; readonly exchange: number };

/** The exchange's records of that kind. */
export const of = <K extends TraceRecord['kind']>(trace: Trace, exchange: number, kind: K): OfKind<K>[] =>
  trace.records.filter(
    (record): record is OfKind<K> => record.kind === kind && 'exchange' in record && record.exchange === exchange,
  );

/** The copy that answered this exchange, fresh or for want of better. */
export function servedFrom(
  trace: Trace,
  exchange: number,
): { readonly node: string; readonly copy: number | null } | null {
  const [hit] = of(trace, exchange, 'cache.hit');
  if (hit) return { node: hit.node, copy: hit.decision.storedResponse };
  const [reused] = of(trace, exchange, 'cache.reused');
  return reused ? { node: reused.node, copy: reused.storedResponse } : null;
}

/** The record that put the copy into the cache that answered this exchange. */
export function filledBy(trace: Trace, exchange: number): OfKind<'cache.stored'> | null {
  const served = servedFrom(trace, exchange);
  for (const record of trace.records) {
    if (record.kind !== 'cache.stored' || record.node !== served?.node) continue;
    if (record.storedResponse === served.copy) return record;
  }
  return null;
}

/** The exchange in which a server worked for this one: itself, or the one that filled the cache. */
function workedIn(trace: Trace, exchange: number): number {
  const filled = filledBy(trace, exchange);
  return filled ? workedIn(trace, filled.exchange) : exchange;
}

export interface Values {
  readonly client: string;
  readonly origins: readonly string[];
  readonly host: string;
  readonly path: string;
  readonly cookie: string | null;
  readonly sentContent: string | null;
  readonly gotContent: string | null;
  readonly software: string | null;
  readonly originNodes: readonly string[];
}

export function valuesOf(trace: Trace, exchange: number): Values {
  const { header } = trace;
  const [wanted] = of(trace, exchange, 'exchange.wanted');
  if (!wanted) throw new Error(`exchange ${exchange} was never wanted`);
  const [, host = '', path = ''] = /^https?:\/\/([^/:]+)[^/]*(\/.*)$/u.exec(wanted.target) ?? [];
  const addressOf = (id: string): string => header.nodes.find((node) => node.id === id)?.addresses[0] ?? '';
  const messages = cachedPairs(trace).filter(({ sent }) => sent.exchange === exchange);
  const isAnswer = ({ payload }: MessageSent): boolean => {
    const text = textOf(payload, null);
    return text.startsWith('status ') && !text.startsWith('status 1');
  };
  const asked = messages.find(
    ({ sent }) => sent.from === wanted.node && /^(?!CONNECT)[A-Z]+ /u.test(textOf(sent.payload, null)),
  );
  const request = asked ? textOf(asked.sent.payload, null) : '';
  const answered = messages.findLast(
    ({ sent, receivedAt }) =>
      sent.to === wanted.node && receivedAt < Infinity && textOf(sent.payload, null).startsWith('status '),
  );
  // While none has arrived, the one that is on its way.
  const given = answered ?? messages.find(({ sent }) => isAnswer(sent));
  const source = workedIn(trace, exchange);
  // Whoever turns a request away has answered it as well.
  const origins = header.nodes.filter(({ kind }) => kind === 'origin-server').map(({ id }) => id);
  const servers = [...of(trace, source, 'service.finished'), ...of(trace, source, 'request.refused')]
    .map(({ node }) => node)
    .filter((node) => origins.includes(node));
  const made = cachedPairs(trace).find(
    ({ sent }) =>
      sent.exchange === source && servers.includes(sent.from) && textOf(sent.payload, null).startsWith('status '),
  );
  const behind = header.nodes.flatMap(({ configuration }) => configuration.inbound);
  const named = header.zone.filter(({ name }) => name === host).flatMap(({ addresses }) => addresses);
  const possible = header.nodes.filter(({ addresses }) =>
    addresses.some((address) => (behind.length > 0 ? behind : named).includes(address)),
  );
  const originNodes = made ? [made.sent.from] : possible.map(({ id }) => id);
  const content = (text: string): string | null => /content<([^>]*)>/su.exec(text)?.[1] ?? null;
  return {
    client: addressOf(wanted.node),
    origins: originNodes.map(addressOf),
    host,
    path,
    cookie: /^cookie: (.*)$/mu.exec(request)?.[1] ?? null,
    sentContent: content(request),
    // What comes of a CONNECT is the proxy's word, not what was asked for (RFC 9110 §9.3.6).
    gotContent: given && asked ? content(textOf(given.sent.payload, null)) : null,
    software: made ? (/^server: (.*)$/mu.exec(textOf(made.sent.payload, null))?.[1] ?? null) : null,
    originNodes,
  };
}
