// What a vantage can make out of one transmission: the addresses on the packets, and every layer that no encryption closes to it.
import type { SocketAddress } from './address.ts';
import type { NodeId, Payload, Sealed } from './payload.ts';

/** Where somebody looks from: at a node, with the keys that node holds, or beside a link, with none. */
export type Vantage = { readonly at: 'node'; readonly node: NodeId } | { readonly at: 'link' };

/** One legible layer, and whether it was reached through an encryption that this vantage could open. */
export interface LegiblePart {
  readonly payload: Exclude<Payload, Sealed>;
  readonly decrypted: boolean;
}

/** The legible parts of one transmission, nothing else. */
export interface View {
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
  /** The layer that could be read; null when the outermost closed layer hides it. */
  readonly part: LegiblePart | null;
  /** The layer at which reading ended, when it ended at a closed one. */
  readonly closed: Sealed | null;
}

/** Encryption is the one thing that hides a layer from somebody whom it passes (RFC 9614 §2). */
export function visible(
  transmission: { readonly source: SocketAddress; readonly destination: SocketAddress; readonly payload: Payload },
  vantage: Vantage,
): View {
  const { source, destination } = transmission;
  let layer = transmission.payload;
  let decrypted = false;
  while (layer.kind === 'sealed') {
    const opens = vantage.at === 'node' && layer.holders.includes(vantage.node);
    if (!opens) return { source, destination, part: null, closed: layer };
    decrypted = true;
    layer = layer.inner;
  }
  return { source, destination, part: { payload: layer, decrypted }, closed: null };
}
