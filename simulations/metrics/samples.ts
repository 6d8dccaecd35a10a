// A trace made ready for questions of the form "how much by t?": walked once, then every answer is a search.
import type { Instant } from '../kernel/time.ts';
import type { HeaderLink, TraceHeader } from '../trace/header.ts';
import type { TraceRecord, TransmissionId } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { NodeId } from '../wire/payload.ts';
import { innermost } from '../wire/payload.ts';
import type { GrowingStepFunction, StepFunction } from './busy.ts';
import { createStepFunction } from './busy.ts';
import type { ExchangeOutcome } from './exchanges.ts';
import { openExchangeBook } from './exchanges.ts';
import type { GrowingTimeline, Timeline, Timelines } from './timeline.ts';
import { createTimeline, createTimelines } from './timeline.ts';

export interface Samples {
  readonly outcomes: readonly ExchangeOutcome[];
  /** Those that ended, in order of their end. */
  readonly ended: readonly ExchangeOutcome[];
  readonly endedAt: Float64Array;
  /** Latencies of those that were answered, in order of their end, and these ends. */
  readonly latenciesUs: Float64Array;
  readonly answeredAt: Float64Array;
  readonly wanted: Timeline;
  /** By status, or by failure where there was no answer. */
  readonly answers: Timelines;
  readonly originRequests: Timelines;
  /** Answers from the store, requests passed on by reason (RFC 9211 §2.2), responses kept and not kept. */
  readonly cache: Timelines;
  readonly linkBytes: Timelines;
  readonly links: readonly HeaderLink[];
  readonly stations: readonly Station[];
}

/** A node that works on requests: how many at a time at most, how many at the moment, how many in line. */
export interface Station {
  readonly node: NodeId;
  readonly servers: number;
  readonly busy: StepFunction;
  readonly waiting: StepFunction;
}

/** Takes a run's records one by one, as they happen or from a finished trace. */
export interface Meter {
  see(record: TraceRecord): void;
  samples(): Samples;
}

export function createMeter(header: TraceHeader): Meter {
  const origins = header.nodes.filter(({ kind }) => kind === 'origin-server');
  const book = openExchangeBook(header);
  const originRequests = createTimelines(origins.map(({ id }) => id));
  const linkBytes = createTimelines(header.links.map(({ id }) => id));
  const tally = { wanted: createTimeline(), answers: createTimelines(), cache: createTimelines() };
  const stations = new Map(origins.map(({ id, servers = 1 }) => [id, createStation(id, servers)]));
  /** Requests on their way to an origin. */
  const coming = new Set<TransmissionId>();
  return {
    see(record) {
      book.see(record);
      count(tally, record);
      stations.get('node' in record ? (record.node ?? '') : '')?.see(record);
      if (record.kind === 'message.sent') {
        linkBytes.add(record.link, record.at, record.bytes);
        if (stations.has(record.to) && innermost(record.payload).kind === 'http-request')
          coming.add(record.transmission);
      } else if (record.kind === 'message.received' && coming.delete(record.transmission)) {
        originRequests.add(record.to, record.at);
      }
    },
    samples() {
      const outcomes = book.outcomes();
      return {
        outcomes,
        ...latencies(outcomes),
        ...tally,
        originRequests,
        linkBytes,
        links: header.links,
        stations: [...stations.values()],
      };
    },
  };
}

export function measure({ header, records }: Trace): Samples {
  const meter = createMeter(header);
  for (const record of records) meter.see(record);
  return meter.samples();
}

function latencies(
  outcomes: readonly ExchangeOutcome[],
): Pick<Samples, 'ended' | 'endedAt' | 'latenciesUs' | 'answeredAt'> {
  const ended = outcomes
    .filter(({ finished }) => finished !== null)
    .sort((a, b) => Number(a.finished) - Number(b.finished));
  const answered = ended.filter(({ status }) => status !== null);
  return {
    ended,
    endedAt: Float64Array.from(ended, ({ finished }) => finished ?? 0),
    latenciesUs: Float64Array.from(answered, ({ latencyUs }) => latencyUs ?? 0),
    answeredAt: Float64Array.from(answered, ({ finished }) => finished ?? 0),
  };
}

interface Tally {
  readonly wanted: GrowingTimeline;
  readonly answers: Timelines;
  readonly cache: Timelines;
}

function count({ wanted, answers, cache }: Tally, record: TraceRecord): void {
  const { kind, at } = record;
  if (kind === 'exchange.wanted') wanted.add(at, 1);
  else if (kind === 'exchange.finished') answers.add(String(record.status ?? record.failure), at);
  else if (kind === 'cache.hit') cache.add('hit', at);
  else if (kind === 'cache.fwd' && !record.decision.hit) cache.add(`fwd=${record.decision.fwd}`, at);
  else if (kind === 'cache.stored') cache.add('stored', at);
  else if (kind === 'cache.declined') cache.add('declined', at);
}

interface WatchedStation extends Station {
  see(record: TraceRecord): void;
}

/** A stopped server loses what it worked on and what waited, without a word about each. */
function createStation(node: NodeId, servers: number): WatchedStation {
  const busy: GrowingStepFunction = createStepFunction();
  const waiting: GrowingStepFunction = createStepFunction();
  const inLine = new Set<number>();
  const clear = (at: Instant): void => {
    busy.change(at, -busy.at(at));
    waiting.change(at, -waiting.at(at));
    inLine.clear();
  };
  return {
    node,
    servers,
    busy,
    waiting,
    see(record) {
      const { kind, at } = record;
      if (kind === 'queue.entered') {
        inLine.add(record.exchange);
        waiting.change(at, 1);
      } else if (kind === 'service.started') {
        if (inLine.delete(record.exchange)) waiting.change(at, -1);
        busy.change(at, 1);
      } else if (kind === 'service.finished') busy.change(at, -1);
      else if (kind === 'intervention.applied' && record.patch === 'stop-server') clear(at);
    },
  };
}
