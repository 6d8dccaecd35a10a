// A trace as text: one JSON value a line, the header first. Keys stand in a fixed order, so that equal traces are equal bytes.
import type { Trace } from './trace.ts';
import type { TraceHeader } from './header.ts';
import type { RecordKind, TraceRecord } from './record.ts';

export const TRACE_FORMAT = 'proxyscope-trace';
export const TRACE_VERSION = 1;

/** Keys that come first, in this order; the rest follow by character code. */
const FIRST_KEYS = [
  ...['format', 'kind', 'version', 'scenario', 'seed', 'change', 'line', 'before', 'after'],
  ...['at', 'exchange', 'node', 'transmission', 'connection', 'link', 'from', 'to', 'id', 'status', 'reason'],
  ...['source', 'destination', 'address', 'port', 'bytes', 'method', 'target', 'name', 'value', 'fields', 'content'],
];
const RANKS = new Map(FIRST_KEYS.map((key, rank) => [key, rank]));

const rankOf = (key: string): number => RANKS.get(key) ?? FIRST_KEYS.length;
const byPlace = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : a > b ? 1 : 0);

/** Orders of keys met so far, by the keys as they came; a run has few kinds of object. */
type Orders = Map<string, readonly string[]>;

function write(value: unknown, orders: Orders): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, orders)).join(',')}]`;
  const entries = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(entries);
  const shape = keys.join(' ');
  const order = orders.get(shape) ?? [...keys].sort(byPlace);
  orders.set(shape, order);
  const parts: string[] = [];
  for (const key of order) {
    if (entries[key] !== undefined) parts.push(`${JSON.stringify(key)}:${write(entries[key], orders)}`);
  }
  return `{${parts.join(',')}}`;
}

/** Lines of a trace, each without its line end: the header, then each record. */
export function* traceLines({ header, records }: Trace): Generator<string> {
  const orders: Orders = new Map();
  yield write(header, orders);
  for (const record of records) yield write(record, orders);
}

/** The whole trace as text, each line ended by a line feed. */
export function traceText(trace: Trace): string {
  let text = '';
  for (const line of traceLines(trace)) text += `${line}\n`;
  return text;
}

/** Why a text is no trace; `line` from 1. */
export interface TraceProblem {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

export type ReadTrace =
  { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly problem: TraceProblem };

const KINDS: { readonly [K in RecordKind]: true } = {
  'exchange.wanted': true,
  'exchange.finished': true,
  'message.sent': true,
  'message.received': true,
  'message.lost': true,
  'connection.opened': true,
  'connection.reused': true,
  'connection.closed': true,
  'tunnel.opened': true,
  'message.rewritten': true,
  'cache.hit': true,
  'cache.fwd': true,
  'cache.waits': true,
  'cache.stored': true,
  'cache.declined': true,
  'cache.freshened': true,
  'cache.reused': true,
  'cache.removed': true,
  'cache.refused': true,
  'server.chosen': true,
  'server.failed': true,
  'server.health': true,
  'request.abandoned': true,
  'request.admitted': true,
  'request.delayed': true,
  'request.refused': true,
  'queue.entered': true,
  'service.started': true,
  'service.finished': true,
  'intervention.applied': true,
};

const fail = (line: number, found: string, expected: string): ReadTrace => ({
  ok: false,
  problem: { line, found: found.length > 60 ? `${found.slice(0, 60)}…` : found, expected },
});

type Loose = Readonly<Record<string, unknown>>;

function parsed(text: string): Loose | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : null;
  } catch {
    return null;
  }
}

/**
 * Reads what `traceText` wrote. Checked are the version, that every line is a record of a known kind, that time does not go back, and
 * that what is received was sent before; the rest of a line is taken as this program wrote it.
 */
export function readTrace(text: string): ReadTrace {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = parsed(lines[0] ?? '');
  if (header?.['format'] !== TRACE_FORMAT) return fail(1, lines[0] ?? '', `{"format":"${TRACE_FORMAT}",…}`);
  if (header['version'] !== TRACE_VERSION)
    return fail(1, JSON.stringify(header['version']), `"version":${TRACE_VERSION}`);
  const records: TraceRecord[] = [];
  let now = 0;
  for (const [index, line] of lines.slice(1).entries()) {
    const number = index + 2;
    const record = parsed(line);
    if (!record) return fail(number, line, '{"kind":…,"at":…}');
    const { kind, at, sent } = record;
    if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind))
      return fail(number, JSON.stringify(kind), 'a known "kind"');
    if (typeof at !== 'number' || !Number.isInteger(at) || at < now)
      return fail(number, JSON.stringify(at), `"at" ≥ ${now}`);
    if ((kind === 'message.received' || kind === 'message.lost') && records[Number(sent)]?.kind !== 'message.sent') {
      return fail(number, JSON.stringify(sent), '"sent": number of an earlier message.sent');
    }
    now = at;
    records.push(record as unknown as TraceRecord);
  }
  return { ok: true, trace: { header: header as unknown as TraceHeader, records } };
}
