// How much work a request will be, for whichever server gets it: one draw, keyed by the request alone.
import { exponential, lognormal } from '../kernel/distributions.ts';
import type { Duration } from '../kernel/time.ts';
import { NO_TIME, milliseconds } from '../kernel/time.ts';
import type { ServiceTime } from '../scenario/scenario.ts';

/** The service time that belongs to a draw `u` in [0, 1), rounded to the microsecond. */
export function serviceDemand(service: ServiceTime): (u: number) => Duration {
  if ('fixedMs' in service) return () => milliseconds(service.fixedMs);
  if ('exponentialMs' in service) {
    const sample = exponential(service.exponentialMs);
    return (u) => milliseconds(sample(u));
  }
  if (service.lognormalMs === 0) return () => NO_TIME;
  const sample = lognormal(service.lognormalMs, service.cv);
  return (u) => milliseconds(sample(u));
}
