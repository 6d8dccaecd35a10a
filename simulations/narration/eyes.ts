// Through whose eyes a run is told: the nodes that a party runs and the links that it taps, from the trace header.
import type { TraceHeader } from '../trace/header.ts';
import type { MessageSent } from '../trace/record.ts';
import type { Layer, Sealed } from '../wire/payload.ts';
import { legibleLayer } from '../wire/visibility.ts';
import type { Eyes } from './sentence.ts';

export const EVERYBODY: Eyes = { observer: null, nodes: new Set(), links: new Set() };

/** The eyes of one observer (its id in the trace header). */
export function eyesOf(header: TraceHeader, observer: string): Eyes {
  return {
    observer,
    nodes: new Set(header.nodes.filter((node) => node.operator === observer).map(({ id }) => id)),
    links: new Set(header.links.filter((link) => link.taps.includes(observer)).map(({ id }) => id)),
  };
}

/** Whether these eyes are at the node where something happened. */
export const isAt = (eyes: Eyes, node: string): boolean => eyes.observer === null || eyes.nodes.has(node);

/** Whether the transmission passes these eyes: at one of its ends, or on its link. */
export const passes = (eyes: Eyes, sent: MessageSent): boolean =>
  isAt(eyes, sent.from) || isAt(eyes, sent.to) || eyes.links.has(sent.link);

/** The innermost layer that these eyes can read (RFC 9614 §2: encryption is what divides contexts). */
export const legible = (eyes: Eyes, sent: MessageSent): Layer | Sealed =>
  legibleLayer(sent.payload, (holders) => holders.some((holder) => isAt(eyes, holder)));
