// Trace → for each exchange at each participant, the states it went through. Steps every machine through the records of its exchange, and
// refuses a record that no participant could lawfully be at. Run once per trace, in the worker; frames only search what comes out.
import type { Trace } from '../../simulations/index.ts';
import { NO_EXCHANGE, sentRecord } from '../../simulations/index.ts';
import type { Chart } from './charts.ts';
import { EXCHANGE_MACHINES, createChart } from './charts.ts';
import type { Letter } from './letters.ts';
import { letterOf, unitFor } from './letters.ts';
import type { Lifeline, MachineName } from './lifeline.ts';

/** A record that the chart of its participant has no move for. */
export class UnlawfulRecord extends Error {
  readonly record: number;
  readonly kind: string;
  readonly machine: string;
  readonly state: string;

  constructor(record: number, kind: string, letter: string, node: string, machine: string, state: string) {
    super(`record ${String(record)} (${kind}): ${node}, a ${machine} that "${state}", cannot be at "${letter}"`);
    this.name = 'UnlawfulRecord';
    this.record = record;
    this.kind = kind;
    this.machine = machine;
    this.state = state;
  }
}

/** What one participant went through for one exchange, before a chart is laid on it. */
interface Path {
  readonly exchange: number;
  readonly node: string;
  readonly letters: Letter[];
  readonly records: number[];
  isTunnel: boolean;
}

/** Header kinds serve here to pick a chart, as they serve drawing; what is known to whom never depends on them. */
function chartKinds(trace: Trace): Map<string, MachineName> {
  const kinds = new Map<string, MachineName>();
  for (const { id, kind } of trace.header.nodes) {
    if (kind !== 'resolver') kinds.set(id, kind); // which is no party to any exchange
  }
  return kinds;
}

/** Bytes that it cannot open, or a ClientHello that it does not answer itself: the participant is no party to what is said. */
const isTunnelling = (before: Letter | undefined, letter: Letter): boolean =>
  letter === 'tunnel.opened' ||
  letter === 'receives bytes' ||
  // Whoever is a party to a request does something of its own before it sends one.
  (before === 'receives request' && letter === 'sends request') ||
  (before === 'receives hello' &&
    (letter === 'server.chosen' || letter === 'queue.entered' || letter === 'sends hello')) ||
  // Plain HTTP that goes on as it came, in a tunnel that stands since an earlier exchange.
  (before === 'receives request' && letter === 'sends request');

function pathsOf(trace: Trace, kinds: ReadonlyMap<string, MachineName>): Iterable<Path> {
  const paths = new Map<string, Map<number, Path>>();
  for (const node of kinds.keys()) paths.set(node, new Map());
  const note = (node: string, exchange: number, letter: Letter, record: number): void => {
    const ofNode = paths.get(node);
    if (!ofNode || exchange === NO_EXCHANGE) return; // a resolver: no party to the exchange
    let path = ofNode.get(exchange);
    if (!path) {
      path = { exchange, node, letters: [], records: [], isTunnel: false };
      ofNode.set(exchange, path);
    }
    path.isTunnel ||= isTunnelling(path.letters.at(-1), letter);
    path.letters.push(letter);
    path.records.push(record);
  };
  const callers = new Map<number, string>();
  for (const [number, record] of trace.records.entries()) {
    if (record.kind === 'message.sent') {
      // Who hands a call on is not who calls.
      const isFirst = record.payload.kind === 'tcp-syn' && !callers.has(record.connection);
      if (isFirst) callers.set(record.connection, record.from);
      note(record.from, record.exchange, `sends ${unitFor(record, record.from, callers)}`, number);
    } else if (record.kind === 'message.received') {
      const unit = unitFor(sentRecord(trace, record), record.to, callers);
      note(record.to, record.exchange, `receives ${unit}`, number);
    } else if ('exchange' in record && record.kind !== 'message.lost') {
      note(record.node, record.exchange, letterOf(record), number);
    }
  }
  return everyPath(paths);
}

function* everyPath(paths: ReadonlyMap<string, ReadonlyMap<number, Path>>): Generator<Path> {
  for (const ofNode of paths.values()) yield* ofNode.values();
}

function walk(trace: Trace, path: Path, machine: MachineName, chart: Chart): Lifeline {
  const { exchange, node, letters, records } = path;
  const life = { states: [] as string[], at: [] as number[], records: [] as number[] };
  let state = chart.initial;
  for (const [step, letter] of letters.entries()) {
    const number = records[step] ?? 0;
    const record = trace.records[number];
    const next = chart.move(state, letter);
    if (next === null || !record) throw new UnlawfulRecord(number, record?.kind ?? '?', letter, node, machine, state);
    if (next === state) continue;
    life.states.push(next);
    life.at.push(record.at);
    life.records.push(number);
    state = next;
  }
  return { exchange, node, machine, ...life };
}

/**
 * The lifelines of a run, ordered by node of the header, then by first record.
 * Throws `UnlawfulRecord` at a record that its participant's chart does not allow.
 */
export function lifelinesOf(trace: Trace): Lifeline[] {
  const kinds = chartKinds(trace);
  const charts = new Map<MachineName, Chart>();
  const shared = new Map<string, readonly string[]>();
  const lifelines: Lifeline[] = [];
  for (const path of pathsOf(trace, kinds)) {
    const kind = kinds.get(path.node) ?? 'client';
    const machine = path.isTunnel && (kind === 'forward-proxy' || kind === 'gateway') ? 'tunnel' : kind;
    const chart = charts.get(machine) ?? createChart(EXCHANGE_MACHINES[machine]);
    charts.set(machine, chart);
    const lifeline = walk(trace, path, machine, chart);
    if (lifeline.states.length === 0) continue; // nothing happened here but the end of a connection
    const key = lifeline.states.join('\n');
    const states = shared.get(key) ?? lifeline.states;
    shared.set(key, states);
    lifelines.push({ ...lifeline, states });
  }
  return lifelines;
}
