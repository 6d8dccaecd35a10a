// The ledger: from a whole trace to who could know what, since when, by which record. Built once; cells are read off it at any instant.
import type { HeaderObserver, TraceHeader } from '../trace/header.ts';
import type { Trace } from '../trace/trace.ts';
import { accountOf } from './account.ts';
import { openInquiry } from './case.ts';
import type { Column } from './columns.ts';
import { columnNames } from './columns.ts';
import type { Findings } from './findings.ts';
import { createFindings } from './findings.ts';
import type { PackedAccount } from './pack.ts';
import { packAccount } from './pack.ts';
import type { RunSummary } from './run-summary.ts';
import { createSummariser } from './run-summary.ts';
import { strangersOf } from './shared-copy.ts';

/** Plain data: it can be cloned to another thread. `accountFor` and `matrixAt` read it. */
export interface Ledger {
  readonly columns: readonly string[];
  readonly observers: readonly HeaderObserver[];
  /** Columns that run a resolver which somebody is configured to ask. */
  readonly resolverColumns: readonly Column[];
  /** One for each exchange, in order of their wants. */
  readonly accounts: readonly PackedAccount[];
  readonly findings: Findings;
  readonly run: RunSummary;
}

/**
 * Deduces everything from the trace; cost linear in its records.
 * Errors: RangeError when the trace contradicts itself (an exchange of an unknown node, a reception without its sending).
 */
export function buildLedger(trace: Trace): Ledger {
  const { header } = trace;
  const columns = columnNames(header);
  const inquiry = openInquiry(trace, columns);
  const strangers = strangersOf(inquiry);
  const writer = createFindings();
  const summariser = createSummariser(columns.length);
  const accounts: PackedAccount[] = [];
  for (const journey of inquiry.journeys.values()) {
    const account = accountOf(inquiry, journey, strangers.get(journey) ?? []);
    summariser.add(account);
    accounts.push(packAccount(writer, account));
  }
  return {
    columns,
    observers: header.observers,
    resolverColumns: resolverColumnsOf(header, columns),
    accounts,
    findings: writer.finish(),
    run: summariser.finish(),
  };
}

function resolverColumnsOf(header: TraceHeader, columns: readonly string[]): readonly Column[] {
  const asked = new Set(header.nodes.map(({ configuration }) => configuration.resolver));
  return header.observers.flatMap(({ id, column }) => {
    const isAsked = header.nodes.some(
      ({ operator, addresses }) => operator === id && addresses.some((address) => asked.has(address)),
    );
    return isAsked ? [columns.indexOf(column)] : [];
  });
}
