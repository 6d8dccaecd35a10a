// From event to event: where the next one lies, before or after the clock, on either stage.
import type { Instant } from '../../simulations/index.ts';
import { passedBy } from '../state/instants.ts';

/** The nearest of the sorted `events` after `now` (or before it, when `forward` is false); null when there is none. */
export function nextEvent(events: readonly Instant[], now: Instant, forward: boolean): Instant | null {
  const passed = passedBy(events, now);
  if (forward) return events[passed] ?? null;
  const before = events[passed - 1] === now ? passed - 2 : passed - 1;
  return events[before] ?? null;
}
