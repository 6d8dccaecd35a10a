// How fast virtual time passes: slowly while messages are under way, so that they can be followed; quickly through silence.
import type { Trace } from '../../simulations/index.ts';

/** Microseconds of the run that pass in one millisecond of the visitor's, at speed 1. */
export const BUSY_PACE = 100;
export const QUIET_PACE = 1000;

/** A stretch in which some exchange is under way: from, to. */
export type Stretch = readonly [from: number, to: number];

/** The stretches in which any of the runs has an exchange under way, joined where they touch. */
export function busyStretches(traces: readonly Trace[]): readonly Stretch[] {
  const all = traces.flatMap(stretchesOf).sort(([one], [other]) => one - other);
  const joined: [number, number][] = [];
  for (const [from, to] of all) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function stretchesOf(trace: Trace): Stretch[] {
  const begun = new Map<number, number>();
  const stretches: Stretch[] = [];
  for (const record of trace.records) {
    if (record.kind === 'exchange.wanted') begun.set(record.exchange, record.at);
    if (record.kind === 'exchange.finished') {
      stretches.push([begun.get(record.exchange) ?? record.at, record.at]);
      begun.delete(record.exchange);
    }
  }
  for (const from of begun.values()) stretches.push([from, trace.header.horizonUs]);
  return stretches;
}

/** Where the clock stands `wallMs` milliseconds after it stood at `from`. */
export function advanced(from: number, wallMs: number, speed: number, busy: readonly Stretch[]): number {
  let at = from;
  let left = wallMs;
  while (left > 0) {
    const stretch = busy.find(([, to]) => to > at);
    const isBusy = stretch !== undefined && stretch[0] <= at;
    const pace = speed * (isBusy ? BUSY_PACE : QUIET_PACE);
    const until = stretch === undefined ? Infinity : isBusy ? stretch[1] : stretch[0];
    const needed = (until - at) / pace;
    if (needed >= left) return at + left * pace;
    at = until;
    left -= needed;
  }
  return at;
}
