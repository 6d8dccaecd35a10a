// The requests of a page of time as rows of text: the same as the ladder shows, for whoever reads instead.
import type { Trace } from '../../simulations/index.ts';
import { namesFor } from './ladder-arrows.ts';
import type { Story } from './ladder-story.ts';
import { wantedIn } from './ladder-story.ts';
import type { RequestRow } from './ladder-words.ts';
import type { Eyes } from './lens.ts';
import { isOwn } from './lens.ts';
import { storiesOn } from './many-stories.ts';
import type { PageOfTime } from './page-of-time.ts';
import type { SceneIndex } from './scene-index.ts';
import type { SceneWords } from './words.ts';

type Fate = Pick<RequestRow, 'at' | 'outcome' | 'took'>;

/** Whoever wanted it knows when it is over, and with what. */
function fateAtHome({ span, hops }: Story, now: number): Fate {
  const { client, wantedAt: at, finishedAt } = span;
  if (at > now) return { at, outcome: { is: 'ahead' }, took: null };
  if (finishedAt > now) return { at, outcome: { is: 'under-way' }, took: null };
  const answer = hops.filter(({ sent, carried }) => sent.to === client && carried.what === 'response').at(-1);
  const took = finishedAt - at;
  if (answer === undefined || answer.reached < 1) return { at, outcome: { is: 'nothing' }, took };
  return { at, outcome: { is: 'answered', answer: answer.carried, isHit: answer.hit !== null }, took };
}

/** Others know of it from the first message that they see to the last; null: none has passed them yet. */
function fateAsSeen({ hops }: Story, now: number): Fate | null {
  const [first] = hops;
  if (first === undefined || first.sentAt > now) return null;
  const at = first.sentAt;
  const isUnderWay = hops.some(({ receivedAt }) => receivedAt > now);
  if (isUnderWay) return { at, outcome: { is: 'under-way' }, took: null };
  const last = hops.filter(({ carried: { what } }) => what === 'response' || what === 'closed').at(-1);
  const took = Math.max(...hops.map(({ receivedAt }) => receivedAt)) - at;
  if (last === undefined || last.reached < 1) return { at, outcome: { is: 'nothing' }, took };
  return { at, outcome: { is: 'answered', answer: last.carried, isHit: last.hit !== null }, took };
}

/** What has happened by `eyes.at` of all requests of the page, and of those that these eyes own what is still to come. */
export function requestRows(
  trace: Trace,
  index: SceneIndex,
  eyes: Eyes,
  page: PageOfTime,
  words: SceneWords,
): readonly RequestRow[] {
  const { nameOf } = namesFor(index, eyes, words);
  return storiesOn(trace, index, eyes, page).all.flatMap((story) => {
    const { exchange, span } = story;
    const fate = isOwn(eyes, span.client) ? fateAtHome(story, eyes.at) : fateAsSeen(story, eyes.at);
    if (fate === null) return [];
    const seen = { ...story, hops: story.hops.filter(({ sentAt }) => sentAt <= eyes.at) };
    return [{ exchange, who: nameOf(span.client), what: wantedIn(seen, eyes), ...fate }];
  });
}
