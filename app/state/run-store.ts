// The two finished runs, and whether newer ones are being made.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PerSide, Side } from './side.ts';

export type RunPhase = 'idle' | 'simulating' | 'ready' | 'failed';

export interface RunState<Run> {
  /** Null until the first run of a stage is ready; then always the newest finished one. */
  readonly runs: PerSide<Run | null>;
  readonly phases: PerSide<RunPhase>;
  readonly finish: (side: Side, run: Run) => void;
  readonly enter: (side: Side, phase: RunPhase) => void;
}

export type RunStore<Run> = StoreApi<RunState<Run>>;

export const createRunStore = <Run>(): RunStore<Run> =>
  createStore<RunState<Run>>()((set) => ({
    runs: { a: null, b: null },
    phases: { a: 'idle', b: 'idle' },
    finish: (side, run) =>
      set((state) => ({ runs: { ...state.runs, [side]: run }, phases: { ...state.phases, [side]: 'ready' } })),
    enter: (side, phase) => set((state) => ({ phases: { ...state.phases, [side]: phase } })),
  }));
