// The instants of two runs at which there is something new to look at: what a picture book of them shows.
import { START, innermost, type Instant, type Ledger, type Trace, type TraceRecord } from '../../simulations/index.ts';
import { SIDES, type PerSide } from './side.ts';

/** As much of a finished run as is looked at. */
export interface ToldRun {
  readonly trace: Trace;
  readonly ledger: Pick<Ledger, 'run'>;
}

/** Half-way through the first hop of the first request: a picture of its very start would show it still at home. */
function firstInFlight({ header, records }: Trace): Instant[] {
  const isRequest = (record: TraceRecord): boolean =>
    record.kind === 'message.sent' && innermost(record.payload).kind === 'http-request';
  const sent = records.find(isRequest);
  if (sent?.kind !== 'message.sent') return [];
  const latency = header.links.find(({ id }) => id === sent.link)?.latencyUs ?? 0;
  return [Math.round(sent.at + latency / 2) as Instant];
}

/** When some cell of the whole run first came to a degree of knowing. */
const cellChanges = ({ run }: ToldRun['ledger']): Instant[] =>
  run.cells.flatMap((facts) => facts.flatMap((degrees) => Object.values(degrees).map(({ at }) => at)));

const interventions = ({ records }: Trace): Instant[] =>
  records.filter(({ kind }) => kind === 'intervention.applied').map(({ at }) => at);

/** When the two first do otherwise: up to there, record for record, whoever looks could not say which is which. */
function firstApart(a: Trace, b: Trace): Instant[] {
  const longer = Math.max(a.records.length, b.records.length);
  for (let number = 0; number < longer; number += 1) {
    const [left, right] = [a.records[number], b.records[number]];
    if (JSON.stringify(left) === JSON.stringify(right)) continue;
    return [Math.min(left?.at ?? Infinity, right?.at ?? Infinity) as Instant];
  }
  return [];
}

/**
 * Time zero, the first request in flight, whatever first changes a cell or first tells the stages apart, each intervention,
 * and the end of the longer run; sorted, each once.
 */
export function keyInstants(runs: PerSide<ToldRun>): readonly Instant[] {
  const end = Math.max(...SIDES.map((side) => runs[side].trace.header.horizonUs)) as Instant;
  const found = SIDES.flatMap((side) => {
    const { trace, ledger } = runs[side];
    return [...firstInFlight(trace), ...cellChanges(ledger), ...interventions(trace)];
  });
  const all = new Set([START, ...found, ...firstApart(runs.a.trace, runs.b.trace), end]);
  return [...all].filter((at) => at >= START && at <= end).sort((one, other) => one - other);
}

/** At most so many of them, evenly by their order: the first and the last always. */
export function fewOf(instants: readonly Instant[], most: number): readonly Instant[] {
  if (!(most >= 2)) throw new RangeError(`the first and the last are two, not ${String(most)}`);
  if (instants.length <= most) return instants;
  const step = (instants.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => instants[Math.round(place * step)] ?? START);
}
