// The numbers of a run worked out anew from its records in the plainest way, without index or incremental sums.
import type { TraceRecord } from '../../../simulations/trace/record.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';

const until = (trace: Trace, t: number): readonly TraceRecord[] => trace.records.filter(({ at }) => at <= t);

export function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Text of a payload's innermost layer. */
function content(payload: unknown): string {
  let layer = payload as { kind: string; inner?: unknown };
  while (layer.kind === 'sealed') layer = layer.inner as typeof layer;
  return layer.kind;
}

export function recompute(trace: Trace, t: number) {
  const records = until(trace, t);
  const wanted = records.flatMap((record) => (record.kind === 'exchange.wanted' ? [record] : []));
  const finished = records.flatMap((record) => (record.kind === 'exchange.finished' ? [record] : []));
  const start = new Map(wanted.map(({ exchange, at }) => [exchange, at]));
  const latencies = finished
    .filter(({ failure }) => failure === null)
    .map(({ exchange, at }) => (at - (start.get(exchange) ?? 0)) / 1000)
    .sort((a, b) => a - b);
  const origins = trace.header.nodes.filter(({ kind }) => kind === 'origin-server').map(({ id }) => id);
  const atOrigins = records.flatMap((record) => {
    if (record.kind !== 'message.received' || !origins.includes(record.to)) return [];
    const sent = trace.records[record.sent];
    return sent?.kind === 'message.sent' && content(sent.payload) === 'http-request' ? [record.to] : [];
  });
  const bytes: Record<string, number> = Object.fromEntries(trace.header.links.map(({ id }) => [id, 0]));
  for (const record of records) {
    if (record.kind === 'message.sent') bytes[record.link] = (bytes[record.link] ?? 0) + record.bytes;
  }
  const starts = records.flatMap((record) => (record.kind === 'service.started' ? [record] : []));
  const busy = (node: string): number =>
    starts
      .filter((record) => record.node === node)
      .reduce((sum, { exchange, at }) => {
        const end = trace.records.find(
          (record) => record.kind === 'service.finished' && record.exchange === exchange && record.node === node,
        );
        return sum + Math.min(t, end?.at ?? t) - at;
      }, 0);
  return {
    wanted: wanted.length,
    finished: finished.length,
    answers: tally(finished.map(({ status, failure }) => String(failure ?? status))),
    latencies,
    byOrigin: { ...Object.fromEntries(origins.map((id) => [id, 0])), ...tally(atOrigins) },
    bytes,
    hits: records.filter(({ kind }) => kind === 'cache.hit').length,
    busy: Object.fromEntries(origins.map((id) => [id, busy(id)])),
  };
}
