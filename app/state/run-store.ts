// The two finished runs, and whether newer ones are being made.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Ledger, Samples, Trace } from '../../simulations/index.ts';
import type { PerSide, Side } from './side.ts';

/** A finished run and what was folded from it. */
export interface SideRun {
  readonly trace: Trace;
  readonly ledger: Ledger;
  readonly samples: Samples;
  /** It came with a link that was opened within the page: nothing in it has moved since the run before, which was of something else. */
  readonly isOpened?: boolean;
}

export type RunPhase = 'idle' | 'simulating' | 'ready' | 'failed';

export interface RunState {
  /** Null until the first run of a stage is ready; then always the newest finished one. */
  readonly runs: PerSide<SideRun | null>;
  readonly phases: PerSide<RunPhase>;
  readonly finish: (side: Side, run: SideRun) => void;
  readonly enter: (side: Side, phase: RunPhase) => void;
}

export type RunStore = StoreApi<RunState>;

export const createRunStore = (): RunStore =>
  createStore<RunState>()((set) => ({
    runs: { a: null, b: null },
    phases: { a: 'idle', b: 'idle' },
    finish: (side, run) => set((state) => ({ runs: { ...state.runs, [side]: run } })),
    enter: (side, phase) => set((state) => ({ phases: { ...state.phases, [side]: phase } })),
  }));
