// Which box of a run is which of the run before it, so that a box that changes sides is seen to move and one that stays is seen to stay.
// No name could say so by itself: a proxy and a gateway are one box that moves when either is alone, and two when both are there.
import { isBox, type TraceHeader } from '../../simulations/index.ts';
import { castOf, type Actor, type Cast } from './cast.ts';
import type { Place } from './scene.ts';

/** One box that stands elsewhere than it did. */
export interface Move {
  readonly key: string;
  /** In the newer run. */
  readonly node: string;
  readonly from: Place;
  readonly to: Place;
}

export interface Followed {
  /** The newer cast, its boxes called as the older ones were. */
  readonly cast: Cast;
  readonly moves: readonly Move[];
}

const boxesOf = ({ actors }: Cast): readonly Actor[] => actors.filter(({ role }) => isBox(role));

/**
 * Who stays where it was; then the same one elsewhere; then, if one is left over before and after, that one:
 * of several that go and come nobody could say which is which.
 */
function pairsOf(before: Cast, after: Cast): ReadonlyMap<Actor, Actor> {
  const pairs = new Map<Actor, Actor>();
  const left = new Set(boxesOf(before));
  const pair = (isSame: (old: Actor, box: Actor) => boolean): void => {
    for (const box of boxesOf(after)) {
      const old = pairs.has(box) ? undefined : [...left].find((one) => isSame(one, box));
      if (old === undefined) continue;
      pairs.set(box, old);
      left.delete(old);
    }
  };
  pair((old, box) => old.place === box.place);
  pair((old, box) => old.node === box.node);
  const fresh = boxesOf(after).filter((box) => !pairs.has(box));
  if (left.size === 1 && fresh.length === 1) pair(() => true);
  return pairs;
}

function* newKeys(taken: ReadonlySet<string>): Generator<string, never> {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? 'box' : `box-${String(number)}`;
    if (!taken.has(key)) yield key;
  }
}

export function follow(before: Cast, after: Cast): Followed {
  const pairs = pairsOf(before, after);
  const fresh = newKeys(new Set(boxesOf(before).map(({ key }) => key)));
  const actors = after.actors.map((actor): Actor => {
    if (!isBox(actor.role)) return actor;
    return { ...actor, key: pairs.get(actor)?.key ?? fresh.next().value };
  });
  const moves = [...pairs].flatMap(([{ node, place }, old]): Move[] =>
    old.place === place ? [] : [{ key: old.key, node, from: old.place, to: place }],
  );
  return { cast: { ...after, actors, byNode: new Map(actors.map((actor) => [actor.node, actor])) }, moves };
}

/** What has moved from one run to another of the same situation; in another situation other people stand, and nothing has moved. */
export const movesBetween = (before: TraceHeader, after: TraceHeader): readonly Move[] =>
  before.scenario === after.scenario ? follow(castOf(before), castOf(after)).moves : [];
