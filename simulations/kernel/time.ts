// The only clock there is: whole microseconds since the start of a run, as two branded integers that cannot be mixed up.

/** A point on the clock of a run, in whole microseconds since its start. */
export type Instant = number & { readonly instant: unique symbol };
/** A span of the clock of a run, in whole microseconds. */
export type Duration = number & { readonly duration: unique symbol };

export const START = 0 as Instant;
export const NO_TIME = 0 as Duration;

/** Instant from whole microseconds. */
export const instant = (microseconds: number): Instant => Math.floor(microseconds + 0.5) as Instant;
/** Duration from whole microseconds. */
export const duration = (microseconds: number): Duration => Math.floor(microseconds + 0.5) as Duration;
/** Duration from milliseconds, rounded to the microsecond. */
export const milliseconds = (ms: number): Duration => Math.floor(ms * 1000 + 0.5) as Duration;
/** Instant from milliseconds, rounded to the microsecond. */
export const atMilliseconds = (ms: number): Instant => Math.floor(ms * 1000 + 0.5) as Instant;
/** The instant that lies `span` after `at`. */
export const after = (at: Instant, span: Duration): Instant => (at + span) as Instant;
/** The span from `earlier` to `later`; negative when they are the other way round. */
export const between = (earlier: Instant, later: Instant): Duration => (later - earlier) as Duration;
/** Milliseconds of a duration or instant, as a decimal number for people and for JSON. */
export const inMilliseconds = (time: Duration | Instant): number => time / 1000;
