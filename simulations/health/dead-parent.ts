// Squid's dead parents: connections that fail count down; at nought the parent is dead until a probe, which each request that misses it sets off,
// gets through. (Squid 5.7, neighbors.cc)
import type { Standing } from '../http/farm-settings.ts';
import type { Instant } from '../kernel/time.ts';

export interface Parent {
  /** Failed connections that it may still have (`tcp_up`). */
  readonly left: number;
  readonly isProbed: boolean;
  /** In whole seconds, which is how Squid counts: no two probes start in one. */
  readonly probedS: number | null;
}

export const newParent = (connectFailLimit: number): Parent => ({
  left: connectFailLimit,
  isProbed: false,
  probedS: null,
});

export const isAlive = ({ left }: Parent): boolean => left > 0;

const secondOf = (now: Instant): number => Math.floor(now / 1_000_000);

/** Whether a request that would have it now sets off a probe. */
export const needsProbe = (parent: Parent, now: Instant): boolean =>
  !isAlive(parent) && !parent.isProbed && parent.probedS !== secondOf(now);

export const probeStarted = (parent: Parent, now: Instant): Parent => ({
  ...parent,
  isProbed: true,
  probedS: secondOf(now),
});

/** A connection to it was made or refused, a request's or the probe's. */
export const afterConnect = (parent: Parent, hasOpened: boolean, connectFailLimit: number): Parent => ({
  ...parent,
  left: hasOpened ? connectFailLimit : Math.max(0, parent.left - 1),
});

export const probeEnded = (parent: Parent): Parent => ({ ...parent, isProbed: false });

export function standingOfParent(parent: Parent, connectFailLimit: number): Standing {
  if (isAlive(parent)) return parent.left === connectFailLimit ? 'up' : 'suspect';
  return parent.isProbed ? 'probing' : 'down';
}
