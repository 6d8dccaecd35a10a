// What the caches hold, as rings above them: where each is drawn, and how fresh it is at an instant.
import type { Actor } from './cast.ts';
import type { Stand } from './layout.ts';
import type { Kept, Store } from './node-stories.ts';
import type { Point, StoredResponse } from './scene.ts';
import type { SceneWords } from './words.ts';

/** A stored response and where it is drawn; how fresh it is only the instant tells. */
export interface StoredPlace extends Point {
  readonly key: string;
  readonly radius: number;
  readonly response: Kept;
}

const RING = 6;
const NOTHING_THERE: readonly StoredPlace[] = [];

/** Which of the newest are gone of themselves, one bit each. */
export const goneOf = ({ newest }: Store, at: number): number =>
  newest.reduce((gone, { goneAt }, nth) => (goneAt !== null && at >= goneAt ? gone | (1 << nth) : gone), 0);

export function storeOf({ newest }: Store, gone: number, { key }: Actor, stand: Stand): readonly StoredPlace[] {
  if (newest.length === 0) return NOTHING_THERE;
  const y = stand.y - stand.height / 2 - RING - 4;
  const left = stand.x - (newest.length - 1) * (RING + 1.5);
  const there = newest.filter((_, nth) => (gone & (1 << nth)) === 0);
  return there.map((response, place) => ({
    key: `${key}-stored-${String(response.number)}`,
    x: left + place * (2 * RING + 3),
    y,
    radius: RING,
    response,
  }));
}

export const storedResponsesOf = (places: readonly StoredPlace[], at: number, words: SceneWords): StoredResponse[] =>
  places.map(({ response: { what, since, freshUntil }, ...place }) => {
    const usLeft = Math.max(0, freshUntil - at);
    const secondsLeft = Math.ceil(usLeft / 1_000_000);
    return {
      ...place,
      freshness: usLeft > 0 ? usLeft / (freshUntil - since) : 0,
      label: words.spoken.stored({ key: what, secondsLeft }),
    };
  });
