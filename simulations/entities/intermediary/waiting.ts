// When a box that waits has waited long enough.
import type { FailureSettings } from '../../http/failure-settings.ts';
import type { Duration, Instant } from '../../kernel/time.ts';
import { milliseconds } from '../../kernel/time.ts';

/** From now; time-outs that are looked after once in a while come late. Null: it waits for ever. */
export function dueAfter(ms: number, { stepMs }: FailureSettings['waits'], now: Instant): Duration | null {
  if (ms === Infinity) return null;
  const wait = milliseconds(ms);
  if (stepMs === 0) return wait;
  const step = milliseconds(stepMs);
  return (Math.ceil((now + wait) / step) * step - now) as Duration;
}
