// What a participant is called on a stage: its name to those who know what it is, else its address, else a question mark.
import type { Payload } from '../../simulations/index.ts';
import type { Actor } from './cast.ts';
import type { Eyes } from './lens.ts';
import { acquaintance, isOwn, knowsAddress } from './lens.ts';
import { acquaintedWith } from './sights.ts';
import type { SceneIndex } from './scene-index.ts';
import type { SceneWords } from './words.ts';

/** The address that these eyes know it by; null: none. */
export function addressFor(eyes: Eyes, actor: Actor): string | null {
  const [first = null] = actor.addresses;
  if (isOwn(eyes, actor.node)) return first;
  if (eyes.sight === null || !knowsAddress(eyes, actor.node)) return null;
  return acquaintedWith(eyes.sight, actor.node).address;
}

export function nameFor(eyes: Eyes, actor: Actor, words: SceneWords): string {
  switch (acquaintance(eyes, actor)) {
    case 'all':
    case 'role':
      return words.participant(actor.called, actor.number);
    case 'address':
      return addressFor(eyes, actor) ?? words.unknown;
    case 'nothing':
      return words.unknown;
  }
}

/** Who can open a sealed message, as far as these eyes can tell: its holders know one another, nobody else sees from outside who they are. */
export function holdersFor(eyes: Eyes, payload: Payload, nameOf: (node: string) => string): readonly string[] | null {
  if (payload.kind !== 'sealed' || !payload.holders.some((holder) => isOwn(eyes, holder))) return null;
  return payload.holders.map(nameOf);
}

/** What these eyes know of everybody by now, as one word: while it is the same, nobody's name changes. */
export const knownOf = (eyes: Eyes, { cast }: SceneIndex): string =>
  eyes.sight === null ? 'all' : cast.actors.map((actor) => acquaintance(eyes, actor)).join(' ');
