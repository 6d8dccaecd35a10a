// What a box makes of its own checks: a streak of failures or successes (HAProxy 2.6), or the share of good ones among the last (Varnish 7.1).
import type { ActiveCheck, Standing } from '../http/farm-settings.ts';

type Judge = ActiveCheck['judges'];

/** `health`: from 0, down, over `rise`, up, to `rise + fall - 1`, sound. `good`: the last checks, the newest first. */
export type Watched =
  { readonly by: 'streak'; readonly health: number } | { readonly by: 'window'; readonly good: readonly boolean[] };

const soundest = ({ rise, fall }: { readonly rise: number; readonly fall: number }): number => rise + fall - 1;

export function startOfChecks(judges: Judge): Watched {
  if (judges.by === 'window') return { by: 'window', good: Array.from({ length: judges.initial }, () => true) };
  return { by: 'streak', health: judges.startsSound ? soundest(judges) : judges.rise };
}

export function afterCheck(judges: Judge, watched: Watched, hasPassed: boolean): Watched {
  if (judges.by === 'window') {
    const before = watched.by === 'window' ? watched.good : [];
    return { by: 'window', good: [hasPassed, ...before].slice(0, judges.window) };
  }
  const { rise } = judges;
  const health = (watched.by === 'streak' ? watched.health : 0) + (hasPassed ? 1 : -1);
  if (hasPassed) return { by: 'streak', health: health >= rise ? soundest(judges) : health };
  return { by: 'streak', health: health < rise ? 0 : health };
}

export function standingByChecks(judges: Judge, watched: Watched): Standing {
  if (judges.by === 'window') {
    const { good } = watched.by === 'window' ? watched : { good: [] };
    const isLastGood = good[0] === true;
    if (good.filter(Boolean).length >= judges.threshold) return isLastGood ? 'up' : 'suspect';
    return isLastGood ? 'probing' : 'down';
  }
  const health = watched.by === 'streak' ? watched.health : 0;
  if (health >= judges.rise) return health >= soundest(judges) ? 'up' : 'suspect';
  return health === 0 ? 'down' : 'probing';
}

export const isUpByChecks = (judges: Judge, watched: Watched): boolean => {
  const standing = standingByChecks(judges, watched);
  return standing === 'up' || standing === 'suspect';
};

/** Milliseconds from the end of a check to the start of the next (HAProxy: `inter`, `fastinter`, `downinter`). */
export function untilNextCheckMs({ judges, everyMs, changingMs, downMs }: ActiveCheck, watched: Watched): number {
  if (watched.by === 'window' || judges.by === 'window') return everyMs;
  if (watched.health === soundest(judges)) return everyMs;
  return watched.health === 0 ? downMs : changingMs;
}
