// The landmarks of both runs as they are, each with its name.
import { useMemo } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { AllMessages } from '../i18n/messages.ts';
import type { Act } from '../state/acts.ts';
import { landmarksOf, type Landmark } from '../state/landmarks.ts';

export interface NamedLandmark {
  readonly key: string;
  readonly landmark: Landmark;
  /** As short as it gets, for the line of time. */
  readonly name: string;
  /** With the stage on which it happens. */
  readonly said: string;
}

export function useLandmarks(): readonly NamedLandmark[] {
  const words = useAllWords();
  const { runs, scenario } = useSession();
  const a = useStore(runs, (state) => state.runs.a?.trace ?? null);
  const b = useStore(runs, (state) => state.runs.b?.trace ?? null);
  const acts = useStore(scenario, (state) => state.acts);
  return useMemo(
    () =>
      landmarksOf({ a, b }, acts).map((landmark, number) => {
        const name = nameOf(landmark, words);
        const where = 'sides' in landmark ? landmark.sides.map((side) => words.ui.stage[side]) : [];
        const said = where.length === 0 ? name : words.time.where(name, where);
        return { key: `${landmark.kind} ${String(landmark.at)} ${String(number)}`, landmark, name, said };
      }),
    [a, b, acts, words],
  );
}

function nameOf(landmark: Landmark, { controls, time }: AllMessages): string {
  if (landmark.kind === 'act') return actName(landmark.act, controls);
  if (landmark.kind !== 'change') return time.firsts[landmark.kind];
  const changes: Readonly<Record<string, string>> = time.changes;
  return changes[landmark.patch] ?? time.changed;
}

function actName(act: Act, controls: AllMessages['controls']): string {
  if (!('server' in act)) return act.act === 'send' ? controls.sent : controls.burstSent;
  return act.act === 'stop' ? controls.stopped(act.server) : controls.started(act.server);
}
