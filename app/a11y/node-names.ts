// What participants are called, in the words of the drawing: "Client A", "Origin 2".
import type { TraceHeader } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { castOf } from '../scene/cast.ts';

/** Node id → name; an id that is not in the header is given back as it is. */
export function nodeNames(header: TraceHeader, { scene }: Messages): (node: string) => string {
  const { byNode } = castOf(header);
  return (node) => {
    const actor = byNode.get(node);
    return actor === undefined ? node : scene.participant(actor.called, actor.number);
  };
}
