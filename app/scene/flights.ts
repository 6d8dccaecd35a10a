// Every transmission of a run in order of sending, so that those under way at an instant are found by search, however long the run.
import type { Trace, TraceRecord } from '../../simulations/index.ts';
import { countUpTo, innermost } from '../../simulations/index.ts';
import { StoreHolders } from './store-holders.ts';

export interface Flights {
  /** Number of the `message.sent` record. */
  readonly record: Int32Array;
  /** Microseconds. What never arrived is drawn for the latency of its link. */
  readonly sentAt: Float64Array;
  readonly receivedAt: Float64Array;
  /** When it is seen no more: at its arrival, or where it was lost on its way. */
  readonly goneAt: Float64Array;
  /** Number of the `message.received` record; −1: never. */
  readonly arrival: Int32Array;
  /** The latest end among this flight and all before it: not decreasing, so it can be searched. */
  readonly latestEnd: Float64Array;
  /** 1: a response that came out of a store. */
  readonly fromStore: Uint8Array;
}

/** Reads the transmissions of a trace. */
export function flightsOf({ header, records }: Trace): Flights {
  const latency = new Map(header.links.map(({ id, latencyUs }) => [id, latencyUs]));
  const sent: number[] = [];
  const place = new Map<number, number>();
  const stored: boolean[] = [];
  const holders = new StoreHolders();
  for (const [number, record] of records.entries()) {
    holders.see(record);
    if (record.kind !== 'message.sent') continue;
    place.set(number, sent.length);
    sent.push(number);
    stored.push(innermost(record.payload).kind === 'http-response' && holders.passOn(record));
  }
  const flights = {
    record: Int32Array.from(sent),
    sentAt: new Float64Array(sent.length),
    receivedAt: new Float64Array(sent.length),
    goneAt: new Float64Array(sent.length),
    arrival: new Int32Array(sent.length).fill(-1),
    latestEnd: new Float64Array(sent.length),
    fromStore: Uint8Array.from(stored, Number),
  };
  for (const [flight, number] of sent.entries()) {
    const record = records[number] as Extract<TraceRecord, { kind: 'message.sent' }>;
    flights.sentAt[flight] = record.at;
    flights.receivedAt[flight] = record.at + (latency.get(record.link) ?? 0);
    flights.goneAt[flight] = flights.receivedAt[flight];
  }
  for (const [number, record] of records.entries()) {
    if (record.kind !== 'message.received' && record.kind !== 'message.lost') continue;
    const flight = place.get(record.sent);
    if (flight === undefined) continue;
    flights.goneAt[flight] = record.at;
    if (record.kind === 'message.lost') continue;
    flights.receivedAt[flight] = record.at;
    flights.arrival[flight] = number;
  }
  let latest = 0;
  for (const [flight, at] of flights.goneAt.entries()) {
    latest = Math.max(latest, at);
    flights.latestEnd[flight] = latest;
  }
  return flights;
}

/** The flights under way at `t`: sent at or before it, received or lost after it. */
export function flightsAt(flights: Flights, t: number): number[] {
  const under: number[] = [];
  const end = countUpTo(flights.sentAt, t);
  for (let flight = countUpTo(flights.latestEnd, t); flight < end; flight += 1) {
    if ((flights.goneAt[flight] ?? 0) > t) under.push(flight);
  }
  return under;
}
