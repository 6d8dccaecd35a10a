// A stage's run with its boxes called as in the run before, and what has changed sides since.
import { useState } from 'react';
import type { Trace } from '../../simulations/index.ts';
import { sceneIndexOf } from '../a11y/scene-indexes.ts';
import { follow, type Move } from '../scene/follow.ts';
import type { SceneIndex } from '../scene/scene-index.ts';
import type { SideRun } from '../state/run-store.ts';

export interface FollowedRun {
  readonly trace: Trace;
  readonly index: SceneIndex;
  readonly moves: readonly Move[];
  /** So many set-ups have been opened on this stage before: each is a stage of its own. */
  readonly setUp: number;
}

function followedRun(before: FollowedRun | null, { trace, isOpened = false }: SideRun): FollowedRun {
  const index = sceneIndexOf(trace);
  // In another situation other people stand: nobody there is who was here. Nor is anybody in a set-up that a link has opened.
  if (before === null) return { trace, index, moves: [], setUp: 0 };
  if (isOpened || before.trace.header.scenario !== trace.header.scenario)
    return { trace, index, moves: [], setUp: before.setUp + 1 };
  const { cast, moves } = follow(before.index.cast, index.cast);
  return { trace, index: { ...index, cast }, moves, setUp: before.setUp };
}

/** Null until there is a run. */
export function useFollowed(run: SideRun | null): FollowedRun | null {
  const [held, setHeld] = useState<FollowedRun | null>(null);
  if (run === null || held?.trace === run.trace) return held;
  const next = followedRun(held, run);
  setHeld(next);
  return next;
}
