// What the simulation's thread found of the lives in a run, until somebody looks at it.
import type { Trace } from '../../simulations/index.ts';
import type { Lifeline } from '../machines/lifeline.ts';

const lifelines = new WeakMap<Trace, readonly Lifeline[]>();

/** Remembers what the worker found, for when the index is made. */
export const keepLifelines = (trace: Trace, lives: readonly Lifeline[]): void => {
  lifelines.set(trace, lives);
};

export const keptLifelines = (trace: Trace): readonly Lifeline[] | undefined => lifelines.get(trace);
