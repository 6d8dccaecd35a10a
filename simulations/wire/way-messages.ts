// What a client says to the boxes that carry its bytes, before the bytes: the words of SOCKS and of onion routing.

/** Where a stream is to lead: a site by its name, or a machine by its address, which both stand in `host`. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/**
 * SOCKS 5 without credentials: the greeting and the method that is chosen, one round trip; the request and its reply, another (RFC 1928
 * §3, §4, §6). Nothing of it is encrypted.
 */
export interface SocksMessage {
  readonly kind: 'socks';
  readonly step: 'greeting' | 'choice' | 'request' | 'granted' | 'refused';
  /** Of a request alone: a name (ATYP 3) or an address (ATYP 1). */
  readonly to: Destination | null;
}

/**
 * A cell of an onion-routed circuit (tor-spec §5, §6). `create` and `created` agree on the keys of one layer, between whoever proposes the
 * session and whoever answers it; `extend` asks the last relay so far to do the same with the next one; `begin` asks the last relay for a
 * stream to a site.
 */
export interface CircuitCell {
  readonly kind: 'circuit';
  readonly step: 'create' | 'created' | 'extend' | 'extended' | 'begin' | 'connected' | 'ended';
  /** The layer that is being agreed on; null: none is. */
  readonly session: number | null;
  /** Of `extend` the next relay, of `begin` the site. */
  readonly to: Destination | null;
}

/** The destination as it is written, "shop.example:443"; null: the step names none. */
export const wayTo = ({ to }: SocksMessage | CircuitCell): string | null => to && `${to.host}:${String(to.port)}`;

// RFC 1928: lengths of the five messages with an IPv4 address; a name takes its octets and one for their number in place of the four.
const SOCKS_STEPS = { greeting: 3, choice: 2, request: 10, granted: 10, refused: 10 } as const;
/** tor-spec §3: every cell of a link protocol from version 4 on has the same length. */
const CELL = 514;

export function wayBytes(message: SocksMessage | CircuitCell): number {
  if (message.kind === 'circuit') return CELL;
  const { step, to } = message;
  const isName = to !== null && !/^[\d.]+$/u.test(to.host);
  return SOCKS_STEPS[step] + (isName ? to.host.length - 3 : 0);
}
