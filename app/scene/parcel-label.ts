// All that can be said of a message under way, for those who do not see it.
import type { MessageSent } from '../../simulations/index.ts';
import type { Looker } from './lens.ts';
import { holdersFor, type Names } from './names.ts';
import type { Carried, SceneWords } from './words.ts';

export function parcelLabel(
  sent: MessageSent,
  carried: Carried,
  isHit: boolean,
  { eyes, names, words }: { readonly eyes: Looker; readonly names: Names; readonly words: SceneWords },
): string {
  const nameOf = (node: string): string => names.get(node) ?? words.unknown;
  return words.spoken.message({
    carried,
    from: nameOf(sent.from),
    to: nameOf(sent.to),
    holders: holdersFor(eyes, sent.payload, nameOf),
    hit: isHit,
    isLost: false, // what is drawn is still under way
  });
}
