// The way of a request for which there is nobody to choose among: a site, found by its name.
import type { FailureSettings } from '../../http/failure-settings.ts';
import type { Request } from '../../http/message.ts';
import { isIdempotent } from '../../http/methods.ts';
import type { Place } from '../transport/pool.ts';
import type { Route, Step } from './route.ts';

/** Nobody else can be asked; only what a kept connection lost is sent again, over a new one (RFC 9112 §9.3.1). */
export function oneHop(place: Place, { method, content }: Request, { keptRepeats }: FailureSettings): Route {
  const hop: Step = { to: { server: null, place } };
  const mayRepeat = isIdempotent(method) && content === null;
  return {
    start(go) {
      go(hop);
    },
    isFailure: () => false,
    failed({ why, isKept }, go) {
      const isStale = isKept && keptRepeats.some((ending) => ending === why);
      go(isStale && mayRepeat ? hop : { to: null, why: 'last-failure' });
    },
    ended: () => undefined,
  };
}
