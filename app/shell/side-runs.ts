// Keeps each stage's run up to date with what is chosen: a change asks for a new run of that stage alone, and the last run
// that worked stays on screen until the new one is there.
import { createActor } from 'xstate';
import { composeScenario, type Scenario, type Situation } from '../../simulations/index.ts';
import { runMachine } from '../machines/run.machine.ts';
import type { Runner } from '../runner/runner.ts';
import { interventionsOf } from '../state/acts.ts';
import type { RunStore } from '../state/run-store.ts';
import type { Choices, ScenarioStore } from '../state/scenario-store.ts';
import { SIDES, type PerSide, type Side } from '../state/side.ts';
import { keepLifelines } from '../a11y/scene-indexes.ts';

interface Parts {
  readonly scenario: ScenarioStore;
  readonly runs: RunStore;
  readonly runners: PerSide<Runner>;
  readonly situationOf: (id: string) => Situation;
  readonly onFailure: (side: Side, why: string) => void;
}

/** The scenario of one stage: situation and set-up, with the seed and whatever the visitor did. */
export function scenarioOf(choices: Choices, side: Side, situation: Situation): Scenario {
  const setup = choices[side];
  const episode = situation.episodes.find(({ id }) => id === choices.episode) ?? situation.episodes[0];
  if (episode === undefined) throw new RangeError(`situation ${situation.id} has no episode`);
  return composeScenario(situation, setup, {
    episode: episode.id,
    seed: choices.seed,
    interventions: interventionsOf(choices.acts, { situation, episode }, setup),
  });
}

/** Makes both runs now and again at every change of the choices. */
export function keepRunsCurrent({ scenario, runs, runners, situationOf, onFailure }: Parts): void {
  for (const side of SIDES) {
    const machine = createActor(runMachine);
    machine.subscribe((snapshot) => runs.getState().enter(side, snapshot.value));
    machine.start();
    let jobs = 0;
    let current = '';
    const update = (): void => {
      const choices = scenario.getState();
      const wanted = scenarioOf(choices, side, situationOf(choices.situation));
      const text = JSON.stringify(wanted);
      if (text === current) return;
      current = text;
      jobs += 1;
      const job = jobs;
      machine.send({ type: 'scenario changed', job });
      runners[side]
        .make(wanted)
        .then((run) => {
          if (job !== jobs) return;
          keepLifelines(run.trace, run.lifelines);
          runs.getState().finish(side, run);
          machine.send({ type: 'run arrived', job });
        })
        .catch((error: unknown) => {
          const failure = error instanceof Error ? error.message : String(error);
          machine.send({ type: 'run failed', job, failure });
          if (job === jobs) onFailure(side, failure);
        });
    };
    scenario.subscribe(update);
    update();
  }
}
