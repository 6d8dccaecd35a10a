// How long servers and lines were at work: areas under step functions, known at every instant.
import type { Instant } from '../kernel/time.ts';
import { countBy } from './timeline.ts';

/** A number that goes up and down in steps, and its integral. */
export interface StepFunction {
  readonly at: (t: Instant) => number;
  /** Integral from 0 to `t`, in units times microseconds. */
  readonly areaBy: (t: Instant) => number;
}

export interface GrowingStepFunction extends StepFunction {
  /** Changes come in order, as records do. */
  change(at: Instant, by: number): void;
}

export function createStepFunction(): GrowingStepFunction {
  const instants: Instant[] = [];
  const levels: number[] = [];
  const areas: number[] = [];
  const at = (t: Instant): number => levels[countBy(instants, t) - 1] ?? 0;
  return {
    at,
    change(now, by) {
      const last = instants.length - 1;
      const level = levels[last] ?? 0;
      areas.push((areas[last] ?? 0) + level * (now - (instants[last] ?? now)));
      instants.push(now);
      levels.push(level + by);
    },
    areaBy(t) {
      const index = countBy(instants, t) - 1;
      const from = instants[index];
      return from === undefined ? 0 : (areas[index] ?? 0) + (levels[index] ?? 0) * (t - from);
    },
  };
}
