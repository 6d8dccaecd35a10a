// How a component reads a store, a machine or anything else that can be watched: one hook for all of them.
import { useSyncExternalStore } from 'react';

/** What Zustand's vanilla stores offer, and all that is needed of them. */
export interface Watched<State> {
  readonly getState: () => State;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The part of a store's state that `select` picks; it must give the same value until that part changes. */
export function useStore<State, Part>(store: Watched<State>, select: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
