// What a vantage can make out of one transmission: the addresses on the packets, and every layer that no encryption closes to it.
import type { SocketAddress } from './address.ts';
import type { Layer, NodeId, Payload, Sealed } from './payload.ts';
import { encapsulatedIn } from './payload.ts';

/** Where somebody looks from: at a node, with the keys that node holds, or beside a link, with none. */
export type Vantage = { readonly at: 'node'; readonly node: NodeId } | { readonly at: 'link' };

/** One legible layer, and whether it was reached through an encryption that this vantage could open. */
export interface LegiblePart {
  readonly payload: Layer;
  readonly decrypted: boolean;
}

/** Two ends as packets show them. */
export interface Ends {
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
}

/** The legible parts of one transmission, nothing else. */
export interface View extends Ends {
  /** The addresses of packets inside the tunnels that could be opened, from the outside in. */
  readonly inner: readonly Ends[];
  /** The innermost layer that could be read; null when a closed one hides all. */
  readonly part: LegiblePart | null;
  /** Every layer that could be read, from the outside in: more than one where a message holds another. */
  readonly parts: readonly LegiblePart[];
  /** The layer at which reading ended, when it ended at a closed one. */
  readonly closed: Sealed | null;
}

const NONE: readonly never[] = [];

// What is asked of every message of a run walks the layers by loops of its own: by the generator below a look took 1.6 times as long, and the
// ledger of a crowded run 3 to 5 % longer.

/** Encryption is the one thing that hides a layer from somebody whom it passes (RFC 9614 §2). */
export function visible(transmission: Ends & { readonly payload: Payload }, vantage: Vantage): View {
  const { source, destination } = transmission;
  let inner: readonly Ends[] = NONE;
  let parts: readonly LegiblePart[] = NONE;
  let decrypted = false;
  let layer: Payload | null = transmission.payload;
  while (layer) {
    if (layer.kind === 'sealed') {
      const opens = vantage.at === 'node' && layer.holders.includes(vantage.node);
      if (!opens) return { source, destination, inner, part: parts.at(-1) ?? null, parts, closed: layer };
      decrypted = true;
      layer = layer.inner;
    } else if (layer.kind === 'packet') {
      inner = [...inner, layer];
      layer = layer.inner;
    } else {
      const part: LegiblePart = { payload: layer, decrypted };
      parts = parts === NONE ? [part] : [...parts, part];
      layer = encapsulatedIn(layer);
    }
  }
  return { source, destination, inner, part: parts.at(-1) ?? null, parts, closed: null };
}

/** The layers of a payload from the outside in, packets and closed ones among them, until one whose holders' keys `opens` says are not at hand. */
export function* layersIn(payload: Payload, opens: (holders: Sealed['holders']) => boolean): Generator<Payload> {
  for (let layer: Payload | null = payload; layer !== null;) {
    yield layer;
    if (layer.kind === 'packet') layer = layer.inner;
    else if (layer.kind === 'sealed') layer = opens(layer.holders) ? layer.inner : null;
    else layer = encapsulatedIn(layer);
  }
}

/** The innermost layer for which `opens` says that its holders' keys are at hand; a closed one where reading ends. */
export function legibleLayer(payload: Payload, opens: (holders: Sealed['holders']) => boolean): Layer | Sealed {
  let layer = payload;
  for (;;) {
    if (layer.kind === 'packet') layer = layer.inner;
    else if (layer.kind === 'sealed') {
      if (!opens(layer.holders)) return layer;
      layer = layer.inner;
    } else {
      const held = encapsulatedIn(layer);
      if (!held || !opens(held.holders)) return layer;
      layer = held;
    }
  }
}
