// How often something happens: HAProxy 2.6's counter over a sliding period (freq_ctr), which knows the running and the last whole period only
// and takes the events of the last one as evenly spread.

export interface Frequency {
  /** Whole periods begin here; null: nothing has happened yet. */
  tickMs: number | null;
  current: number;
  previous: number;
}

export const noFrequency = (): Frequency => ({ tickMs: null, current: 0, previous: 0 });

/** One more event. */
export function count(frequency: Frequency, periodMs: number, nowMs: number): void {
  const { tickMs } = frequency;
  if (tickMs === null || nowMs - tickMs >= periodMs) {
    // A whole period without an event: nothing of the past is left.
    const isLate = tickMs === null || nowMs - tickMs >= 2 * periodMs;
    frequency.previous = isLate ? 0 : frequency.current;
    frequency.current = 0;
    frequency.tickMs = isLate ? nowMs : tickMs + periodMs;
  }
  frequency.current += 1;
}

/** Events in the last `periodMs`, a whole number, rounded down. */
export function readFrequency({ tickMs, current, previous }: Frequency, periodMs: number, nowMs: number): number {
  if (tickMs === null) return 0;
  let remaining = tickMs + periodMs - nowMs;
  let past = previous;
  let now = current;
  if (remaining < 0) {
    remaining += periodMs;
    past = remaining >= 0 ? current : 0;
    now = 0;
  }
  // A single event is told in full until its period is over, lest the figure flap between nought and one.
  if (now === 0 && past <= 1) return past;
  return Math.floor((past * remaining) / periodMs) + now;
}
