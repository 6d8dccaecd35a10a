// What a link may name: the situations that can be opened in two stages, and the modes that have a name.
import {
  BASE_EXCHANGE,
  FIRST_SCREEN,
  MODES,
  RUSH_HOUR,
  SHARED_PAGES,
  TEN_USERS,
  THREE_VISITS,
  modeOf,
  type Situation,
} from '../../simulations/index.ts';
import type { Shelf } from '../embed/url-state.ts';

/** The first opens when none is named. */
const SITUATIONS: readonly Situation[] = [
  FIRST_SCREEN,
  RUSH_HOUR,
  SHARED_PAGES,
  THREE_VISITS,
  TEN_USERS,
  BASE_EXCHANGE,
];

/** Errors: RangeError for an id that is not on the shelf; links are checked before. */
export function situationOf(id: string): Situation {
  const situation = SITUATIONS.find((candidate) => candidate.id === id);
  if (situation === undefined) throw new RangeError(`no situation ${id}`);
  return situation;
}

export function createShelf(): Shelf {
  const plain = modeOf('direct-https')?.setup;
  const other = modeOf('fwd-connect')?.setup;
  return {
    modes: MODES,
    situations: SITUATIONS.flatMap(({ id, seed, horizonMs, opens, episodes }) => {
      const common = { id, seed, horizonMs, episodes: episodes.map((episode) => episode.id) };
      if (opens !== null) return [{ ...common, opens }];
      return plain && other ? [{ ...common, opens: { a: plain, b: other } }] : [];
    }),
  };
}
