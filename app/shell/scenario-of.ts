// The scenario of one stage, composed of what is chosen. Fetched with the first run: nothing on the first view needs it before.
import { composeScenario, type Scenario, type Situation } from '../../simulations/index.ts';
import { interventionsOf } from '../state/acts.ts';
import type { Choices } from '../state/scenario-store.ts';
import type { Side } from '../state/side.ts';

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
