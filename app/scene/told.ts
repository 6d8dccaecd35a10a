// How the party whose eyes these are came to know the clients' addresses: not at all, by a field that says so, or by their packets.
import type { Cast } from './cast.ts';
import type { Eyes } from './lens.ts';
import { acquaintedWith } from './sights.ts';
import type { Told } from './words.ts';

/** Null for everyone's eyes, and where there is no client but their own. The best source that any of the clients is known by. */
export function toldOf({ sight, at }: Eyes, cast: Cast): Told | null {
  if (sight === null) return null;
  const others = cast.actors.filter(({ node, role }) => role === 'client' && !sight.ownNodes.has(node));
  // A client's own eyes look at the site, not at the other guests.
  if (others.length === 0 || cast.actors.some(({ node, role }) => role === 'client' && sight.ownNodes.has(node)))
    return null;
  const known = others.map(({ node }) => acquaintedWith(sight, node));
  if (known.some(({ packets }) => packets <= at)) return { by: 'packets' };
  const told = known.find(({ field }) => field <= at);
  return told ? { by: 'field', field: told.fieldName } : { by: 'nobody' };
}
