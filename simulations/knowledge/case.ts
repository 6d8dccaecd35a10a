// One exchange under examination: what is so, who looks from where, and the notebook that is filled.
import type { TraceHeader } from '../trace/header.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { Column, Vantages } from './columns.ts';
import { CLIENT, createVantages } from './columns.ts';
import type { Connections } from './connections.ts';
import { connectionsOf } from './connections.ts';
import type { Journey } from './journey.ts';
import { copyKey, journeysOf } from './journey.ts';
import type { Notebook } from './notebook.ts';
import type { Party } from './party.ts';
import { createParties } from './party.ts';
import type { Readings } from './reading.ts';
import { createReadings } from './reading.ts';
import type { Truth } from './truth.ts';
import { truthOf } from './truth.ts';

export interface Case {
  readonly journey: Journey;
  readonly party: Party;
  readonly truth: Truth;
  readonly vantages: Vantages;
  readonly clientColumn: Column;
  readonly notebook: Notebook;
}

/** What is found out once for the whole trace. */
export interface Inquiry {
  readonly trace: Trace;
  readonly header: TraceHeader;
  readonly columns: readonly string[];
  readonly journeys: ReadonlyMap<ExchangeId, Journey>;
  readonly connections: Connections;
  readonly readings: Readings;
  /** By `copyKey`: the exchange that fetched a stored copy. */
  readonly fetched: ReadonlyMap<string, Journey>;
  /** Opens the case of one exchange, its notebook empty. */
  readonly open: (journey: Journey) => Case;
}

export function openInquiry(trace: Trace, columns: readonly string[]): Inquiry {
  const { header } = trace;
  const journeys = journeysOf(trace);
  const vantagesFor = createVantages(header, columns);
  const partyOf = createParties(header);
  const clientColumn = columns.indexOf(CLIENT);
  const fetched = new Map<string, Journey>();
  for (const journey of journeys.values()) for (const { copy } of journey.stored) fetched.set(copyKey(copy), journey);
  return {
    trace,
    header,
    columns,
    journeys,
    connections: connectionsOf(trace),
    readings: createReadings(),
    fetched,
    open(journey) {
      const party = partyOf(journey);
      const truth = truthOf(journey, party, sourceOf(journey, fetched));
      return { journey, party, truth, vantages: vantagesFor(journey.wanted.node), clientColumn, notebook: new Map() };
    },
  };
}

/** Which exchange fetched what this one was answered with: itself, unless a stored copy answered (RFC 9111 §4). */
function sourceOf(journey: Journey, fetched: ReadonlyMap<string, Journey>): Journey {
  const source = journey.hit && fetched.get(copyKey(journey.hit.copy));
  // A copy may itself have come out of another cache; each step goes back in time, so this ends.
  return source && source !== journey ? sourceOf(source, fetched) : journey;
}
