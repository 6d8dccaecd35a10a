// Whom a box takes for the client: the peer of its connection, or an address that a trusted peer reports (RFC 7239 §8.1 warns: anybody
// can write such a field).
import { listValues } from '../../http/fields.ts';
import { nodeAddress } from '../../http/forwarded.ts';
import type { Fields } from '../../http/message.ts';
import type { Belief } from '../../http/rewriting-settings.ts';
import { PROXY_LINE } from '../../http/rewriting-settings.ts';
import type { Address, SocketAddress } from '../../wire/address.ts';
import { addressNumber, isInPrefix } from '../../wire/address.ts';

/**
 * From the right end of the list: each entry was written by the one after it, so it is worth as much as that one is trusted. Without
 * `recursive` only the last entry is looked at; with it, the first that is not trusted, or the leftmost when all are. An entry that is
 * no address ends the search.
 */
export function believedClient(
  peer: Address,
  fields: Fields,
  belief: Belief | null,
  told: SocketAddress | null = null,
): Address {
  if (!belief) return peer;
  const isTrusted = (address: Address): boolean =>
    belief.trusted.some(({ base, bits }) => isInPrefix(address, base, bits));
  if (belief.field === PROXY_LINE) return told !== null && isTrusted(peer) ? told.address : peer;
  let client = peer;
  for (const report of listValues(fields, belief.field).reverse()) {
    if (!isTrusted(client)) break;
    const address = nodeAddress(report);
    if (address === null || addressNumber(address) === null) break;
    client = address;
    if (!belief.recursive) break;
  }
  return client;
}
