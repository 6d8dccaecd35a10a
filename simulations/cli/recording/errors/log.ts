// nginx's access log with `$status` and `$upstream_status`, as it would be written for a run (ngx_http_log_module, ngx_http_upstream_module).
import type { ExchangeId, TraceRecord } from '../../../trace/record.ts';
import { innermost } from '../../../wire/payload.ts';
import type { Json } from '../json.ts';

interface Entry {
  /** What was said to the client; null: nothing yet. */
  status: number | null;
  /** What would have been said, had anybody waited for it. */
  meant: number | null;
  /** Whether a server has said something that is no message of HTTP. */
  hasHeardBytes: boolean;
  /** One for each server that was asked. */
  readonly servers: string[];
}

/** HTTP/0.9 has no status; nginx writes the nine of its version. */
const HEADLESS = 9;
/** ngx_http_request.h: NGX_HTTP_CLIENT_CLOSED_REQUEST. */
const CLIENT_CLOSED = 499;

const TIMED_OUT: readonly string[] = ['connect-timeout', 'answer-timeout'];

export interface LogEntry {
  readonly status: number;
  readonly upstream_status: string;
}

/** One entry a request that reached `box`, in order of wanting. */
export function accessLog(records: readonly TraceRecord[], box: string): readonly LogEntry[] {
  const entries = new Map<ExchangeId, Entry>();
  for (const record of records) {
    if (record.kind === 'exchange.wanted')
      entries.set(record.exchange, { status: null, meant: null, hasHeardBytes: false, servers: [] });
    const entry = 'exchange' in record ? entries.get(record.exchange) : undefined;
    if (entry) note(entry, record, box);
  }
  return [...entries.values()].map(told);
}

function told({ status, meant, hasHeardBytes, servers }: Entry): LogEntry {
  const said = status ?? meant;
  // Bytes without a head of which nothing was passed on in the end.
  if (said === null && servers.length === 0 && hasHeardBytes) return { status: HEADLESS, upstream_status: '200' };
  return { status: said ?? 0, upstream_status: servers.length === 0 ? '-' : servers.join(', ') };
}

function note(entry: Entry, record: TraceRecord, box: string): void {
  if (record.kind === 'server.failed' && record.node === box) {
    // What broke off had told its status before.
    if (record.why !== 'incomplete') entry.servers.push(TIMED_OUT.includes(record.why) ? '504' : '502');
  } else if (record.kind === 'message.rewritten' && record.node === box && record.received.kind === 'response') {
    entry.servers.push(String(record.received.status));
    if (record.forwarded.kind === 'response') entry.meant = record.forwarded.status;
  } else if (record.kind === 'request.abandoned' && record.node === box && record.then === 'dropped') {
    entry.status ??= CLIENT_CLOSED;
  } else if (record.kind === 'message.sent' && record.to === box && record.payload.kind === 'raw-bytes') {
    entry.hasHeardBytes = true;
  } else if (record.kind === 'message.sent' && record.from === box) {
    const payload = innermost(record.payload);
    if (payload.kind === 'http-response') entry.status ??= payload.message.status;
    if (payload.kind === 'raw-bytes' && entry.status === null) {
      entry.status = HEADLESS;
      entry.servers.push('200');
    }
  }
}

export const logTold = (entries: readonly LogEntry[]): Json => entries.map((entry) => ({ ...entry }));
