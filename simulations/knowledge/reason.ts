// Why a cell says what it says, without words: kinds and parameters for the catalogues to make sentences of.
import type { Instant } from '../kernel/time.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Column } from './columns.ts';
import { OTHER_CLIENT } from './columns.ts';
import type { BaseFact } from './fact.ts';
import { trackIn } from './held.ts';
import type { Basis } from './inferable.ts';
import type { Account } from './account.ts';
import type { Ledger } from './ledger.ts';
import type { Encrypted, Obstacle, Removed } from './notebook.ts';

export type Reason =
  /** The evidence says it. */
  | { readonly kind: 'known' }
  /** What it reads is a coarser value. */
  | { readonly kind: 'coarse' }
  /** The exchange has no such fact. */
  | { readonly kind: 'absent' }
  /** It holds the address `through`, and whoever has that address could say what is behind it. */
  | { readonly kind: 'linkable'; readonly through: Address; readonly record: number }
  /** No message says it, but it could be found out so. */
  | { readonly kind: 'inferable'; readonly by: Basis; readonly record: number | null }
  | Encrypted
  | Removed
  /** It handles the address of the next hop, and that is somebody else's. */
  | { readonly kind: 'neighbour-only'; readonly address: Address }
  /** The size of a pool is in no message. */
  | { readonly kind: 'not-counted' }
  /** No field and no address that it saw gives the intermediary away. */
  | { readonly kind: 'not-told' }
  /** Messages of the exchange passed, none with this in it. */
  | { readonly kind: 'not-sent' }
  /** It answers questions for names, and was asked none for this exchange. */
  | { readonly kind: 'not-asked' }
  /** A cache answered, so nothing came this way. */
  | { readonly kind: 'cache-answered'; readonly node: NodeId; readonly record: number }
  /** No message of the exchange came its way. */
  | { readonly kind: 'off-path' }
  /** The exchange is under way, and nothing has come its way so far. */
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'not-wanted-yet' }
  /** A link fact: the weaker half is missing, for this reason. */
  | { readonly kind: 'half-missing'; readonly half: BaseFact; readonly reason: Reason }
  /** A link fact: each half could be translated, but by different parties. */
  | { readonly kind: 'held-apart'; readonly holders: readonly [readonly string[], readonly string[]] };

/** Why a base fact is not known in a column at `t`, from what has happened by then. */
export function whyNot(ledger: Ledger, account: Account, column: Column, fact: BaseFact, t: Instant): Reason {
  const obstacle = trackIn(account, column, fact)?.obstacles.find(({ at }) => at <= t);
  if (obstacle) return reasonOf(obstacle);
  const standing = account.columns.get(column);
  if (!standing || (standing.seenAt ?? Infinity) > t) return whyNothing(ledger, account, column, t);
  switch (fact) {
    case 'client_ip':
      return neighbour(standing.neighbours.opener);
    case 'origin_ip':
      return neighbour(standing.neighbours.acceptor);
    case 'backend_count':
      return { kind: 'not-counted' };
    case 'forward_proxy_in_use':
    case 'gateway_in_use':
      return { kind: 'not-told' };
    default:
      return { kind: 'not-sent' };
  }
}

const reasonOf = ({ at: _at, ...reason }: Obstacle): Reason => reason;

const neighbour = (address: Address | null): Reason =>
  address === null ? { kind: 'not-sent' } : { kind: 'neighbour-only', address };

/** Why nothing at all has come that way. */
function whyNothing(ledger: Ledger, account: Account, column: Column, t: Instant): Reason {
  if (account.wantedAt > t) return { kind: 'not-wanted-yet' };
  if (ledger.columns[column] === OTHER_CLIENT) return { kind: 'off-path' };
  if (account.finishedAt === null || account.finishedAt > t) return { kind: 'nothing-yet' };
  if (ledger.resolverColumns.includes(column)) return { kind: 'not-asked' };
  const { hit } = account;
  return hit ? { kind: 'cache-answered', node: hit.node, record: hit.record } : { kind: 'off-path' };
}
