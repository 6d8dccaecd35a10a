// Keeps each stage's run up to date with what is chosen: a change asks for a new run of that stage alone, and the last run
// that worked stays on screen until the new one is there.
import { createActor } from 'xstate';
import { keepLifelines } from '../a11y/kept-lifelines.ts';
import { runMachine } from '../machines/run.machine.ts';
import type { Runner } from '../runner/runner.ts';
import type { RunStore } from '../state/run-store.ts';
import type { ScenarioStore } from '../state/scenario-store.ts';
import { SIDES, type PerSide, type Side } from '../state/side.ts';
import type { scenarioOf as compose, situationOf as find } from './scenario-of.ts';

interface Composer {
  readonly scenarioOf: typeof compose;
  readonly situationOf: typeof find;
}

interface Parts {
  readonly scenario: ScenarioStore;
  readonly runs: RunStore;
  readonly runners: PerSide<Runner>;
  readonly onFailure: (side: Side, why: string) => void;
}

/** Makes both runs now and again at every change of the choices. */
export function keepRunsCurrent({ scenario, runs, runners, onFailure }: Parts): void {
  for (const side of SIDES) {
    const machine = createActor(runMachine);
    machine.subscribe((snapshot) => runs.getState().enter(side, snapshot.value));
    machine.start();
    let jobs = 0;
    let current = '';
    let { openings } = scenario.getState();
    let isOpened = false;
    const request = ({ scenarioOf, situationOf }: Composer): void => {
      const choices = scenario.getState();
      const wanted = scenarioOf(choices, side, situationOf(choices.situation));
      const text = JSON.stringify(wanted);
      const isOpening = choices.openings !== openings;
      ({ openings } = choices);
      if (text === current) return;
      isOpened ||= isOpening;
      current = text;
      jobs += 1;
      const job = jobs;
      machine.send({ type: 'scenario changed', job });
      runners[side]
        .make(wanted)
        .then((run) => {
          if (job !== jobs) return;
          keepLifelines(run.trace, run.lifelines);
          runs.getState().finish(side, { ...run, isOpened });
          isOpened = false;
          machine.send({ type: 'run arrived', job });
        })
        .catch((error: unknown) => failed(job, error));
    };
    const failed = (job: number, error: unknown): void => {
      const failure = error instanceof Error ? error.message : String(error);
      machine.send({ type: 'run failed', job, failure });
      if (job === jobs) onFailure(side, failure);
    };
    // Whatever is chosen by the time the composer has come is what is made first; from then on each change is heard at once.
    import('./scenario-of.ts')
      .then((composer) => {
        scenario.subscribe(() => request(composer));
        request(composer);
      })
      .catch((error: unknown) => failed(jobs, error));
  }
}
