// What is simulated: the situation, how each stage is set up, the seed, and what the visitor did while it ran.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Setup } from '../../simulations/index.ts';
import type { Act } from './acts.ts';
import type { PerSide, Side } from './side.ts';

/** Everything that the two runs depend on. */
export interface Choices extends PerSide<Setup> {
  /** Id of a situation of the library. */
  readonly situation: string;
  /** Which of its episodes is wanted; null: the first. */
  readonly episode: string | null;
  readonly seed: number;
  readonly acts: readonly Act[];
}

export interface ScenarioState extends Choices {
  /** Throws some switches of one stage. */
  readonly change: (side: Side, switches: Partial<Setup>) => void;
  readonly chooseSeed: (seed: number) => void;
  readonly act: (act: Act) => void;
  /** Undoes all acts. */
  readonly forgetActs: () => void;
  /** How often a link was opened within the page. */
  readonly openings: number;
  /** Puts everything in place at once, as when Back is pressed. */
  readonly replace: (choices: Choices) => void;
  /** As when a link is followed: what comes is another set-up, not the same with a switch thrown. */
  readonly open: (choices: Choices) => void;
}

export type ScenarioStore = StoreApi<ScenarioState>;

export const createScenarioStore = (first: Choices): ScenarioStore =>
  createStore<ScenarioState>()((set) => ({
    ...first,
    openings: 0,
    change: (side, switches) =>
      set((state) => (side === 'a' ? { a: { ...state.a, ...switches } } : { b: { ...state.b, ...switches } })),
    chooseSeed: (seed) => set({ seed }),
    act: (act) => set((state) => ({ acts: [...state.acts, act].sort((one, other) => one.atMs - other.atMs) })),
    forgetActs: () => set({ acts: [] }),
    replace: (choices) => set(choicesOf(choices)),
    open: (choices) => set(({ openings }) => ({ ...choicesOf(choices), openings: openings + 1 })),
  }));

export const choicesOf = ({ situation, episode, a, b, seed, acts }: Choices): Choices => ({
  situation,
  episode,
  a,
  b,
  seed,
  acts,
});
