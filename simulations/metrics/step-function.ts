// A number that goes up and down in steps, as how many servers are at work, with its integral over time. Plain data.
import type { Instant } from '../kernel/time.ts';
import { countBy } from './timeline.ts';

/** From `instants[i]` on the level is `levels[i]`; `areas[i]` is the integral from 0 to that instant. Before the first, the level is 0. */
export interface StepFunction {
  readonly instants: readonly Instant[];
  readonly levels: readonly number[];
  readonly areas: readonly number[];
}

export const levelAt = ({ instants, levels }: StepFunction, t: Instant): number =>
  levels[countBy(instants, t) - 1] ?? 0;

/** Integral from 0 to `t`, in units times microseconds. */
export function areaBy({ instants, levels, areas }: StepFunction, t: Instant): number {
  const index = countBy(instants, t) - 1;
  const from = instants[index];
  return from === undefined ? 0 : (areas[index] ?? 0) + (levels[index] ?? 0) * (t - from);
}

export interface GrowingStepFunction extends StepFunction {
  readonly instants: Instant[];
  readonly levels: number[];
  readonly areas: number[];
}

export const newStepFunction = (): GrowingStepFunction => ({ instants: [], levels: [], areas: [] });

/** Changes come in order, as records do. */
export function step({ instants, levels, areas }: GrowingStepFunction, at: Instant, change: number): void {
  const level = levels.at(-1) ?? 0;
  areas.push((areas.at(-1) ?? 0) + level * (at - (instants.at(-1) ?? at)));
  instants.push(at);
  levels.push(level + change);
}
