// Products count in whole seconds of the wall clock: from there to instants of the run and back.
import type { Instant } from '../../kernel/time.ts';

const SECOND = 1_000_000;

/** The instant at which the wall clock shows so many seconds since 1970. */
export const instantOf = (seconds: number, epochSeconds: number): Instant =>
  ((seconds - epochSeconds) * SECOND) as Instant;

/** Whole seconds from now until then, rounded down. */
export const secondsLeft = (until: Instant, now: Instant): number => Math.floor((until - now) / SECOND);
