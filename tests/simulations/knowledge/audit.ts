// Checks every cell against the trace: whatever is claimed must stand in the record that is named, where the observer could read it.
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { Evidence } from '../../../simulations/knowledge/evidence.ts';
import { BASE_FACTS, LINK_FACTS } from '../../../simulations/knowledge/fact.ts';
import type { Matrix } from '../../../simulations/knowledge/matrix.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import type { Payload } from '../../../simulations/wire/payload.ts';
import type { Ends } from '../../../simulations/wire/visibility.ts';
import { eyesOf, textOf } from './opened-eyes.ts';
import { cellOf } from './runs.ts';

/** What is wrong with the evidence of the matrix, as "observer fact: what"; empty when all of it holds. */
export function faultsIn(trace: Trace, matrix: Matrix, t: Instant): string[] {
  const faults: string[] = [];
  for (const { observer, ids } of matrix.columns) {
    if (ids.length === 0) continue; // a passer-by, who is not asked about
    for (const fact of [...BASE_FACTS, ...LINK_FACTS]) {
      const { value, evidence, assurance } = cellOf(matrix, observer, fact);
      const fault = (what: string): void => void faults.push(`${observer} ${fact}: ${what}`);
      if (value === 'yes' && evidence.length === 0) fault('known without evidence');
      if (value !== 'yes' && value !== 'partial' && evidence.length > 0) fault(`${value} with evidence`);
      if (value === 'yes' && assurance === null && !(LINK_FACTS as readonly string[]).includes(fact)) {
        fault('known on nobody’s word');
      }
      for (const one of evidence) {
        const wrong = wrongWith(trace, one, ids, t);
        if (wrong !== null) fault(wrong);
      }
    }
  }
  return faults;
}

function wrongWith(trace: Trace, evidence: Evidence, ids: readonly string[], t: Instant): string | null {
  if (evidence.at > t) return 'evidence from later on';
  if (evidence.record === null && evidence.part === 'public-record') {
    const isPublic = trace.header.zone.some(({ addresses }) => addresses.includes(evidence.value));
    return isPublic ? null : 'in no public record';
  }
  if (evidence.record === null) return evidence.assurance === 'role' ? null : 'read from no record';
  const record = trace.records[evidence.record];
  if (!record) return `no record ${evidence.record}`;
  if (record.at > t) return `record ${evidence.record} has not happened yet`;
  if (evidence.part === 'own-request') return record.kind === 'exchange.wanted' ? null : 'not its own wish';
  if (evidence.part === 'stored-copy') return isCacheRecord(record) ? null : 'no record of a stored copy';
  return standsIn(trace, record, evidence, ids)
    ? null
    : `${evidence.part} ${evidence.value} is not in record ${evidence.record}`;
}

const isCacheRecord = ({ kind }: TraceRecord): boolean => kind === 'cache.stored' || kind === 'exchange.wanted';

/** Packets inside packets that `hands` can open. */
function packetsIn(payload: Payload, hands: ReadonlySet<string>): readonly Ends[] {
  if (payload.kind === 'sealed') {
    return payload.holders.some((holder) => hands.has(holder)) ? packetsIn(payload.inner, hands) : [];
  }
  return payload.kind === 'packet' ? [payload, ...packetsIn(payload.inner, hands)] : [];
}

/** Whether the value can be read in the transmission by somebody at one of its ends or on its link. */
function standsIn(trace: Trace, record: TraceRecord, { value, part }: Evidence, ids: readonly string[]): boolean {
  const sent = record.kind === 'message.received' ? trace.records[record.sent] : record;
  if (sent?.kind !== 'message.sent') return false;
  const { nodes, links } = eyesOf(trace.header, ids);
  const isSender = record === sent && nodes.has(sent.from);
  const isReader = record !== sent && (nodes.has(sent.to) || links.has(sent.link));
  if (!isSender && !isReader) return false;
  const isEnd = isSender || nodes.has(sent.to);
  const ends = [sent, ...packetsIn(sent.payload, isEnd ? nodes : new Set())];
  if (part === 'packet-source') return ends.some(({ source }) => source.address === value);
  if (part === 'packet-destination') return ends.some(({ destination }) => destination.address === value);
  if (part === 'packet-peers') {
    return ends.some(({ source, destination }) => value === `${source.address} > ${destination.address}`);
  }
  return textOf(sent.payload, isEnd ? nodes : new Set())
    .toLowerCase()
    .includes(value.toLowerCase());
}
