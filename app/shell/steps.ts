// From event to event: where the next one lies, before or after the clock, on either stage.
import { countUpTo, START, type Instant } from '../../simulations/index.ts';

/** The nearest of the sorted `events` after `now` (or before it, when `forward` is false); null when there is none. */
export function nextEvent(events: readonly Instant[], now: Instant, forward: boolean): Instant | null {
  const passed = countUpTo(events, now);
  if (forward) return events[passed] ?? null;
  const before = events[passed - 1] === now ? passed - 2 : passed - 1;
  return events[before] ?? null;
}

export type Walk = (events: readonly Instant[], now: Instant, direction: 1 | -1, end: Instant) => Instant;

interface Step {
  readonly events: readonly Instant[];
  readonly from: Instant;
  readonly to: Instant;
  readonly direction: 1 | -1;
}

/**
 * Steps from event to event and remembers the way while nothing else moves the clock: as many steps back as forward lead to where
 * they began, be it between two events. Before the first event lies zero, after the last the end.
 */
export function createWalk(): Walk {
  let way: Step[] = [];
  return (events, now, direction, end) => {
    const last = way.at(-1);
    if (last?.to !== now || last.events !== events) way = [];
    else if (last.direction !== direction) {
      way.pop();
      return last.from;
    }
    const to = nextEvent(events, now, direction > 0) ?? (direction > 0 ? end : START);
    if (to !== now) way.push({ events, from: now, to, direction });
    return to;
  };
}
