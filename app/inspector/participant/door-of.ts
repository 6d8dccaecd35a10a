// Whom a box let in, made wait and turned away by an instant, and by which of its rules.
import type { Instant, Trace, TraceRecord } from '../../../simulations/index.ts';

export type Judged = Extract<TraceRecord, { kind: 'request.admitted' | 'request.delayed' | 'request.refused' }>;

export interface Door {
  readonly admitted: number;
  readonly delayed: number;
  readonly refused: number;
  /** The newest delays and refusals first. */
  readonly latest: readonly Judged[];
}

const isJudged = ({ kind }: TraceRecord): boolean =>
  kind === 'request.admitted' || kind === 'request.delayed' || kind === 'request.refused';

/** Null for a box without rules, whose door nobody was counted at by `t`. `most`: so many of the latest. */
export function doorOf({ records }: Trace, node: string, t: Instant, most: number): Door | null {
  const counts = { 'request.admitted': 0, 'request.delayed': 0, 'request.refused': 0 };
  const latest: Judged[] = [];
  for (const record of records) {
    if (record.at > t) break;
    if (!isJudged(record)) continue;
    const judged = record as Judged;
    if (judged.node !== node) continue;
    counts[judged.kind] += 1;
    if (judged.kind !== 'request.admitted') latest.push(judged);
  }
  const { 'request.admitted': admitted, 'request.delayed': delayed, 'request.refused': refused } = counts;
  if (admitted + delayed + refused === 0) return null;
  return { admitted, delayed, refused, latest: latest.slice(-most).reverse() };
}
