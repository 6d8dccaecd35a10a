// Topic load-balancing: which server answers which request. Told are the letters in order, how often each occurs, and when they repeat.
import { directivesOf, productOf } from '../directives.ts';
import { originsOf } from '../behaviour.ts';
import { behaviourAt } from '../behaviour.ts';
import type { FarmWords } from '../farm/words.ts';
import { farmWords } from '../farm/words.ts';
import type { JsonObject } from '../json.ts';
import { optional, textAt, textsAt } from '../json.ts';
import type { Step } from '../steps.ts';
import { stepsOf } from '../steps.ts';
import type { RecordedCase, Topic } from '../topic.ts';
import { lettersIn, periodOf, portOf, runOn, tally } from './run.ts';
import { remapping } from './remapping.ts';
import { stickySession } from './sticky-session.ts';
import type { Plan } from './stimulus.ts';
import { get } from '../asking.ts';
import { planOf } from './stimulus.ts';

/** Requests that are held are this far apart. */
const GAP_S = 0.06;
const HELD = '/hold';

function heldThenShort(words: FarmWords, { held, short }: Extract<Plan, { kind: 'held' }>): JsonObject {
  const holding: Step[] = Array.from({ length: held }, () => [
    get(HELD, { doesNotWait: true }),
    { kind: 'wait', seconds: GAP_S } as const,
  ]).flat();
  const shorts: Step[] = Array.from({ length: short }, () => get('/'));
  const holds = behaviourAt('hold', { paths: { [HELD]: { never_answers: true } } });
  const behaviours = new Map(words.members.map(({ letter }) => [letter, holds]));
  const run = runOn(words, [...holding, ...shorts], behaviours);
  const [heldOnes, shortOnes] = [held, short].map((count, round) =>
    run.performed
      .filter(({ step }) => step.kind === 'request' && (step.target === HELD) === (round === 0))
      .flatMap(({ exchanges }) => exchanges)
      .slice(0, count),
  );
  /** A held request has no answer: told is whom it reached. */
  const reached = (heldOnes ?? []).map((exchange) => {
    const arrival = run.ends.arrivals.find((one) => one.exchange === exchange);
    return arrival?.origin ?? run.answerOf(exchange);
  });
  const answered = (shortOnes ?? []).map((exchange) => run.answerOf(exchange));
  return { held_sequence: reached.join(''), short_sequence: answered.join(''), short_counts: tally(answered) };
}

function replay(recorded: RecordedCase): JsonObject {
  const directives = directivesOf(recorded);
  const steps = stepsOf(recorded.replay);
  const plan: Plan = steps ? { kind: 'sequence', steps } : planOf(textAt('stimulus', recorded.stimulus));
  if (plan.kind === 'comparison') return remapping(directives);
  const unnamed = optional(textsAt, 'replay.servers', recorded.replay['servers']) ?? [];
  const words = farmWords(productOf(recorded), directives, unnamed, portOf);
  if (plan.kind === 'held') return heldThenShort(words, plan);
  if (plan.kind === 'cookie') return stickySession(words, plan);
  const letters = lettersIn(runOn(words, plan.steps, originsOf(recorded.replay)));
  return { sequence: letters.join(''), counts: tally(letters), period: periodOf(letters) };
}

export const loadBalancing: Topic = { name: 'load-balancing', replay };
