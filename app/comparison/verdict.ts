// Whether a difference is for the better: said only where it is no chance of the draw, and not had by doing less.
import type { PerSide } from '../state/side.ts';

export type Verdict = 'good' | 'bad' | 'even';

/** B − A, with its interval where it is drawn from paired requests. */
export interface Apart {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

interface Judged {
  readonly difference: Apart | null;
  /** Whether less is better, more is, or neither. */
  readonly better: 'less' | 'more' | 'neither';
  readonly unit: 'ms' | 'count' | 'share' | 'bytes';
}

/** `served`: requests that each stage has answered well by then. */
export function verdictOf({ difference, better, unit }: Judged, served: PerSide<number>): Verdict {
  if (difference === null || difference.value === 0 || better === 'neither') return 'even';
  const { value, low, high } = difference;
  // What is counted is exact; what is drawn from the requests, as a latency, holds for others too only if its interval says so.
  if (unit === 'ms' && (low === null || high === null || (low <= 0 && high >= 0))) return 'even';
  const winner = value < 0 === (better === 'less') ? 'b' : 'a';
  // Whoever fails a request, or is not through with it, has less to do for it.
  if (served[winner] < served[winner === 'a' ? 'b' : 'a']) return 'even';
  return winner === 'b' ? 'good' : 'bad';
}
