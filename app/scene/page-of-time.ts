// The page of time that a ladder of many requests shows: it stands still while the clock runs down it, and is turned by half of itself.

/** Microseconds of the run. */
export interface PageOfTime {
  readonly from: number;
  readonly to: number;
}

/**
 * The page of `length` that the clock stands on. It begins at a multiple of half a page, and at least half of it lies before the clock, save
 * where the run begins or ends: there it shows the first, or the last, `length` of the run. So both stages are on the same page always.
 */
export function pageAt(at: number, length: number, horizon: number): PageOfTime {
  const half = length / 2;
  const wished = Math.floor(at / half) * half - half;
  const from = Math.max(0, Math.min(wished, horizon - length));
  return pageFrom(from, length, horizon);
}

export const pageFrom = (from: number, length: number, horizon: number): PageOfTime => ({
  from,
  to: Math.min(from + length, Math.max(horizon, 1)),
});

/** Whether something that lasts from `start` to `end` shows on the page. */
export const isOnPage = ({ from, to }: PageOfTime, start: number, end: number): boolean => start < to && end > from;
