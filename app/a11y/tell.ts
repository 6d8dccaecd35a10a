// Tells records of a run in words, as the chosen eyes make them out: whom they do not know is not named, and what they cannot
// read is not said.
import {
  EVERYBODY,
  narrate,
  type Eyes as Listener,
  type Instant,
  type Layer,
  type MessageSent,
  type Sealed,
  type Trace,
} from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { eyesFor, isOwn, legible, passesEyes, type Eyes } from '../scene/lens.ts';
import { nameFor } from '../scene/names.ts';
import type { Lens } from '../scene/scene.ts';
import { sceneIndexOf } from './scene-indexes.ts';

export interface Telling {
  readonly eyes: Eyes;
  readonly listener: Listener;
  /** Whether a transmission passes these eyes, and as much of it as they can read. */
  readonly passes: (sent: MessageSent) => boolean;
  readonly legible: (sent: MessageSent) => Layer | Sealed;
  /** Whether these eyes are those of whoever runs a node: everyone's are. */
  readonly isOwn: (node: string) => boolean;
  /** What a participant is called by these eyes; an id that takes no part is given back. */
  readonly name: (node: string) => string;
  /** The sentence of a record; null when these eyes see nothing of it. */
  readonly sentence: (record: number) => string | null;
}

/**
 * @param lens `everyone`, or an observer column of the trace header
 * @param selected the exchange that is followed, which tells whose eyes "client" means
 */
export function tellingAt(
  trace: Trace,
  at: Instant,
  { lens, selected, words }: { readonly lens: Lens; readonly selected: number | null; readonly words: Messages },
): Telling {
  const index = sceneIndexOf(trace);
  const eyes = eyesFor(index, lens, selected, at);
  const { sight } = eyes;
  const listener: Listener =
    sight === null
      ? EVERYBODY
      : { observer: sight.column, nodes: new Set(sight.ownNodes), links: new Set(sight.links) };
  const name = (node: string): string => {
    const actor = index.cast.byNode.get(node);
    return actor === undefined ? node : nameFor(eyes, actor, words.scene);
  };
  return {
    eyes,
    listener,
    passes: ({ link, from, to }) => passesEyes(eyes, link, [from, to]),
    legible: (sent) => legible(eyes, sent),
    isOwn: (node) => isOwn(eyes, node),
    name,
    sentence: (record) => {
      const said = narrate(trace, record, listener);
      return said === null ? null : words.sentence(said, name);
    },
  };
}
