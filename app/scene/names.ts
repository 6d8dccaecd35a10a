// What a participant is called on a stage: its name to those who know what it is, else its address, else a question mark.
import type { Payload } from '../../simulations/index.ts';
import type { Actor } from './cast.ts';
import type { Eyes, Looker } from './lens.ts';
import { acquaintance, isOwn, knowsAddress } from './lens.ts';
import type { Acquaintance } from './scene.ts';
import { acquaintedWith } from './sights.ts';
import type { SceneIndex } from './scene-index.ts';
import type { SceneWords } from './words.ts';

/** Node → what it is called, as the one who looks knows it. */
export type Names = ReadonlyMap<string, string>;

/** The address that these eyes know it by; null: none. */
export function addressFor(eyes: Eyes, actor: Actor): string | null {
  const [first = null] = actor.addresses;
  if (isOwn(eyes, actor.node)) return first;
  if (eyes.sight === null || !knowsAddress(eyes, actor.node)) return null;
  return acquaintedWith(eyes.sight, actor.node).address;
}

export const nameFor = (eyes: Eyes, actor: Actor, words: SceneWords): string =>
  nameOfKnown(acquaintance(eyes, actor), addressFor(eyes, actor), actor, words);

/** The name of one who is known so well, by that address if by none other. */
export function nameOfKnown(known: Acquaintance, address: string | null, actor: Actor, words: SceneWords): string {
  switch (known) {
    case 'all':
    case 'role':
      return words.participant(actor.called, actor.number);
    case 'address':
      return address ?? words.unknown;
    case 'nothing':
      return words.unknown;
  }
}

/** Who can open a sealed message, as far as these eyes can tell: its holders know one another, nobody else sees from outside who they are. */
export function holdersFor(eyes: Looker, payload: Payload, nameOf: (node: string) => string): readonly string[] | null {
  if (payload.kind !== 'sealed' || !payload.holders.some((holder) => isOwn(eyes, holder))) return null;
  return payload.holders.map(nameOf);
}

/** What these eyes know of everybody by now, as one word: while it is the same, nobody's name changes. */
export const knownOf = (eyes: Eyes, { cast }: SceneIndex): string =>
  eyes.sight === null ? 'all' : cast.actors.map((actor) => acquaintance(eyes, actor)).join(' ');
