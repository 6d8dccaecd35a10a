// A trace made ready for questions of the form "how much by t?": walked once into plain data, then every answer is a search.
import type { HeaderLink, TraceHeader } from '../trace/header.ts';
import type { TraceRecord, TransmissionId } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { innermost } from '../wire/payload.ts';
import type { ExchangeOutcome } from './exchanges.ts';
import { openExchangeBook } from './exchanges.ts';
import type { Station } from './station.ts';
import { watchStation } from './station.ts';
import type { GrowingTimeline, GrowingTimelines, Timeline, Timelines } from './timeline.ts';
import { add, addTo, newTimeline, newTimelines } from './timeline.ts';

export interface Samples {
  readonly outcomes: readonly ExchangeOutcome[];
  /** When exchanges ended, in order. */
  readonly endedAt: Float64Array;
  /** Latencies of those that were answered in full, in order of their end, and these ends. */
  readonly latenciesUs: Float64Array;
  readonly answeredAt: Float64Array;
  readonly wanted: Timeline;
  /** By status, or by failure where there was no answer or not the whole of it. */
  readonly answers: Timelines;
  readonly originRequests: Timelines;
  /** Answers from the store, requests passed on by reason (RFC 9211 §2.2), responses kept and not kept. */
  readonly cache: Timelines;
  readonly linkBytes: Timelines;
  readonly links: readonly HeaderLink[];
  readonly stations: readonly Station[];
}

/** Takes a run's records one by one, as they happen or from a finished trace. */
export interface Meter {
  see(record: TraceRecord): void;
  samples(): Samples;
}

export function createMeter(header: TraceHeader): Meter {
  const origins = header.nodes.filter(({ kind }) => kind === 'origin-server');
  const book = openExchangeBook(header);
  const originRequests = newTimelines(origins.map(({ id }) => id));
  const linkBytes = newTimelines(header.links.map(({ id }) => id));
  const tally: Tally = { wanted: newTimeline(), answers: newTimelines(), cache: newTimelines() };
  const stations = new Map(origins.map(({ id, servers = 1 }) => [id, watchStation(id, servers)]));
  /** Requests on their way to an origin. */
  const coming = new Set<TransmissionId>();
  return {
    see(record) {
      book.see(record);
      count(tally, record);
      stations.get('node' in record ? (record.node ?? '') : '')?.see(record);
      if (record.kind === 'message.sent') {
        addTo(linkBytes, record.link, record.at, record.bytes);
        const isRequest = stations.has(record.to) && innermost(record.payload).kind === 'http-request';
        if (isRequest) coming.add(record.transmission);
      } else if (record.kind === 'message.received' && coming.delete(record.transmission)) {
        addTo(originRequests, record.to, record.at);
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
        stations: [...stations.values()].map(({ station }) => station),
      };
    },
  };
}

export function measure({ header, records }: Trace): Samples {
  const meter = createMeter(header);
  for (const record of records) meter.see(record);
  return meter.samples();
}

function latencies(outcomes: readonly ExchangeOutcome[]): Pick<Samples, 'endedAt' | 'latenciesUs' | 'answeredAt'> {
  const ended = outcomes
    .filter(({ finished }) => finished !== null)
    .sort((a, b) => Number(a.finished) - Number(b.finished));
  const answered = ended.filter(({ failure }) => failure === null);
  return {
    endedAt: Float64Array.from(ended, ({ finished }) => finished ?? 0),
    latenciesUs: Float64Array.from(answered, ({ latencyUs }) => latencyUs ?? 0),
    answeredAt: Float64Array.from(answered, ({ finished }) => finished ?? 0),
  };
}

interface Tally {
  readonly wanted: GrowingTimeline;
  readonly answers: GrowingTimelines;
  readonly cache: GrowingTimelines;
}

function count({ wanted, answers, cache }: Tally, record: TraceRecord): void {
  const { kind, at } = record;
  if (kind === 'exchange.wanted') add(wanted, at);
  else if (kind === 'exchange.finished') addTo(answers, String(record.failure ?? record.status), at);
  else if (kind === 'cache.hit') addTo(cache, 'hit', at);
  else if (kind === 'cache.fwd' && !record.decision.hit) addTo(cache, `fwd=${record.decision.fwd}`, at);
  else if (kind === 'cache.stored') addTo(cache, 'stored', at);
  else if (kind === 'cache.declined') addTo(cache, 'declined', at);
  else if (kind === 'cache.freshened') addTo(cache, 'freshened', at);
  else if (kind === 'cache.reused') addTo(cache, 'reused', at);
  else if (kind === 'cache.waits') addTo(cache, 'waited', at);
}
