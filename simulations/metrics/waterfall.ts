// Where the time of one exchange went: every microsecond from wish to answer belongs to exactly one part.
import type { Instant } from '../kernel/time.ts';
import type { TraceRecord } from '../trace/record.ts';
import type { NodeId, Payload } from '../wire/payload.ts';
import { innermost } from '../wire/payload.ts';

export const PARTS = ['dns', 'tcp', 'connect', 'tls', 'http', 'queue', 'service'] as const;
export type Part = (typeof PARTS)[number];

/** Microseconds by part; they add up to the latency. */
export type Waterfall = Readonly<Record<Part, number>>;

/** One stretch of an exchange, for drawing. */
export interface Stretch {
  readonly part: Part;
  readonly from: Instant;
  readonly to: Instant;
}

/** What an exchange waits for while this message is under way; null: nothing waits for it (a connection's end). */
function partOf(payload: Payload, lastMethod: string | null): Part | null {
  const inner = innermost(payload);
  switch (inner.kind) {
    case 'dns-query':
    case 'dns-answer':
      return 'dns';
    case 'tcp-syn':
    case 'tcp-syn-ack':
    case 'proxy-line':
      return 'tcp';
    case 'tls-client-hello':
    case 'tls-server-hello':
    case 'tls-finished':
      return 'tls';
    case 'http-request':
      return inner.message.method === 'CONNECT' ? 'connect' : 'http';
    case 'http-response':
      return lastMethod === 'CONNECT' ? 'connect' : 'http';
    case 'http-piece':
    case 'raw-bytes':
      return 'http';
    case 'socks':
    case 'circuit':
      return 'connect';
    case 'tcp-fin':
    case 'tcp-reset':
      return null;
  }
}

/** Follows one exchange through its records; whatever is said to a resolver, its connections included, is time spent on names. */
export interface Stopwatch {
  readonly wanted: Instant;
  readonly stretches: readonly Stretch[];
  see(record: TraceRecord): void;
}

export function startStopwatch(wanted: Instant, resolvers: ReadonlySet<NodeId>): Stopwatch {
  const stretches: Stretch[] = [];
  /** Requests in the clear that are not answered yet: their answers are of the same part. */
  const asked: string[] = [];
  let since = wanted;
  let part: Part = 'http';
  const turnTo = (next: Part, at: Instant): void => {
    const last = stretches.at(-1);
    if (at > since) {
      if (last?.part === part) stretches[stretches.length - 1] = { ...last, to: at };
      else stretches.push({ part, from: since, to: at });
    }
    since = at;
    part = next;
  };
  return {
    wanted,
    stretches,
    see(record) {
      if (record.kind === 'message.sent') {
        const inner = innermost(record.payload);
        const next = partOf(record.payload, asked.at(-1) ?? null);
        if (next === null) return;
        if (resolvers.has(record.to) || resolvers.has(record.from)) {
          turnTo('dns', record.at);
          return;
        }
        if (inner.kind === 'http-request') asked.push(inner.message.method);
        if (inner.kind === 'http-response' && inner.message.status >= 200) asked.pop(); // RFC 9110 §15.2
        turnTo(next, record.at);
      } else if (record.kind === 'queue.entered') turnTo('queue', record.at);
      else if (record.kind === 'service.started') turnTo('service', record.at);
      else if (record.kind === 'service.finished') turnTo('http', record.at);
      else if (record.kind === 'exchange.finished') turnTo(part, record.at);
    },
  };
}

export function waterfallOf(stretches: readonly Stretch[]): Waterfall {
  const sums: Record<Part, number> = { dns: 0, tcp: 0, connect: 0, tls: 0, http: 0, queue: 0, service: 0 };
  for (const { part, from, to } of stretches) sums[part] += to - from;
  return sums;
}
