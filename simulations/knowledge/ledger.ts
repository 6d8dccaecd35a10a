// The ledger: from a whole trace to who could know what, since when, by which record. Built once; cells are read off it at any instant.
import type { Instant } from '../kernel/time.ts';
import { START } from '../kernel/time.ts';
import type { HeaderObserver, TraceHeader } from '../trace/header.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { Account } from './account.ts';
import type { Belief } from './belief.ts';
import { beliefFrom } from './belief.ts';
import type { Case } from './case.ts';
import { openCases } from './case.ts';
import type { Column } from './columns.ts';
import { OTHER_CLIENT, columnNames } from './columns.ts';
import type { BaseFact } from './fact.ts';
import { BASE_FACTS } from './fact.ts';
import { foldTrace } from './fold.ts';
import type { RunSummary } from './run-summary.ts';
import { summarise } from './run-summary.ts';
import type { SharedInferences } from './shared-copy.ts';
import { noteKeptCopies, noteSharedCopies } from './shared-copy.ts';
import type { Track } from './track.ts';
import { trackOf, turningPoints } from './track.ts';

/** Plain data: it can be cloned to another thread. */
export interface Ledger {
  readonly columns: readonly string[];
  readonly observers: readonly HeaderObserver[];
  /** Columns that run a resolver which somebody is configured to ask. */
  readonly resolverColumns: readonly Column[];
  /** In order of their wants. */
  readonly accounts: readonly Account[];
  readonly run: RunSummary;
}

/**
 * Deduces everything from the trace; cost linear in its records.
 * Errors: RangeError when the trace contradicts itself (an exchange of an unknown node, a reception without its sending).
 */
export function buildLedger(trace: Trace): Ledger {
  const { header } = trace;
  const columns = columnNames(header);
  const cases = openCases(trace, columns);
  foldTrace(trace, cases);
  noteKeptCopies(cases);
  const shared = noteSharedCopies(cases, columns.indexOf(OTHER_CLIENT));
  const beliefs = beliefsOf(trace, cases);
  const accounts = [...cases].map(([exchange, known]) =>
    accountOf(header, known, columns, shared.get(exchange) ?? {}, beliefs.get(exchange) ?? []),
  );
  return {
    columns,
    observers: header.observers,
    resolverColumns: resolverColumnsOf(header, columns),
    accounts,
    run: summarise(accounts, columns.length),
  };
}

function accountOf(
  header: TraceHeader,
  known: Case,
  columns: readonly string[],
  shared: SharedInferences,
  beliefs: readonly Belief[],
): Account {
  const { journey, truth, party, vantages, notebook } = known;
  const { hit, wanted, wantedRecord, finishedAt } = journey;
  const track = (column: Column, name: string, fact: BaseFact): Track | null =>
    truth.absent.has(fact)
      ? null
      : trackOf(header, known, column, name, fact, name === OTHER_CLIENT ? (shared[fact] ?? null) : null);
  return {
    exchange: wanted.exchange,
    wantedAt: wanted.at,
    wantedRecord,
    finishedAt,
    client: party.client.operator,
    absent: [...truth.absent],
    tracks: columns.map((name, column) => BASE_FACTS.map((fact) => track(column, name, fact))),
    onlookers: notebook.map(({ seenAt, sightings }) => ({
      seenAt,
      neighbours: {
        opener: sightings.find(({ as }) => as === 'opener')?.address ?? null,
        acceptor: sightings.find(({ as }) => as === 'acceptor')?.address ?? null,
      },
    })),
    originColumns: [...new Set(party.origins.map(({ id }) => vantages.ofNode.get(id)))].filter(
      (one) => one !== undefined,
    ),
    hit: hit && { node: hit.copy.node, record: hit.record, at: hit.at },
    beliefs,
  };
}

function beliefsOf(trace: Trace, cases: ReadonlyMap<ExchangeId, Case>): ReadonlyMap<ExchangeId, Belief[]> {
  const beliefs = new Map<ExchangeId, Belief[]>();
  trace.records.forEach((record, number) => {
    if (record.kind !== 'message.received') return;
    const known = cases.get(record.exchange);
    const belief = known && beliefFrom(trace, number, record, known);
    if (belief) beliefs.set(record.exchange, [...(beliefs.get(record.exchange) ?? []), belief]);
  });
  return beliefs;
}

function resolverColumnsOf(header: TraceHeader, columns: readonly string[]): readonly Column[] {
  const asked = new Set(header.nodes.map(({ configuration }) => configuration.resolver));
  return header.observers.flatMap(({ id, column }) => {
    const runs = header.nodes.some(
      ({ operator, addresses }) => operator === id && addresses.some((one) => asked.has(one)),
    );
    return runs ? [columns.indexOf(column)] : [];
  });
}

/** Every instant at which some cell first changes, in order, each once: the marks of a timeline. */
export function evidenceInstants(ledger: Ledger): Instant[] {
  const instants = new Set<Instant>();
  for (const { tracks } of ledger.accounts) {
    for (const track of tracks.flat()) {
      for (const at of turningPoints(track)) if (at > START) instants.add(at);
    }
  }
  return [...instants].sort((one, other) => one - other);
}
