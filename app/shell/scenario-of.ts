// The scenario of one stage, composed of what is chosen. Fetched with the first run: nothing on the first view needs it before.
import {
  BASE_EXCHANGE,
  composeScenario,
  FIRST_SCREEN,
  RUSH_HOUR,
  SHARED_PAGES,
  TEN_USERS,
  THREE_VISITS,
  type Scenario,
  type Situation,
} from '../../simulations/index.ts';
import { interventionsOf } from '../state/acts.ts';
import type { Choices } from '../state/scenario-store.ts';
import type { Side } from '../state/side.ts';

const SITUATIONS: readonly Situation[] = [
  FIRST_SCREEN,
  RUSH_HOUR,
  SHARED_PAGES,
  THREE_VISITS,
  TEN_USERS,
  BASE_EXCHANGE,
];

/** Errors: RangeError for an id that does not ship; links are checked before. */
export function situationOf(id: string): Situation {
  const situation = SITUATIONS.find((candidate) => candidate.id === id);
  if (situation === undefined) throw new RangeError(`no situation ${id}`);
  return situation;
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
