// What a box makes of requests that fail: after so many it passes the server over for a while, then lets one request try (nginx's idea, in exact time).
import type { PassiveCheck, Standing } from '../http/farm-settings.ts';
import type { Instant } from '../kernel/time.ts';

export interface Tried {
  readonly fails: number;
  /** When it failed last; null: never. */
  readonly failedAt: Instant | null;
  /** Whether a request is at it now, to see whether it has come back. */
  readonly isProbed: boolean;
}

export const NEVER_TRIED: Tried = { fails: 0, failedAt: null, isProbed: false };

const isOut = ({ maxFails }: PassiveCheck, { fails }: Tried): boolean => maxFails > 0 && fails >= maxFails;

export function isPassedOver(check: PassiveCheck, tried: Tried, now: Instant): boolean {
  if (!isOut(check, tried) || tried.failedAt === null) return false;
  return tried.isProbed || now - tried.failedAt < check.failTimeoutS * 1_000_000;
}

export const whenChosen = (check: PassiveCheck, tried: Tried): Tried =>
  isOut(check, tried) ? { ...tried, isProbed: true } : tried;

/** A try is over; null: it came to no end that would tell anything of the server. */
export function whenOver(tried: Tried, isFailure: boolean | null, now: Instant): Tried {
  if (isFailure === null) return { ...tried, isProbed: false };
  return isFailure ? { fails: tried.fails + 1, failedAt: now, isProbed: false } : NEVER_TRIED;
}

export function standingByTries(check: PassiveCheck, tried: Tried): Standing {
  if (!isOut(check, tried)) return tried.fails === 0 ? 'up' : 'suspect';
  return tried.isProbed ? 'probing' : 'down';
}
