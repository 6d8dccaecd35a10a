// What became of each exchange: when it was wanted, when it ended and how, where its time went, how many round trips it took.
import type { Instant } from '../kernel/time.ts';
import type { ExchangeId, Failure, LinkId, MessageSent, TraceRecord } from '../trace/record.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { NodeId } from '../wire/payload.ts';
import { innermost } from '../wire/payload.ts';
import type { Stopwatch, Stretch, Waterfall } from './waterfall.ts';
import { startStopwatch, waterfallOf } from './waterfall.ts';

export interface ExchangeOutcome {
  readonly exchange: ExchangeId;
  readonly client: NodeId;
  readonly method: string;
  readonly target: string;
  readonly wanted: Instant;
  /** Null: not over within the trace. */
  readonly finished: Instant | null;
  readonly status: number | null;
  readonly failure: Failure | null;
  /** Microseconds from wish to end; null while it is not over. */
  readonly latencyUs: number | null;
  readonly stretches: readonly Stretch[];
  readonly waterfall: Waterfall;
  /** Questions that were waited for, by the link that they crossed: each is a round trip of that link. */
  readonly roundTrips: Readonly<Record<LinkId, number>>;
}

/** What is asked of a box that is to carry a stream (RFC 1928 §3, §4; tor-spec §5, §6). */
const WAY_QUESTIONS: ReadonlySet<string> = new Set(['greeting', 'request', 'create', 'extend', 'begin']);

/** A message whose answer its sender waits for. */
function isQuestion({ payload }: MessageSent): boolean {
  const layer = innermost(payload);
  if (layer.kind === 'socks' || layer.kind === 'circuit') return WAY_QUESTIONS.has(layer.step);
  const { kind } = layer;
  return kind === 'dns-query' || kind === 'tcp-syn' || kind === 'tls-client-hello' || kind === 'http-request';
}

interface Open {
  readonly client: NodeId;
  readonly method: string;
  readonly target: string;
  readonly watch: Stopwatch;
  readonly roundTrips: Record<LinkId, number>;
  end: { readonly at: Instant; readonly status: number | null; readonly failure: Failure | null } | null;
}

/** Takes a run's records one by one; keeps of them what the outcomes need. */
export interface ExchangeBook {
  see(record: TraceRecord): void;
  outcomes(): readonly ExchangeOutcome[];
}

export function openExchangeBook(header: TraceHeader): ExchangeBook {
  const resolvers = new Set(header.nodes.filter(({ kind }) => kind === 'resolver').map(({ id }) => id));
  const all = new Map<ExchangeId, Open>();
  return {
    see(record) {
      if (!('exchange' in record)) return;
      if (record.kind === 'exchange.wanted') {
        const { node: client, method, target, at } = record;
        const watch = startStopwatch(at, resolvers);
        all.set(record.exchange, { client, method, target, watch, roundTrips: {}, end: null });
        return;
      }
      const open = all.get(record.exchange);
      if (open?.end === null) follow(open, record);
    },
    outcomes: () => [...all].map(([exchange, open]) => outcomeOf(exchange, open)),
  };
}

function follow(open: Open, record: TraceRecord): void {
  open.watch.see(record);
  if (record.kind === 'message.sent' && isQuestion(record)) {
    open.roundTrips[record.link] = (open.roundTrips[record.link] ?? 0) + 1;
  }
  if (record.kind === 'exchange.finished') {
    open.end = { at: record.at, status: record.status, failure: record.failure };
  }
}

function outcomeOf(exchange: ExchangeId, { client, method, target, watch, roundTrips, end }: Open): ExchangeOutcome {
  return {
    exchange,
    client,
    method,
    target,
    wanted: watch.wanted,
    finished: end?.at ?? null,
    status: end?.status ?? null,
    failure: end?.failure ?? null,
    latencyUs: end && end.at - watch.wanted,
    stretches: watch.stretches,
    waterfall: waterfallOf(watch.stretches),
    roundTrips,
  };
}
