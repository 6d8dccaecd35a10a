// What a box went through for one exchange, read off the trace: whom it asked, what each brought, and whether the rules would have had it go on.
import { sentRecord } from '../../../trace/trace.ts';
import type { Trace } from '../../../trace/trace.ts';
import type { ExchangeId, ServerFailure } from '../../../trace/record.ts';
import { innermost } from '../../../wire/payload.ts';

export interface Try {
  /** Node id. */
  readonly server: string;
  /** Null: it brought an answer that was given back. */
  readonly failure: ServerFailure | null;
  /** The status of what it answered; null: no head came. */
  readonly status: number | null;
  /** Whether anything of the request was sent to it. */
  readonly isSent: boolean;
}

type Open = { -readonly [K in keyof Try]: Try[K] };

/** By exchange, in order; `box`: the node that tries. */
export function triesIn(trace: Trace, box: string): ReadonlyMap<ExchangeId, readonly Try[]> {
  const all = new Map<ExchangeId, Open[]>();
  const lastOf = (exchange: ExchangeId): Open | undefined => all.get(exchange)?.at(-1);
  for (const record of trace.records) {
    if (record.kind === 'server.chosen' && record.node === box) {
      const tries = all.get(record.exchange) ?? [];
      all.set(record.exchange, tries);
      tries.push({ server: record.chosen, failure: null, status: null, isSent: false });
    } else if (record.kind === 'server.failed' && record.node === box) {
      const last = lastOf(record.exchange);
      if (!last) continue;
      // The same server once more is no choice of its own.
      if (last.failure === null) last.failure = record.why;
      else all.get(record.exchange)?.push({ ...last, failure: record.why });
    } else if (record.kind === 'message.sent' && record.from === box) {
      const { kind } = innermost(record.payload);
      const last = lastOf(record.exchange);
      if (last && kind === 'http-request' && last.failure === null) last.isSent = true;
    } else if (record.kind === 'message.received' && record.to === box) {
      const payload = innermost(sentRecord(trace, record).payload);
      const last = lastOf(record.exchange);
      if (last && payload.kind === 'http-response' && last.failure === null) last.status = payload.message.status;
    }
  }
  return all;
}
